package io.github.sockettask.settings;

import org.jspecify.annotations.Nullable;

/**
 * Gets the access tokens of {@code oauth2.registration-id}.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface AccessTokenSource {

	/**
	 * Return a token that has not expired. May block, and is called on a callback thread.
	 * There is one call at a time for a registration; all tasks that use it share the
	 * result.
	 * @param registrationId name of the OAuth2 client registration
	 * @param refused a token in whose place another one is needed although it may not
	 * have expired, or {@code null}
	 * @return the token
	 * @throws Exception if there is none; the attempt to connect fails
	 */
	AccessToken token(String registrationId, @Nullable String refused) throws Exception;

}
