package io.github.sockettask.test;

import java.time.Duration;
import java.util.List;

import javax.net.ssl.SSLContext;

import org.jspecify.annotations.Nullable;

/**
 * A WebSocket server for tests that plays scripts, on a random port of the loopback
 * interface. A script may break the protocol in any way.
 *
 * <pre class="code">
 * try (TestSocketServer server = TestSocketServer.start()) {
 *     server.on("/feed", (c) -&gt; c.expectText("hello").sendText("world").close(1000, "bye"));
 *     // let a client connect to server.url("/feed")
 * }
 * </pre>
 *
 * Scripts run on threads of the server; all methods may be called from any thread. A path
 * without a script is answered with 404. {@link #close()} and {@link #verify()} throw the
 * failures of scripts.
 *
 * @since 0.1.0
 */
public final class TestSocketServer implements AutoCloseable {

	private static final Duration CLOSE_TIMEOUT = Duration.ofMillis(800);

	private final ScriptBook scripts = new ScriptBook();

	private final Failures failures = new Failures();

	private final Connections connections = new Connections();

	private final Threads threads = new Threads();

	private final ServerSettings settings;

	private final ServedSockets sockets;

	private final Acceptor acceptor;

	private TestSocketServer(ServerSettings settings) {
		this.settings = settings;
		this.sockets = new ServedSockets(settings, this.scripts, this.failures, this.connections, this.threads);
		this.acceptor = new Acceptor(this.threads, settings.receiveBufferSize(), this.sockets::serve);
	}

	/**
	 * Start a server.
	 * @return a server that listens
	 */
	public static TestSocketServer start() {
		return builder().start();
	}

	/**
	 * Build a server.
	 * @return a new builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Return a URL that refuses every connection.
	 * @return a {@code ws} URL with a port that is reserved for the life of the JVM, so
	 * that no other process can listen on it
	 */
	public static String refusedUrl() {
		return "ws://localhost:" + RefusedPort.NUMBER + "/";
	}

	/**
	 * Set the script for every connection to a path. It replaces one set before.
	 * @param path the path, without a query
	 * @param script the script
	 * @return this server
	 */
	public TestSocketServer on(String path, SocketScript script) {
		this.scripts.always(path, script);
		return this;
	}

	/**
	 * Add a script for a single connection to a path, after those added before. When all
	 * are used up the script of {@link #on} is played, or else the last one again.
	 * @param path the path, without a query
	 * @param script the script
	 * @return this server
	 */
	public TestSocketServer onNext(String path, SocketScript script) {
		this.scripts.once(path, script);
		return this;
	}

	/**
	 * Return a URL of this server.
	 * @param target the path, and a query if you like
	 * @return {@code ws://localhost:port} or {@code wss://localhost:port} and the target
	 */
	public String url(String target) {
		return this.settings.scheme() + "://localhost:" + port() + target;
	}

	/**
	 * Return the port.
	 * @return the port, which stays the same
	 */
	public int port() {
		return this.acceptor.port();
	}

	/**
	 * Return all connections that sent a handshake, also those that were refused or have
	 * ended.
	 * @return a copy, in the order of the handshakes
	 */
	public List<TestSocketConnection> connections() {
		return this.connections.all();
	}

	/**
	 * Wait for a connection. It may not be open yet: its handshake has been read.
	 * @param number 1 for the first
	 * @return the connection
	 * @throws AssertionError if it does not come within the deadline
	 */
	public TestSocketConnection awaitConnection(int number) {
		return this.connections.await(number, this.settings.deadline());
	}

	/**
	 * Refuse new connections as if the server were down. Existing ones live on.
	 * @return this server
	 */
	public TestSocketServer stopAccepting() {
		this.acceptor.stop();
		return this;
	}

	/**
	 * Accept connections again, on the same port.
	 * @return this server
	 */
	public TestSocketServer startAccepting() {
		this.acceptor.start();
		return this;
	}

	/**
	 * Use other certificates for new connections, as a server does whose certificate is
	 * renewed. Existing connections live on.
	 * @param certificates whose server's certificate is shown, and whose client's
	 * certificate is trusted
	 * @return this server
	 * @throws IllegalStateException if the server does not speak TLS
	 */
	public TestSocketServer tls(TestCertificates certificates) {
		ServerTls tls = this.settings.tls();
		if (tls == null) {
			throw new IllegalStateException("The server was built without TLS");
		}
		tls.replace(certificates.serverSslContext());
		return this;
	}

	/**
	 * Wait until all scripts that were begun are over, or have come to an echo, for at
	 * most their deadline.
	 * @throws AssertionError the first failure of a script, others suppressed in it; each
	 * failure is thrown once
	 */
	public void verify() {
		this.sockets.awaitSettled();
		this.failures.verify();
	}

	/**
	 * Forget all scripts, connections and failures, so that the next test finds the
	 * server as new, on the same port. Connections are cut; a script that is broken off
	 * has not failed.
	 * @return this server
	 */
	public TestSocketServer reset() {
		this.scripts.clear();
		this.sockets.cut();
		this.connections.clear();
		this.failures.clear();
		return startAccepting();
	}

	/**
	 * Cut all connections and end all threads, within a second. A script that is broken
	 * off has not failed.
	 * @throws AssertionError the first failure of a script, others suppressed in it
	 */
	@Override
	public void close() {
		this.acceptor.stop();
		this.connections.close();
		this.sockets.close();
		this.threads.stop(CLOSE_TIMEOUT);
		this.failures.verify();
	}

	/**
	 * Builds a {@link TestSocketServer}.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private @Nullable SSLContext sslContext;

		private boolean needClientAuth;

		private String[] tlsProtocols = {};

		private Duration deadline = Duration.ofSeconds(5);

		private int receiveBufferSize;

		private int fragments = 1;

		private boolean compression;

		private Builder() {
		}

		/**
		 * Speak TLS.
		 * @param sslContext has the server's key, or {@code null} for plain TCP
		 * @return this builder
		 */
		public Builder sslContext(@Nullable SSLContext sslContext) {
			this.sslContext = sslContext;
			return this;
		}

		/**
		 * Speak TLS with a certificate that is made for tests.
		 * @param certificates whose server's certificate is shown, and whose client's
		 * certificate is trusted
		 * @return this builder
		 */
		public Builder tls(TestCertificates certificates) {
			return sslContext(certificates.serverSslContext());
		}

		/**
		 * Ask clients for a certificate, and refuse them without one.
		 * @param needClientAuth whether to do so
		 * @return this builder
		 */
		public Builder needClientAuth(boolean needClientAuth) {
			this.needClientAuth = needClientAuth;
			return this;
		}

		/**
		 * Restrict the versions of TLS.
		 * @param protocols the versions, such as {@code TLSv1.2}
		 * @return this builder
		 */
		public Builder tlsProtocols(String... protocols) {
			this.tlsProtocols = protocols.clone();
			return this;
		}

		/**
		 * Set how long steps and calls wait for the client.
		 * @param deadline the deadline, 5 seconds by default
		 * @return this builder
		 */
		public Builder deadline(Duration deadline) {
			this.deadline = deadline;
			return this;
		}

		/**
		 * Set the size of the receive buffer of TCP. With a small one a client notices
		 * soon that the server does not read.
		 * @param bytes the size, 0 for the default of the system
		 * @return this builder
		 */
		public Builder receiveBufferSize(int bytes) {
			this.receiveBufferSize = bytes;
			return this;
		}

		/**
		 * Send each message in several fragments. Frames that are fragments already, or
		 * that break the protocol, go out as they are.
		 * @param number the number of fragments of a message, 1 by default
		 * @return this builder
		 */
		public Builder fragments(int number) {
			if (number < 1) {
				throw new IllegalArgumentException("number of fragments: " + number);
			}
			this.fragments = number;
			return this;
		}

		/**
		 * Compress messages ({@code permessage-deflate}) on connections whose client
		 * offers it, unless the script answers the offer itself. Scripts and records see
		 * messages as they are without compression.
		 * @param compression whether to compress
		 * @return this builder
		 */
		public Builder compression(boolean compression) {
			this.compression = compression;
			return this;
		}

		/**
		 * Start the server.
		 * @return a server that listens
		 */
		public TestSocketServer start() {
			ServerTls tls = (this.sslContext != null)
					? new ServerTls(this.sslContext, this.needClientAuth, this.tlsProtocols) : null;
			TestSocketServer server = new TestSocketServer(
					new ServerSettings(tls, this.deadline, this.receiveBufferSize, this.fragments, this.compression));
			server.acceptor.start();
			return server;
		}

	}

}
