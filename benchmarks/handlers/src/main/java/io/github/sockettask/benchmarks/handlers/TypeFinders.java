package io.github.sockettask.benchmarks.handlers;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finding the type of a message by hand.
 */
final class TypeFinders {

	private static final String PROPERTY = "\"type\":\"";

	private TypeFinders() {
	}

	/**
	 * Find it with a parser, which reads no further.
	 * @param mapper makes parsers
	 * @param text the message
	 * @return the type
	 */
	static String parse(JsonMapper mapper, String text) {
		try (JsonParser parser = mapper.createParser(text)) {
			parser.nextToken();
			for (String name = parser.nextName(); name != null; name = parser.nextName()) {
				parser.nextToken();
				if (name.equals("type")) {
					return parser.getString();
				}
				parser.skipChildren();
			}
			return "";
		}
	}

	/**
	 * Find it in the unsafe way: the text may be inside of something else, or the field
	 * may be written in another way.
	 * @param text the message
	 * @return the type
	 */
	static String search(String text) {
		int start = text.indexOf(PROPERTY) + PROPERTY.length();
		return text.substring(start, text.indexOf('"', start));
	}

}
