package io.github.sockettask.test;

import java.io.IOException;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Serves each accepted socket on threads of its own.
 */
final class ServedSockets {

	private final Set<ServedConnection> served = ConcurrentHashMap.newKeySet();

	private final AtomicInteger count = new AtomicInteger();

	private final ServerSettings settings;

	private final ScriptBook scripts;

	private final Failures failures;

	private final Connections connections;

	private final Threads threads;

	private volatile boolean closed;

	ServedSockets(ServerSettings settings, ScriptBook scripts, Failures failures, Connections connections,
			Threads threads) {
		this.settings = settings;
		this.scripts = scripts;
		this.failures = failures;
		this.connections = connections;
		this.threads = threads;
	}

	void serve(Socket tcp) {
		try {
			ConnectionParts parts = new ConnectionParts(this.settings.wire(tcp), this.settings);
			ServedConnection connection = new ServedConnection(parts, this.scripts, this.failures);
			this.served.add(connection);
			if (this.closed) {
				connection.close();
			}
			this.threads.start(
					"test-socket-server-" + tcp.getLocalPort() + "-connection-" + this.count.incrementAndGet(),
					() -> connection.serve(this.connections, this.threads));
		}
		catch (IOException ex) {
			// The client had disconnected before it was served.
		}
	}

	void awaitSettled() {
		this.served.forEach(ServedConnection::awaitSettled);
	}

	/**
	 * Cut the connections that there are, and forget them.
	 */
	void cut() {
		this.served.forEach((connection) -> {
			this.served.remove(connection);
			connection.close();
		});
	}

	void close() {
		this.closed = true;
		cut();
	}

}
