package io.github.sockettask.transport;

import org.jspecify.annotations.Nullable;

/**
 * A proxy to connect through.
 *
 * @param type its kind
 * @param host its host
 * @param port its port
 * @param username the user to authenticate as, or {@code null}
 * @param password the password, or {@code null}
 */
public record TransportProxy(Type type, String host, int port, @Nullable String username, @Nullable String password) {

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
