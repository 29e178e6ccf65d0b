package io.github.sockettask.client;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.ConnectSocketException;
import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.OnOpenCallbackResult;
import io.github.sockettask.ReadyState;
import io.github.sockettask.SocketTaskException;
import io.github.sockettask.transport.Transport;
import io.github.sockettask.transport.TransportConnection;
import io.github.sockettask.transport.TransportHandler;
import io.github.sockettask.transport.TransportRequest;

/**
 * One connection of a task: the state machine of the contract. What the transport reports
 * takes effect in the stream of callbacks, so that a callback always sees the state of
 * its event; what the application asks for takes effect at once.
 */
class SocketConnection implements TransportHandler {

	static final String NOT_OPEN = "SocketTask.send:fail SocketTask.readyState is not OPEN";

	private static final int GOING_AWAY = 1001;

	private static final int ABNORMAL = 1006;

	private final int id;

	private final CallbackStream stream;

	private final Callbacks callbacks;

	private final Runnable whenGone;

	private final BackPressure backPressure = new BackPressure();

	private final SendBudget sendBudget = new SendBudget();

	private final CompletableFuture<Void> ended = new CompletableFuture<>();

	// The fields below are guarded by this

	private ReadyState readyState = ReadyState.CONNECTING;

	// Set when the connection was closed before it was open.
	private @Nullable ConnectSocketException abandoned;

	// Null until the attempt begins.
	private @Nullable TransportConnection transport;

	/**
	 * Create a connection.
	 * @param id its number
	 * @param stream where callbacks run
	 * @param callbacks who is told of events
	 * @param whenGone runs when the socket is closed, whoever listens
	 */
	SocketConnection(int id, CallbackStream stream, Callbacks callbacks, Runnable whenGone) {
		this.id = id;
		this.stream = stream;
		this.callbacks = callbacks;
		this.whenGone = whenGone;
	}

	void open(Transport transport, TransportRequest request) {
		try {
			transport.open(request, this);
		}
		catch (RuntimeException ex) {
			closed(new OnCloseCallbackResult(ABNORMAL, OnCloseCallbackResult.ABNORMAL_CLOSURE),
					(ex instanceof SocketTaskException failure) ? failure
							: new ConnectSocketException("Failed to connect to " + request.uri() + ": " + ex, ex));
		}
	}

	@Override
	public void opening(TransportConnection connection) {
		ConnectSocketException abandoned;
		synchronized (this) {
			this.transport = connection;
			abandoned = this.abandoned;
		}
		if (abandoned != null) {
			connection.abort(abandoned);
		}
	}

	int id() {
		return this.id;
	}

	synchronized ReadyState readyState() {
		return this.readyState;
	}

	/**
	 * Return what tells of the end.
	 * @return completes when {@code onClose} has run
	 */
	CompletableFuture<Void> ended() {
		return this.ended;
	}

	<T> @Nullable T unwrap(Class<T> type) {
		TransportConnection connection;
		synchronized (this) {
			boolean live = this.readyState == ReadyState.OPEN || this.readyState == ReadyState.CLOSING;
			connection = live ? this.transport : null;
		}
		return (connection != null) ? connection.unwrap(type) : null;
	}

	/**
	 * Send a message.
	 * @param message a {@code String} or a {@code ByteBuffer}
	 * @param sent is told the outcome
	 * @return why the message is refused, or {@code null}; nothing else is told then
	 */
	@Nullable String send(Object message, Sent sent) {
		TransportConnection connection;
		synchronized (this) {
			connection = (this.readyState == ReadyState.OPEN) ? this.transport : null;
		}
		if (connection == null) {
			return NOT_OPEN;
		}
		int size = (message instanceof String text) ? text.length() : ((ByteBuffer) message).remaining();
		if (!this.sendBudget.reserve(size)) {
			return "sendSocketMessage:fail too much is waiting to be written (at most " + SendBudget.MAX_MESSAGES
					+ " messages and " + SendBudget.MAX_SIZE + " bytes)";
		}
		TransportConnection.Completion completion = (failure) -> sent.done(failure,
				() -> this.sendBudget.release(size));
		if (message instanceof String text) {
			connection.sendText(text, completion);
		}
		else {
			connection.sendBinary((ByteBuffer) message, completion);
		}
		return null;
	}

	/**
	 * Close as the application asks for; only the first close counts.
	 * @param code the close code
	 * @param reason the reason
	 * @param accepted runs when the state is set and before anything can come of it
	 */
	void close(int code, String reason, Runnable accepted) {
		TransportConnection connection = null;
		ConnectSocketException abandoned = null;
		synchronized (this) {
			if (this.readyState == ReadyState.CONNECTING) {
				abandoned = new ConnectSocketException("connectSocket:fail closed before the connection was open");
				this.abandoned = abandoned;
			}
			if (this.readyState == ReadyState.CONNECTING || this.readyState == ReadyState.OPEN) {
				this.readyState = ReadyState.CLOSING;
				connection = this.transport;
			}
		}
		accepted.run();
		if (connection != null && abandoned != null) {
			connection.abort(abandoned);
		}
		else if (connection != null) {
			connection.close(code, reason);
		}
	}

	void goAway() {
		close(GOING_AWAY, "", () -> {
		});
	}

	@Override
	public void opened(OnOpenCallbackResult result) {
		this.stream.execute(() -> {
			synchronized (this) {
				if (this.readyState != ReadyState.CONNECTING) {
					return;
				}
				this.readyState = ReadyState.OPEN;
			}
			this.callbacks.opened(result);
		});
	}

	@Override
	public void message(Object message) {
		int size = (message instanceof String text) ? text.length() : ((byte[]) message).length;
		TransportConnection connection = transport();
		if (connection != null) {
			this.backPressure.arrived(size, connection);
		}
		this.stream.execute(() -> {
			if (connection != null) {
				this.backPressure.taken(size, connection);
			}
			if (readyState() == ReadyState.OPEN) {
				this.callbacks.message(message);
			}
		});
	}

	@Override
	public void closed(OnCloseCallbackResult result, @Nullable SocketTaskException error) {
		this.whenGone.run();
		this.stream.execute(() -> {
			SocketTaskException reported = error;
			OnCloseCallbackResult reportedResult = result;
			synchronized (this) {
				this.readyState = ReadyState.CLOSED;
				if (this.abandoned != null) {
					reported = this.abandoned;
					reportedResult = new OnCloseCallbackResult(ABNORMAL, OnCloseCallbackResult.ABNORMAL_CLOSURE);
				}
			}
			if (reported != null) {
				this.callbacks.error(reported);
			}
			this.callbacks.closed(reportedResult);
			this.ended.complete(null);
		});
	}

	private synchronized @Nullable TransportConnection transport() {
		return this.transport;
	}

	/**
	 * Is told the outcome of a send. A message keeps its place in the budget until all is
	 * told of it, so that neither what waits to be written nor what waits to be told
	 * grows without a bound.
	 */
	interface Sent {

		void done(@Nullable Throwable failure, Runnable told);

	}

}
