package io.github.sockettask.settings;

import org.jspecify.annotations.Nullable;

/**
 * Settings of how messages are compressed. Immutable; {@code null} means not set.
 *
 * <p>
 * The with-methods are the API: constructors may grow in any release.
 *
 * @param enabled Whether to offer compression of messages to the server.
 * @since 0.1.0
 */
public record CompressionSettings(@Nullable Boolean enabled) {

	/**
	 * Settings with nothing set.
	 */
	public static final CompressionSettings UNSET = new CompressionSettings(null);

	/**
	 * Fill in what is not set.
	 * @param defaults where to take from what is not set here
	 * @return the merged settings
	 */
	public CompressionSettings orElse(CompressionSettings defaults) {
		return (this.enabled != null) ? this : defaults;
	}

	/**
	 * Return a copy with another {@code enabled}.
	 * @param enabled whether to offer compression of messages to the server
	 * @return the copy
	 */
	public CompressionSettings withEnabled(boolean enabled) {
		return new CompressionSettings(enabled);
	}

}
