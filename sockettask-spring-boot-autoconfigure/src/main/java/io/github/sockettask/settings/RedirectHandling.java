package io.github.sockettask.settings;

/**
 * How a task treats redirects, with the values of {@code HttpRedirects} of Spring Boot.
 *
 * @since 0.1.0
 */
public enum RedirectHandling {

	/**
	 * Like {@link #FOLLOW}: the transport always can.
	 */
	FOLLOW_WHEN_POSSIBLE,

	/**
	 * Redirects are followed, within the connect timeout.
	 */
	FOLLOW,

	/**
	 * A redirect is a refused handshake.
	 */
	DONT_FOLLOW

}
