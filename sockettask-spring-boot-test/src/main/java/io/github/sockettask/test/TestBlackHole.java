package io.github.sockettask.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * A port of the loopback interface that drops every SYN, as a firewall does: a client
 * that connects is neither accepted nor refused, and can only time out.
 *
 * <pre class="code">
 * try (TestBlackHole blackHole = TestBlackHole.open()) {
 *     // let a client connect to blackHole.url("/feed")
 * }
 * </pre>
 *
 * The queue of a listening socket that accepts no connections is filled at the beginning,
 * and Linux drops connections that do not fit the queue. Other systems may refuse them.
 * There is no thread.
 *
 * @since 0.1.0
 */
public final class TestBlackHole implements AutoCloseable {

	private static final long PATIENCE_MILLIS = 100;

	/**
	 * With a backlog of 1 Linux queues two connections. If as many are waiting for an
	 * answer that is only late, they fill the queue before the connections of a test.
	 */
	private static final int UNANSWERED = 2;

	private final List<SocketChannel> queued = new ArrayList<>();

	private final ServerSocket socket;

	private TestBlackHole() throws IOException {
		this.socket = new ServerSocket(0, 1, InetAddress.getByName("localhost"));
	}

	/**
	 * Open a black hole. This takes some tenths of a second.
	 * @return a black hole that answers no connection
	 * @throws IllegalStateException if the system refuses connections instead
	 */
	public static TestBlackHole open() {
		try {
			TestBlackHole blackHole = new TestBlackHole();
			try {
				blackHole.fill();
				return blackHole;
			}
			catch (IOException | IllegalStateException ex) {
				blackHole.close();
				throw ex;
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Return a URL of the black hole.
	 * @param target the path, and a query if you like
	 * @return {@code ws://localhost:port} and the target
	 */
	public String url(String target) {
		return "ws://localhost:" + port() + target;
	}

	/**
	 * Return the port.
	 * @return the port
	 */
	public int port() {
		return this.socket.getLocalPort();
	}

	/**
	 * Close the port: it refuses connections from now on.
	 */
	@Override
	public void close() {
		try {
			for (SocketChannel channel : this.queued) {
				channel.close();
			}
			this.socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void fill() throws IOException {
		int unanswered = 0;
		while (unanswered < UNANSWERED) {
			unanswered = (connect()) ? 0 : unanswered + 1;
		}
	}

	private boolean connect() throws IOException {
		SocketChannel channel = SocketChannel.open();
		this.queued.add(channel);
		channel.configureBlocking(false);
		if (channel.connect(new InetSocketAddress(this.socket.getInetAddress(), port()))) {
			return true;
		}
		try (Selector selector = Selector.open()) {
			channel.register(selector, SelectionKey.OP_CONNECT);
			return selector.select(PATIENCE_MILLIS) > 0 && channel.finishConnect();
		}
		catch (ConnectException ex) {
			throw new IllegalStateException("This system refuses connections instead of dropping them", ex);
		}
	}

}
