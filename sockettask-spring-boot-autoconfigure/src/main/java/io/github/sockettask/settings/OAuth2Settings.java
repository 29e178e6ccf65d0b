package io.github.sockettask.settings;

import org.jspecify.annotations.Nullable;

/**
 * Settings of access tokens (RFC 6750) that an authorization server issues. Immutable;
 * {@code null} means not set.
 *
 * <p>
 * The with-methods are the API: constructors may grow in any release.
 *
 * @param registrationId Name of the OAuth2 client registration
 * (spring.security.oauth2.client.registration) whose access token is sent as bearer token
 * with each handshake.
 * @param reconnectOnRefresh Whether to replace an open connection by one with a new
 * access token before the token of its handshake expires.
 * @since 0.1.0
 */
public record OAuth2Settings(@Nullable String registrationId, @Nullable Boolean reconnectOnRefresh) {

	/**
	 * Settings with nothing set.
	 */
	public static final OAuth2Settings UNSET = new OAuth2Settings(null, null);

	/**
	 * Fill in what is not set.
	 * @param defaults where to take from what is not set here
	 * @return the merged settings
	 */
	public OAuth2Settings orElse(OAuth2Settings defaults) {
		return new OAuth2Settings((this.registrationId != null) ? this.registrationId : defaults.registrationId,
				(this.reconnectOnRefresh != null) ? this.reconnectOnRefresh : defaults.reconnectOnRefresh);
	}

	/**
	 * Return a copy with another {@code registrationId}.
	 * @param registrationId name of the OAuth2 client registration
	 * @return the copy
	 */
	public OAuth2Settings withRegistrationId(String registrationId) {
		return new OAuth2Settings(registrationId, this.reconnectOnRefresh);
	}

	/**
	 * Return a copy with another {@code reconnectOnRefresh}.
	 * @param reconnectOnRefresh whether to replace an open connection before its access
	 * token expires
	 * @return the copy
	 */
	public OAuth2Settings withReconnectOnRefresh(boolean reconnectOnRefresh) {
		return new OAuth2Settings(this.registrationId, reconnectOnRefresh);
	}

}
