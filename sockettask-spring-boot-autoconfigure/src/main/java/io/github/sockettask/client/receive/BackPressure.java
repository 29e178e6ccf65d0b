package io.github.sockettask.client.receive;

import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.client.heartbeat.Reading;
import io.github.sockettask.settings.SocketTaskSettings;
import io.github.sockettask.transport.TransportConnection;

/**
 * Stops and resumes reading from the socket; no other class does. Reading stops while too
 * many messages wait for their handlers, so that TCP slows the peer down, and while the
 * application has paused the task.
 */
public class BackPressure implements Reading {

	private final int capacity;

	private final long bytes;

	private final BooleanSupplier paused;

	// The fields below are guarded by this.

	private @Nullable TransportConnection connection;

	private long messages;

	private long size;

	private boolean full;

	private boolean stopped;

	private boolean closing;

	private long stops;

	/**
	 * Create the back-pressure of a connection.
	 * @param capacity number of waiting messages at which reading stops
	 * @param bytes number of waiting bytes, with the overhead of messages, at which
	 * reading stops; it resumes at half of both limits
	 * @param paused whether the application has paused the task; {@link #update()} has to
	 * be called when this changes
	 */
	public BackPressure(int capacity, long bytes, BooleanSupplier paused) {
		this.capacity = capacity;
		this.bytes = bytes;
		this.paused = paused;
	}

	public synchronized void connection(TransportConnection connection) {
		this.connection = connection;
	}

	@Override
	public synchronized boolean isStopped() {
		return this.stopped;
	}

	@Override
	public synchronized long stops() {
		return this.stops;
	}

	public synchronized void arrived(int messages, long size) {
		this.messages += messages;
		this.size += size;
		if (!this.full && (this.messages >= this.capacity || cost() >= this.bytes)) {
			this.full = true;
			update();
		}
	}

	public synchronized void taken(int messages, long size) {
		this.messages -= messages;
		this.size -= size;
		if (this.full && this.messages <= this.capacity / 2 && cost() <= this.bytes / 2) {
			this.full = false;
			update();
		}
	}

	private long cost() {
		return this.size + SocketTaskSettings.MESSAGE_OVERHEAD * this.messages;
	}

	/** Read the answer to our close frame, even if the task is paused. */
	public synchronized void closing() {
		this.closing = true;
		update();
	}

	public synchronized void update() {
		boolean stop = this.full || (!this.closing && this.paused.getAsBoolean());
		TransportConnection connection = this.connection;
		if (stop == this.stopped || connection == null) {
			return;
		}
		this.stopped = stop;
		if (stop) {
			this.stops++;
			connection.pauseReading();
		}
		else {
			connection.resumeReading();
		}
	}

}
