package io.github.sockettask.test;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What a server is built with.
 *
 * @param tls speaks TLS, or {@code null} for plain TCP
 * @param deadline how long steps wait
 * @param receiveBufferSize bytes, or 0 for the default of the system
 * @param fragments the number of fragments of a message that the server sends
 * @param compression whether to accept compression where a client offers it
 */
record ServerSettings(@Nullable ServerTls tls, Duration deadline, int receiveBufferSize, int fragments,
		boolean compression) {

	String scheme() {
		return (this.tls != null) ? "wss" : "ws";
	}

	Wire wire(Socket tcp) throws IOException {
		tcp.setTcpNoDelay(true);
		return new Wire(tcp, (this.tls != null) ? this.tls.socket(tcp) : tcp);
	}

}
