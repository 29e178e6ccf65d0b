package io.github.sockettask.settings;

/**
 * How a task treats cookies, with the values of {@code HttpCookieHandling} of Spring
 * Boot.
 *
 * @since 0.1.0
 */
public enum CookieHandling {

	/**
	 * Like {@link #ENABLE}: the transport always can.
	 */
	ENABLE_WHEN_POSSIBLE,

	/**
	 * Cookies that a server sets in its answer to a handshake, accepted or refused, are
	 * sent with the next handshakes of the task (RFC 6265).
	 */
	ENABLE,

	/**
	 * Cookies are ignored.
	 */
	DISABLE

}
