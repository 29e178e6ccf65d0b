package io.github.sockettask.listener.method;

import java.util.List;

import org.springframework.core.annotation.AnnotationAttributes;

/**
 * Which messages a method asks for, as written in its annotation.
 *
 * @param types their types
 * @param matches what they must have
 * @param condition what else must hold, empty for nothing
 * @param unmatched whether the method wants only messages that no other handler wants
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
