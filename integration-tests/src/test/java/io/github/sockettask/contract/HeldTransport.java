package io.github.sockettask.contract;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.transport.Transport;
import io.github.sockettask.transport.TransportHandler;
import io.github.sockettask.transport.TransportRequest;

/**
 * Connections without a network, whose sockets take as much as the test says.
 */
class HeldTransport implements Transport {

	private final List<HeldConnection> connections = new CopyOnWriteArrayList<>();

	private final List<TransportRequest> requests = new CopyOnWriteArrayList<>();

	private volatile boolean broken;

	private volatile @Nullable Thread eventLoop;

	/** Throw at each attempt. */
	void beBroken() {
		this.broken = true;
	}

	@Override
	public void open(TransportRequest request, TransportHandler handler) {
		this.requests.add(request);
		if (this.broken) {
			throw new IllegalStateException("broken by intention");
		}
		HeldConnection connection = new HeldConnection(handler);
		this.connections.add(connection);
		handler.opening(connection);
	}

	void beEventLoop(Thread thread) {
		this.eventLoop = thread;
	}

	@Override
	public boolean inEventLoop() {
		return Thread.currentThread() == this.eventLoop;
	}

	HeldConnection first() {
		return this.connections.get(0);
	}

	HeldConnection last() {
		return this.connections.get(this.connections.size() - 1);
	}

	/**
	 * Return where attempts went.
	 * @return the addresses, in order
	 */
	List<String> urls() {
		return this.requests.stream().map((request) -> request.uri().toString()).toList();
	}

	List<TransportRequest> requests() {
		return this.requests;
	}

	/**
	 * Return what was written on all connections.
	 * @return one text a frame
	 */
	List<String> written() {
		return this.connections.stream().flatMap((connection) -> connection.written().stream()).toList();
	}

}
