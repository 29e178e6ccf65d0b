package io.github.sockettask.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Listens on one port of the loopback interface, again and again. Lives on the thread of
 * the proxy.
 */
final class ProxyListener {

	private static final int BACKLOG = 1024;

	private final ProxyLoop loop;

	private final Consumer<SocketChannel> accepted;

	private volatile int port;

	private @Nullable ServerSocketChannel listening;

	private @Nullable Socket reserved;

	ProxyListener(ProxyLoop loop, Consumer<SocketChannel> accepted) {
		this.loop = loop;
		this.accepted = accepted;
	}

	int port() {
		return this.port;
	}

	void start() {
		if (this.listening != null) {
			return;
		}
		try {
			release();
			ServerSocketChannel channel = ServerSocketChannel.open();
			// Allows listening again while accepted connections exist.
			channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
			channel.bind(address(), BACKLOG);
			this.port = channel.socket().getLocalPort();
			this.listening = channel;
			this.loop.register(channel, SelectionKey.OP_ACCEPT, this::accept);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot listen on port " + this.port, ex);
		}
	}

	void close() {
		stop();
		release();
	}

	void stop() {
		if (this.listening == null) {
			return;
		}
		ProxyLoop.close(this.listening);
		this.listening = null;
	}

	/**
	 * Keep the port while no socket listens on it. Otherwise the kernel may give it to
	 * any client, even to one that connects to this port, and so to itself.
	 */
	void reserve() {
		if (this.listening != null || this.reserved != null) {
			return;
		}
		try {
			Socket socket = new Socket();
			this.reserved = socket;
			socket.setReuseAddress(true);
			socket.bind(address());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot keep port " + this.port, ex);
		}
	}

	private void release() {
		if (this.reserved == null) {
			return;
		}
		try {
			this.reserved.close();
		}
		catch (IOException ex) {
			// Nothing is left to close.
		}
		this.reserved = null;
	}

	/**
	 * Accept all connections that the kernel has made by now.
	 */
	void accept() {
		try {
			ServerSocketChannel channel = this.listening;
			for (SocketChannel client = next(channel); client != null; client = next(channel)) {
				this.accepted.accept(client);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static @Nullable SocketChannel next(@Nullable ServerSocketChannel channel) throws IOException {
		return (channel != null) ? channel.accept() : null;
	}

	private InetSocketAddress address() throws IOException {
		return new InetSocketAddress(InetAddress.getByName("localhost"), this.port);
	}

}
