package io.github.sockettask.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.NestedConfigurationProperty;

/**
 * Settings of the credentials that are sent with the handshake. Immutable; {@code null}
 * means not set.
 *
 * <p>
 * The with-methods are the API: constructors may grow in any release.
 *
 * @param basic Settings of a user name with a password.
 * @param bearer Settings of a token.
 * @since 0.1.0
 */
public record AuthSettings(@NestedConfigurationProperty Basic basic, @NestedConfigurationProperty Bearer bearer) {

	/**
	 * Settings with nothing set.
	 */
	public static final AuthSettings UNSET = new AuthSettings(new Basic(null, null), new Bearer(null));

	/**
	 * Create settings. Groups that are not set are empty ones.
	 */
	public AuthSettings {
		basic = orElse(basic, new Basic(null, null));
		bearer = orElse(bearer, new Bearer(null));
	}

	/**
	 * Fill in what is not set. A way to authenticate is taken as a whole: where one is
	 * set here, even in part, nothing of the defaults is.
	 * @param defaults where to take from what is not set here
	 * @return the merged settings
	 */
	public AuthSettings orElse(AuthSettings defaults) {
		return equals(UNSET) ? defaults : this;
	}

	/**
	 * Return settings with a user name and a password, in place of a token.
	 * @param username the user name
	 * @param password the password
	 * @return the settings
	 */
	public AuthSettings withBasic(String username, String password) {
		return new AuthSettings(new Basic(username, password), UNSET.bearer);
	}

	/**
	 * Return settings with a token, in place of a user name and a password.
	 * @param token the token
	 * @return the settings
	 */
	public AuthSettings withBearer(String token) {
		return new AuthSettings(UNSET.basic, new Bearer(token));
	}

	private static <T> T orElse(@Nullable T group, T unset) {
		return (group != null) ? group : unset;
	}

	/**
	 * User name and password of HTTP Basic authentication (RFC 7617).
	 *
	 * @param username User to authenticate as.
	 * @param password Password to authenticate with.
	 */
	public record Basic(@Nullable String username, @Nullable String password) {

		@Override
		public String toString() {
			return "Basic[]";
		}

	}

	/**
	 * Bearer token (RFC 6750).
	 *
	 * @param token Token to authenticate with.
	 */
	public record Bearer(@Nullable String token) {

		@Override
		public String toString() {
			return "Bearer[]";
		}

	}

}
