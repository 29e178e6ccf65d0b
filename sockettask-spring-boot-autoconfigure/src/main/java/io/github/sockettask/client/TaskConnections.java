package io.github.sockettask.client;

import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.ConnectSocketException;
import io.github.sockettask.ReadyState;
import io.github.sockettask.transport.TransportRequest;

/**
 * The connections of a task, one after another.
 */
class TaskConnections {

	private final Supplier<TransportRequest> request;

	private final TaskContext task;

	private final Engine engine;

	private final SlowCallbackLog slowCallbacks;

	// Guarded by this, but may be read without
	private volatile @Nullable SocketConnection current;

	// Guarded by this, but may be read without
	private volatile String errMsg = "";

	// Guarded by this: whether to connect again when the connection is gone
	private boolean restart;

	/**
	 * Create the connections of a task that is not connected.
	 * @param request where and how to connect; asked at each start
	 * @param task what they have in common
	 */
	TaskConnections(Supplier<TransportRequest> request, TaskContext task) {
		this.request = request;
		this.task = task;
		this.engine = task.engine();
		this.slowCallbacks = new SlowCallbackLog(task.callbacks().taskName(), task.settings().receive(),
				task.stream().running());
	}

	SlowCallbackLog slowCallbacks() {
		return this.slowCallbacks;
	}

	@Nullable SocketConnection current() {
		return this.current;
	}

	ReadyState readyState() {
		SocketConnection connection = this.current;
		return (connection != null) ? connection.readyState() : ReadyState.CLOSED;
	}

	String errMsg() {
		return this.errMsg;
	}

	void start() {
		if (isToConnect()) {
			start(false);
		}
	}

	private void start(boolean again) {
		try {
			TransportRequest request = this.request.get();
			SocketConnection connection;
			synchronized (this) {
				if (readyState() != ReadyState.CLOSED || (again && !this.restart)) {
					return;
				}
				// under the lock, or a later number might be faster
				connection = begin(this.engine.slots().acquire());
			}
			connection.open(request);
		}
		catch (ConnectSocketException ex) {
			this.errMsg = ex.errMsg();
			throw ex;
		}
	}

	// A connection that is closing must be gone first.
	private synchronized boolean isToConnect() {
		ReadyState readyState = readyState();
		this.restart = readyState == ReadyState.CLOSING;
		return readyState == ReadyState.CLOSED;
	}

	// Connects unless the handlers did; then theirs is what was accepted.
	void connect(TransportRequest request, int id, IntConsumer accepted) {
		SocketConnection connection = null;
		SocketConnection first;
		synchronized (this) {
			first = this.current;
			if (first == null) {
				connection = begin(id);
			}
		}
		int number = (first != null) ? first.id() : id;
		this.task.stream().execute(() -> accepted.accept(number));
		if (connection != null) {
			connection.open(request);
		}
		else {
			this.engine.slots().release();
		}
	}

	// To be called with the lock
	private SocketConnection begin(int id) {
		SocketConnection connection = new SocketConnection(id, this.task);
		this.restart = false;
		this.current = connection;
		this.errMsg = "connectSocket:ok";
		this.engine.live().add(connection, this);
		connection.ended().thenRun(() -> ended(connection));
		return connection;
	}

	private void ended(SocketConnection connection) {
		this.engine.live().remove(connection);
		synchronized (this) {
			if (!this.restart) {
				return;
			}
		}
		try {
			// until it has a connection, a close or a stop can still call it off
			start(true);
		}
		catch (ConnectSocketException ex) {
			this.task.callbacks().error(ex);
		}
	}

	/**
	 * Do not connect again.
	 * @return the connection that there is, if any
	 */
	synchronized @Nullable SocketConnection last() {
		this.restart = false;
		return this.current;
	}

	CompletableFuture<Void> stop() {
		SocketConnection connection = last();
		if (connection == null) {
			return CompletableFuture.completedFuture(null);
		}
		connection.goAway();
		return connection.ended().copy();
	}

}
