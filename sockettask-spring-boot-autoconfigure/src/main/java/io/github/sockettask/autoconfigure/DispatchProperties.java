package io.github.sockettask.autoconfigure;

import org.jspecify.annotations.Nullable;

/**
 * Settings of what a task looks at in a message, to find its handlers.
 *
 * @since 0.1.0
 */
public class DispatchProperties {

	/**
	 * Place of the type of a message, as a JSON pointer.
	 */
	private @Nullable String typeField;

	/**
	 * Place of the messages in a frame that holds several, as a JSON pointer, empty for
	 * the whole frame.
	 */
	private @Nullable String unwrap;

	public @Nullable String getTypeField() {
		return this.typeField;
	}

	public void setTypeField(@Nullable String typeField) {
		this.typeField = typeField;
	}

	public @Nullable String getUnwrap() {
		return this.unwrap;
	}

	public void setUnwrap(@Nullable String unwrap) {
		this.unwrap = unwrap;
	}

}
