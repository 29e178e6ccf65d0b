package io.github.sockettask.settings;

import org.jspecify.annotations.Nullable;

/**
 * Settings of TLS. Immutable; {@code null} means not set.
 *
 * <p>
 * The with-methods are the API: constructors may grow in any release.
 *
 * @param bundle Name of the SSL bundle (spring.ssl.bundle) with the certificates to trust
 * and to present. What the JVM trusts when not set.
 * @since 0.1.0
 */
public record SslSettings(@Nullable String bundle) {

	/**
	 * Settings with nothing set.
	 */
	public static final SslSettings UNSET = new SslSettings(null);

	/**
	 * Fill in what is not set.
	 * @param defaults where to take from what is not set here
	 * @return the merged settings
	 */
	public SslSettings orElse(SslSettings defaults) {
		return (this.bundle != null) ? this : defaults;
	}

	/**
	 * Return the bundle of a task.
	 * @return the name, or {@code null} for what the JVM trusts, as an empty name says
	 * beside a default
	 */
	public @Nullable String bundleInUse() {
		return (this.bundle == null || this.bundle.isBlank()) ? null : this.bundle;
	}

	/**
	 * Return a copy with another {@code bundle}.
	 * @param bundle name of the SSL bundle
	 * @return the copy
	 */
	public SslSettings withBundle(String bundle) {
		return new SslSettings(bundle);
	}

}
