package io.github.sockettask.test;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import org.jspecify.annotations.Nullable;

/**
 * What a server is built with.
 *
 * @param sslContext speaks TLS, or {@code null} for plain TCP
 * @param needClientAuth whether a client must show a certificate
 * @param deadline how long steps wait
 * @param receiveBufferSize bytes, or 0 for the default of the system
 * @param fragments the number of fragments of a message that the server sends
 * @param compression whether to accept compression where a client offers it
 */
record ServerSettings(@Nullable SSLContext sslContext, boolean needClientAuth, Duration deadline, int receiveBufferSize,
		int fragments, boolean compression) {

	String scheme() {
		return (this.sslContext != null) ? "wss" : "ws";
	}

	Wire wire(Socket tcp) throws IOException {
		tcp.setTcpNoDelay(true);
		if (this.sslContext == null) {
			return new Wire(tcp, tcp);
		}
		SSLSocket tls = (SSLSocket) this.sslContext.getSocketFactory()
			.createSocket(tcp, tcp.getInetAddress().getHostAddress(), tcp.getPort(), true);
		tls.setUseClientMode(false);
		tls.setNeedClientAuth(this.needClientAuth);
		return new Wire(tcp, tls);
	}

}
