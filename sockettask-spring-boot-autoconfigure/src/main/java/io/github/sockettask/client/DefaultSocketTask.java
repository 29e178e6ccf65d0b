package io.github.sockettask.client;

import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.CallbackResult;
import io.github.sockettask.CloseOption;
import io.github.sockettask.CloseSocketException;
import io.github.sockettask.ConnectSocketException;
import io.github.sockettask.OnCloseCallback;
import io.github.sockettask.OnErrorCallback;
import io.github.sockettask.OnMessageCallback;
import io.github.sockettask.OnOpenCallback;
import io.github.sockettask.ReadyState;
import io.github.sockettask.SendOption;
import io.github.sockettask.SendSocketMessageException;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskException;
import io.github.sockettask.SocketTaskListener;
import io.github.sockettask.transport.TransportRequest;

/**
 * The task of this library: checks calls, converts messages and passes both on to the
 * current connection.
 */
class DefaultSocketTask implements SocketTask {

	private static final String CLOSED = "closeSocket:ok";

	private final String name;

	private final Supplier<TransportRequest> request;

	private final Dispatch dispatch;

	private final Engine engine;

	private final CallbackStream stream;

	private final Callbacks callbacks;

	// Guarded by this, but may be read without
	private volatile @Nullable SocketConnection connection;

	// Guarded by this, but may be read without
	private volatile String errMsg = "";

	// Guarded by this: whether to connect again when the connection is gone
	private boolean restart;

	/**
	 * Create a task that is not connected.
	 * @param name its name
	 * @param request where and how to connect; asked at each start
	 * @param dispatch where callbacks run
	 * @param engine what it shares with other tasks
	 */
	DefaultSocketTask(String name, Supplier<TransportRequest> request, Dispatch dispatch, Engine engine) {
		this.name = name;
		this.request = request;
		this.dispatch = dispatch;
		this.engine = engine;
		this.stream = new CallbackStream(engine.executors().callbacks());
		this.callbacks = new Callbacks(this, engine.converter());
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public int socketTaskId() {
		SocketConnection connection = this.connection;
		return (connection != null) ? connection.id() : 0;
	}

	@Override
	public ReadyState readyState() {
		SocketConnection connection = this.connection;
		return (connection != null) ? connection.readyState() : ReadyState.CLOSED;
	}

	@Override
	public String errMsg() {
		return this.errMsg;
	}

	@Override
	public <T> @Nullable T ws(Class<T> type) {
		SocketConnection connection = this.connection;
		return (connection != null) ? connection.unwrap(type) : null;
	}

	@Override
	public void start() {
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
		synchronized (this) {
			if (this.connection == null) {
				connection = begin(id);
			}
		}
		int first = (connection != null) ? id : socketTaskId();
		this.stream.execute(() -> accepted.accept(first));
		if (connection != null) {
			connection.open(request);
		}
		else {
			this.engine.slots().release();
		}
	}

	// To be called with the lock
	private SocketConnection begin(int id) {
		SocketConnection connection = new SocketConnection(id, this.stream, this.callbacks, this.dispatch, this.engine);
		this.restart = false;
		this.connection = connection;
		this.errMsg = "connectSocket:ok";
		this.engine.live().put(connection, this);
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
			this.callbacks.error(ex);
		}
	}

	@Override
	public CompletableFuture<Void> stop() {
		SocketConnection connection;
		synchronized (this) {
			this.restart = false;
			connection = this.connection;
		}
		if (connection == null) {
			return CompletableFuture.completedFuture(null);
		}
		connection.goAway();
		return connection.ended().copy();
	}

	@Override
	public CompletableFuture<CallbackResult> send(SendOption option) {
		return send(option.data(), SendCallbacks.of(option));
	}

	// the short forms without an option in between, which would be there for nothing

	@Override
	public CompletableFuture<CallbackResult> send(String text) {
		return send(text, null);
	}

	@Override
	public CompletableFuture<CallbackResult> send(byte[] bytes) {
		return send(bytes, null);
	}

	private CompletableFuture<CallbackResult> send(@Nullable Object data, @Nullable SendCallbacks callbacks) {
		Object message;
		try {
			message = message(data);
		}
		catch (SocketTaskException ex) {
			return new Outcome(this.stream, callbacks).refuse(ex);
		}
		SocketConnection connection = this.connection;
		return (connection != null) ? connection.send(message, callbacks)
				: new Outcome(this.stream, callbacks).refuse(new SendSocketMessageException(SocketConnection.NOT_OPEN));
	}

	private Object message(@Nullable Object data) {
		if (data == null) {
			throw new SendSocketMessageException(
					"sendSocketMessage:fail parameter error: parameter.data is required, it should not be Null");
		}
		if (data instanceof String || data instanceof ByteBuffer) {
			return data;
		}
		Object message = (data instanceof byte[]) ? data : this.engine.converter().toMessage(data);
		return (message instanceof byte[] bytes) ? ByteBuffer.wrap(bytes) : message;
	}

	@Override
	public CompletableFuture<CallbackResult> close(CloseOption option) {
		Outcome outcome = new Outcome(this.stream, option);
		try {
			CloseRules.check(option);
		}
		catch (CloseSocketException ex) {
			return outcome.refuse(ex);
		}
		SocketConnection connection;
		synchronized (this) {
			this.restart = false;
			connection = this.connection;
		}
		if (connection != null) {
			connection.close(option.code(), option.reason(), () -> outcome.announce(CLOSED));
		}
		else {
			outcome.announce(CLOSED);
		}
		outcome.future().complete(new CallbackResult(CLOSED));
		return outcome.future();
	}

	@Override
	public void onOpen(OnOpenCallback callback) {
		this.callbacks.onOpen(callback);
	}

	@Override
	public void onMessage(OnMessageCallback<Object> callback) {
		this.callbacks.onMessage(callback);
	}

	@Override
	public void onMessage(Type type, OnMessageCallback<?> callback) {
		this.callbacks.onMessage(type, callback);
	}

	@Override
	public void onError(OnErrorCallback callback) {
		this.callbacks.onError(callback);
	}

	@Override
	public void onClose(OnCloseCallback callback) {
		this.callbacks.onClose(callback);
	}

	@Override
	public void addListener(SocketTaskListener listener) {
		this.callbacks.addListener(listener);
	}

	@Override
	public void reportError(Throwable error) {
		this.stream.execute(() -> this.callbacks.error(error));
	}

	@Override
	public String toString() {
		return "SocketTask '" + this.name + "' (" + readyState() + ")";
	}

}
