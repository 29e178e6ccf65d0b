package io.github.sockettask.listener.method;

import java.util.List;

import org.springframework.core.annotation.AnnotationAttributes;

/**
 * The selection of messages as written in an annotation.
 *
 * @param types the types
 * @param matches the required values
 * @param condition the condition, empty for none
 * @param unmatched whether the method receives only unmatched messages
 */
public record MessageSelection(List<String> types, List<String> matches, String condition, boolean unmatched) {

	/** Selects every message. */
	public static final MessageSelection ALL = new MessageSelection(List.of(), List.of(), "", false);

	static MessageSelection of(CallbackEvent event, AnnotationAttributes attributes) {
		return (event != CallbackEvent.MESSAGE) ? ALL
				: new MessageSelection(List.of(attributes.getStringArray("type")),
						List.of(attributes.getStringArray("match")), attributes.getString("condition"),
						attributes.getBoolean("unmatched"));
	}

}
