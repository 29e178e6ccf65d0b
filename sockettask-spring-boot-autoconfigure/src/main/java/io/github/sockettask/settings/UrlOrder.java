package io.github.sockettask.settings;

/**
 * Which of several addresses is tried next.
 *
 * @since 0.1.0
 */
public enum UrlOrder {

	/**
	 * The first one; the next one where an attempt has failed. After a connection that
	 * has lasted for {@code reconnect.reset-after}, the first one again.
	 */
	FAILOVER,

	/**
	 * The one after that of the connection before.
	 */
	ROUND_ROBIN

}
