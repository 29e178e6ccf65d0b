package io.github.sockettask.settings;

import org.jspecify.annotations.Nullable;

/**
 * Settings of how messages are compressed. Immutable; {@code null} means not set.
 *
 * <p>
 * Make copies by the with-methods: the constructor may grow.
 *
 * @param enabled whether to offer compression to the server (permessage-deflate)
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
	 * Return a copy that offers compression or not.
	 * @param enabled whether to offer compression to the server
	 * @return the copy
	 */
	public CompressionSettings withEnabled(boolean enabled) {
		return new CompressionSettings(enabled);
	}

}
