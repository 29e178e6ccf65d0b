package io.github.sockettask.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Listens on one port of the loopback interface, again and again.
 */
final class Acceptor {

	private static final int BACKLOG = 1024;

	private static final long JOIN_MILLIS = 500;

	private final Threads threads;

	private final int receiveBufferSize;

	private final Consumer<Socket> accepted;

	private volatile int port;

	private @Nullable ServerSocket listening;

	private @Nullable Thread thread;

	Acceptor(Threads threads, int receiveBufferSize, Consumer<Socket> accepted) {
		this.threads = threads;
		this.receiveBufferSize = receiveBufferSize;
		this.accepted = accepted;
	}

	int port() {
		return this.port;
	}

	synchronized void start() {
		if (this.listening != null) {
			return;
		}
		try {
			ServerSocket socket = listen();
			this.listening = socket;
			this.port = socket.getLocalPort();
			this.thread = this.threads.start("test-socket-server-" + this.port + "-acceptor", () -> accept(socket));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot listen on port " + this.port, ex);
		}
	}

	synchronized void stop() {
		if (this.listening == null) {
			return;
		}
		try {
			this.listening.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.listening = null;
		if (this.thread != null) {
			// The kernel listens until the call in progress has returned.
			Threads.join(this.thread, JOIN_MILLIS);
		}
	}

	private ServerSocket listen() throws IOException {
		ServerSocket socket = new ServerSocket();
		// Allows listening again while accepted connections exist.
		socket.setReuseAddress(true);
		if (this.receiveBufferSize > 0) {
			// Must be set before connections are established, since TCP negotiates a
			// window scale.
			socket.setReceiveBufferSize(this.receiveBufferSize);
		}
		socket.bind(new InetSocketAddress(InetAddress.getByName("localhost"), this.port), BACKLOG);
		return socket;
	}

	private void accept(ServerSocket socket) {
		try {
			while (true) {
				this.accepted.accept(socket.accept());
			}
		}
		catch (IOException ex) {
			// The socket was closed to stop accepting.
		}
	}

}
