package io.github.sockettask.test;

import java.net.URI;
import java.time.Duration;

/**
 * A TCP proxy in front of a server, which a test breaks as networks break: connections
 * that are open and dead, cut, reset, refused, slow. It knows nothing of WebSocket or
 * TLS, so that it stands in front of any server.
 *
 * <pre class="code">
 * try (TestSocketProxy proxy = TestSocketProxy.to(server)) {
 *     // let a client connect to proxy.url("/feed")
 *     proxy.suspend(); // half-open: both sides believe to be connected
 * }
 * </pre>
 *
 * It listens on a random port of the loopback interface. What is done to the traffic
 * holds for all connections, also for those that come later. All methods may be called
 * from any thread; each has had its effect when it returns, also on connections that a
 * client has just made. A proxy has one thread, a daemon, whatever the number of
 * connections, and holds at most 64 KiB in each direction of a connection: a side that
 * does not read slows the other one down. A FIN or RST of one side is passed on to the
 * other one. A client whose server can't be reached is connected, and then reset.
 *
 * @since 0.1.0
 */
public final class TestSocketProxy implements AutoCloseable {

	private static final Duration DEADLINE = Duration.ofSeconds(5);

	private static final Duration CLOSE_TIMEOUT = Duration.ofMillis(800);

	private final Threads threads = new Threads();

	private final ProxyLoop loop = new ProxyLoop();

	private final ProxiedConnections connections;

	private final ProxyListener listener;

	private final String scheme;

	private TestSocketProxy(URI server) {
		this.scheme = server.getScheme();
		this.connections = new ProxiedConnections(this.loop, server);
		this.listener = new ProxyListener(this.loop, this.connections::add);
	}

	/**
	 * Start a proxy.
	 * @param server where to connect clients to
	 * @return a proxy that listens
	 */
	public static TestSocketProxy to(TestSocketServer server) {
		return to(URI.create(server.url("/")));
	}

	/**
	 * Start a proxy.
	 * @param server where to connect clients to: scheme, host and, unless it is that of
	 * the scheme, port. The name of the host is resolved for each connection
	 * @return a proxy that listens
	 * @throws IllegalArgumentException if scheme or host is missing
	 */
	public static TestSocketProxy to(URI server) {
		if (server.getScheme() == null || server.getHost() == null) {
			throw new IllegalArgumentException("Expected a URL with a scheme and a host but got '" + server + "'");
		}
		TestSocketProxy proxy = new TestSocketProxy(server);
		proxy.threads.start("test-socket-proxy", proxy.loop::run);
		try {
			return proxy.startAccepting();
		}
		catch (RuntimeException ex) {
			proxy.close();
			throw ex;
		}
	}

	/**
	 * Return a URL of the proxy.
	 * @param target the path, and a query if you like
	 * @return the scheme of the server, {@code localhost}, the port and the target
	 */
	public String url(String target) {
		return this.scheme + "://localhost:" + port() + target;
	}

	/**
	 * Return the port.
	 * @return the port, which stays the same
	 */
	public int port() {
		return this.listener.port();
	}

	/**
	 * Let nothing pass any more, as if packets were lost: connections are half-open. Not
	 * even the end of a side passes. New connections are accepted, and get no answer.
	 * @return this proxy
	 */
	public TestSocketProxy suspend() {
		return command(() -> this.connections.change(Traffic::suspend));
	}

	/**
	 * Let everything pass freely, also what was sent meanwhile: the end of
	 * {@link #suspend()}, {@link #delay} and {@link #trickle}.
	 * @return this proxy
	 */
	public TestSocketProxy resume() {
		return command(() -> this.connections.change((traffic) -> Traffic.FREE));
	}

	/**
	 * Let bytes arrive later, in both directions, as on a long line. Nothing is lost, and
	 * the order stays.
	 * @param delay for how long each byte is held, zero for not at all
	 * @return this proxy
	 */
	public TestSocketProxy delay(Duration delay) {
		return command(() -> this.connections.change((traffic) -> traffic.delayedBy(delay)));
	}

	/**
	 * Let what the server sends arrive bit by bit. What clients send passes as before.
	 * @param bytes how many bytes of each connection pass at once, at least 1
	 * @param interval the time between them
	 * @return this proxy
	 * @throws IllegalArgumentException if not even one byte is to pass; see
	 * {@link #suspend()}
	 */
	public TestSocketProxy trickle(int bytes, Duration interval) {
		if (bytes < 1) {
			throw new IllegalArgumentException("Expected at least 1 byte but got " + bytes);
		}
		return command(() -> this.connections.change((traffic) -> traffic.trickling(bytes, interval)));
	}

	/**
	 * End all connections with a FIN to both sides. What has not passed yet is lost, and
	 * what a side sends afterwards.
	 * @return this proxy
	 */
	public TestSocketProxy drop() {
		return command(() -> this.connections.forEach(ProxiedConnection::drop));
	}

	/**
	 * End all connections with a RST to both sides.
	 * @return this proxy
	 */
	public TestSocketProxy reset() {
		return command(() -> this.connections.forEach(ProxiedConnection::reset));
	}

	/**
	 * Refuse new connections. Existing ones live on.
	 * @return this proxy
	 */
	public TestSocketProxy stopAccepting() {
		command(this.listener::stop);
		return command(this.listener::reserve);
	}

	/**
	 * Accept connections again, on the same port.
	 * @return this proxy
	 */
	public TestSocketProxy startAccepting() {
		return command(this.listener::start);
	}

	/**
	 * Return how many connections there are.
	 * @return the number of connections that neither ended by themselves nor were ended
	 * by the proxy. A suspended proxy does not notice an end
	 */
	public int connectionCount() {
		return this.connections.count();
	}

	/**
	 * Return how many connections there have been.
	 * @return the number of TCP connections that were accepted since the start
	 */
	public int acceptedCount() {
		return this.connections.acceptedCount();
	}

	/**
	 * Wait until a TCP connection is accepted, for at most 5 seconds.
	 * @param number 1 for the first since the start
	 * @return this proxy
	 * @throws AssertionError if it does not come
	 */
	public TestSocketProxy awaitConnection(int number) {
		this.connections.await(number, DEADLINE);
		return this;
	}

	/**
	 * Close all connections and end the thread, within a second.
	 */
	@Override
	public void close() {
		try {
			this.loop.call(this::stop);
		}
		catch (IllegalStateException ex) {
			// Closed already.
		}
		this.threads.stop(CLOSE_TIMEOUT);
	}

	private void stop() {
		this.listener.close();
		this.connections.close();
		this.loop.stop();
	}

	private TestSocketProxy command(Runnable command) {
		this.loop.call(() -> {
			this.listener.accept();
			command.run();
		});
		return this;
	}

}
