package io.github.sockettask.autoconfigure;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.settings.AccessToken;
import io.github.sockettask.settings.AccessTokenSource;
import io.github.sockettask.settings.InvalidSocketTaskSettingsException;

/**
 * The OAuth2 client registrations of the application, and their tokens.
 */
interface OAuth2Registrations extends AccessTokenSource {

	/** The setting that names a registration. */
	String SETTING = "oauth2.registration-id";

	/**
	 * Check that there is a registration.
	 * @param taskName the name of the task that uses it, or {@code null} for the defaults
	 * @param registrationId the name of the registration
	 * @throws InvalidSocketTaskSettingsException if there is none
	 */
	void check(@Nullable String taskName, String registrationId);

	/**
	 * Make the exception for a registration that can't be used.
	 * @param taskName the name of the task, or {@code null} for the defaults
	 * @param registrationId the name of the registration
	 * @param reason what is wrong
	 * @param action what to do
	 * @return the exception
	 */
	static InvalidSocketTaskSettingsException wrong(@Nullable String taskName, String registrationId, String reason,
			String action) {
		return new InvalidTaskPropertyException(TaskProperty.of(taskName, SETTING), registrationId, reason, action);
	}

	/** Stands in where Spring Security's OAuth2 client is not on the class path. */
	class Missing implements OAuth2Registrations {

		private static final String REASON = "Spring Security's OAuth2 client is not on the class path";

		@Override
		public void check(@Nullable String taskName, String registrationId) {
			throw wrong(taskName, registrationId, REASON,
					"Add the dependency org.springframework.boot:spring-boot-starter-security-oauth2-client.");
		}

		@Override
		public AccessToken token(String registrationId, @Nullable String refused) {
			throw new IllegalStateException(REASON);
		}

	}

}
