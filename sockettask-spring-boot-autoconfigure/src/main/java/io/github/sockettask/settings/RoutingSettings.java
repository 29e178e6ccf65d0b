package io.github.sockettask.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * Settings of what a task looks at in a message, to find its handlers. Immutable;
 * {@code null} means not set.
 *
 * <p>
 * The with-methods are the API: constructors may grow in any release.
 *
 * @param typeField Place of the type of a message, as a JSON pointer.
 * @param unwrap Place of the messages in a frame that holds several, as a JSON pointer,
 * empty for the whole frame.
 * @since 0.1.0
 */
public record RoutingSettings(@Nullable String typeField, @Nullable String unwrap) {

	/**
	 * The default of the type field.
	 */
	public static final String TYPE_FIELD = "/type";

	/**
	 * Settings with nothing set.
	 */
	public static final RoutingSettings UNSET = new RoutingSettings(null, null);

	/**
	 * Create settings. An empty place of the type is none.
	 */
	public RoutingSettings {
		typeField = StringUtils.hasText(typeField) ? typeField : null;
	}

	/**
	 * Fill in what is not set.
	 * @param defaults where to take from what is not set here
	 * @return the merged settings
	 */
	public RoutingSettings orElse(RoutingSettings defaults) {
		return new RoutingSettings((this.typeField != null) ? this.typeField : defaults.typeField,
				(this.unwrap != null) ? this.unwrap : defaults.unwrap);
	}

	/**
	 * Return a copy with another {@code typeField}.
	 * @param typeField place of the type of a message, as a JSON pointer
	 * @return the copy
	 */
	public RoutingSettings withTypeField(String typeField) {
		return new RoutingSettings(typeField, this.unwrap);
	}

	/**
	 * Return a copy with another {@code unwrap}.
	 * @param unwrap place of the messages in a frame that holds several, as a JSON
	 * pointer, empty for the whole frame
	 * @return the copy
	 */
	public RoutingSettings withUnwrap(String unwrap) {
		return new RoutingSettings(this.typeField, unwrap);
	}

}
