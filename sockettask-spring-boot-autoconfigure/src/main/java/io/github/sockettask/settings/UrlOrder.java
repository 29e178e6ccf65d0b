package io.github.sockettask.settings;

/**
 * Order in which several addresses are tried.
 *
 * @since 0.1.0
 */
public enum UrlOrder {

	/**
	 * The first address, and the next one after a failed attempt. Starts over with the
	 * first address after a connection that has lasted for {@code reconnect.reset-after}.
	 */
	FAILOVER,

	/**
	 * The address after that of the previous connection.
	 */
	ROUND_ROBIN

}
