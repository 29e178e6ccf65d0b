package io.github.sockettask.test;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The connections through a proxy, all under the same conditions. They are changed on the
 * thread of the proxy, and counted from any.
 */
final class ProxiedConnections {

	private final Signal signal = new Signal();

	private final Set<ProxiedConnection> present = new LinkedHashSet<>();

	private final ProxyLoop loop;

	private final String serverHost;

	private final int serverPort;

	private Traffic traffic = Traffic.FREE;

	private int accepted;

	ProxiedConnections(ProxyLoop loop, URI server) {
		this.loop = loop;
		this.serverHost = server.getHost();
		this.serverPort = port(server);
	}

	private static int port(URI server) {
		if (server.getPort() >= 0) {
			return server.getPort();
		}
		return (server.getScheme().endsWith("s")) ? 443 : 80;
	}

	void add(SocketChannel client) {
		try {
			ProxiedConnection connection = new ProxiedConnection(this.loop, this, client);
			this.signal.change(() -> {
				this.present.add(connection);
				this.accepted++;
			});
			connection.run();
		}
		catch (IOException ex) {
			ProxyLoop.close(client);
		}
	}

	void remove(ProxiedConnection connection) {
		this.signal.change(() -> this.present.remove(connection));
	}

	void change(UnaryOperator<Traffic> change) {
		this.traffic = change.apply(this.traffic);
		forEach(ProxiedConnection::run);
	}

	void forEach(Consumer<ProxiedConnection> action) {
		List.copyOf(this.present).forEach(action);
	}

	Traffic traffic() {
		return this.traffic;
	}

	/**
	 * Return where the server is at the moment.
	 * @return the address, as the name is resolved now
	 */
	InetSocketAddress serverAddress() {
		return new InetSocketAddress(this.serverHost, this.serverPort);
	}

	int count() {
		return this.signal.read(this.present::size);
	}

	int acceptedCount() {
		return this.signal.read(() -> this.accepted);
	}

	void await(int number, Duration deadline) {
		Boolean found = this.signal.<Boolean>poll(deadline, () -> (this.accepted >= number) ? Boolean.TRUE : null);
		if (found == null) {
			throw new AssertionError("Expected connection " + number + " to the proxy within " + deadline.toMillis()
					+ " ms but there were " + acceptedCount());
		}
	}

	void close() {
		this.signal.change(this.present::clear);
		this.signal.close();
	}

}
