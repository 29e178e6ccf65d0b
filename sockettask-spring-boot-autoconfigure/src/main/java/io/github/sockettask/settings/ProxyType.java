package io.github.sockettask.settings;

/**
 * Kinds of proxies.
 *
 * @since 0.1.0
 */
public enum ProxyType {

	/**
	 * A proxy that opens tunnels with HTTP {@code CONNECT} (RFC 9110, section 9.3.6).
	 */
	HTTP,

	/**
	 * A proxy of SOCKS version 5 (RFC 1928).
	 */
	SOCKS5,

	/**
	 * No proxy, whatever the JVM and the defaults of all tasks say.
	 */
	NONE

}
