package io.github.sockettask.json;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads messages.
 *
 * @param mapper knows the JSON of the application
 */
record JsonSource(JsonMapper mapper) {

	JsonParser parser(Object message) {
		return (message instanceof String text) ? this.mapper.createParser(text)
				: this.mapper.createParser((byte[]) message);
	}

	/**
	 * Return whether a message begins like JSON that holds something. Most that do not
	 * are found out here, without an exception.
	 * @param message a {@code String} or a {@code byte[]}
	 * @return whether it may be an object or an array
	 */
	static boolean mayBeJson(Object message) {
		int length = (message instanceof String text) ? text.length() : ((byte[]) message).length;
		for (int i = 0; i < length; i++) {
			int next = (message instanceof String text) ? text.charAt(i) : ((byte[]) message)[i];
			if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
				// UTF-8 may begin with a mark, which a parser knows
				return next == '{' || next == '[' || next < 0 || next == 0xFEFF;
			}
		}
		return false;
	}

}
