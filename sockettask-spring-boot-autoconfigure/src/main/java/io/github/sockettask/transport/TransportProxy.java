package io.github.sockettask.transport;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.text.PeerText;

/**
 * A proxy to connect through. It looks up the host of the address, which is not looked up
 * here.
 *
 * @param type its kind
 * @param host its host, a name or an address without brackets
 * @param port its port
 * @param username the user to authenticate as, or {@code null}
 * @param password the password, or {@code null}
 * @param origin where it was set, for messages
 */
public record TransportProxy(Type type, String host, int port, @Nullable String username, @Nullable String password,
		String origin) {

	/**
	 * Return the proxy for messages.
	 * @return its kind, its address, and where it was set
	 */
	public String description() {
		String address = this.host.contains(":") ? "[" + this.host + "]" : this.host;
		return "%s proxy %s:%d (set by %s)".formatted(this.type, PeerText.of(address), this.port, this.origin);
	}

	@Override
	public String toString() {
		return "TransportProxy[type=%s, host=%s, port=%s]".formatted(this.type, this.host, this.port);
	}

	/** Kinds of proxies. */
	public enum Type {

		/** A proxy that opens tunnels with HTTP {@code CONNECT}. */
		HTTP,

		/** A proxy of SOCKS version 5. */
		SOCKS5

	}

}
