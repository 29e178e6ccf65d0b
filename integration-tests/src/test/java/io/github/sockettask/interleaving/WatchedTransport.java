package io.github.sockettask.interleaving;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.sockettask.transport.Transport;
import io.github.sockettask.transport.TransportHandler;
import io.github.sockettask.transport.TransportRequest;

/**
 * Stands between the engine and the transport, numbers the connections in a header, and
 * checks what both promise to each other.
 */
class WatchedTransport implements Transport {

	static final String NUMBER = "X-Number";

	private static final AtomicInteger numbers = new AtomicInteger();

	private final Map<String, Queue<WatchedConnection>> connections = new ConcurrentHashMap<>();

	private final Transport transport;

	WatchedTransport(Transport transport) {
		this.transport = transport;
	}

	@Override
	public boolean inEventLoop() {
		return this.transport.inEventLoop();
	}

	@Override
	public void open(TransportRequest request, TransportHandler handler) {
		WatchedConnection watched = new WatchedConnection(numbers.incrementAndGet(), handler);
		this.connections.computeIfAbsent(request.uri().getPath(), (path) -> new ConcurrentLinkedQueue<>()).add(watched);
		this.transport.open(numbered(request, watched.number()), watched);
	}

	private static TransportRequest numbered(TransportRequest request, int number) {
		Map<String, List<String>> header = new HashMap<>(request.header());
		header.put(NUMBER, List.of(String.valueOf(number)));
		return new TransportRequest(request.uri(), header, request.protocols(), request.timeout(),
				request.closeTimeout(), request.sendTimeout(), request.tcpNoDelay(), request.perMessageDeflate(),
				request.maxMessageSize(), request.tried(), null, null);
	}

	/**
	 * Return the connections to a path, and forget them.
	 * @param path the path
	 * @return the connections, in the order of the attempts
	 */
	List<WatchedConnection> take(String path) {
		Queue<WatchedConnection> taken = this.connections.remove(path);
		return (taken != null) ? List.copyOf(taken) : List.of();
	}

}
