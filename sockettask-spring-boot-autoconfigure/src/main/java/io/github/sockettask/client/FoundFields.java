package io.github.sockettask.client;

import org.jspecify.annotations.Nullable;

/**
 * What was looked up in a message to choose its handlers.
 *
 * @param fields what was looked up
 * @param values what is there, in the order of the pointers
 */
record FoundFields(RouteFields fields, @Nullable String[] values) {

	/**
	 * Look into a message.
	 * @param fields what to look up
	 * @param data the message
	 * @param frame has what the message lacks, if it was taken from a frame
	 * @return what is there
	 */
	static FoundFields find(RouteFields fields, Object data, @Nullable MessageFrame frame) {
		@Nullable String[] values = fields.find(data);
		if (frame != null) {
			@Nullable String[] ofFrame = frame.fields(fields);
			for (int i = 0; i < values.length; i++) {
				if (values[i] == null) {
					values[i] = ofFrame[i];
				}
			}
		}
		return new FoundFields(fields, values);
	}

}
