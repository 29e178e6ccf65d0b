package io.github.sockettask.client;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.CallbackResult;
import io.github.sockettask.ConnectSocketException;
import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.OnOpenCallbackResult;
import io.github.sockettask.ReadyState;
import io.github.sockettask.SendSocketMessageException;
import io.github.sockettask.SocketTaskException;
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

	private final boolean inline;

	private final Engine engine;

	private final Mailbox mailbox;

	private final SendBudget sendBudget = new SendBudget();

	private final SendOutcomes sendOutcomes;

	private final CompletableFuture<Void> ended = new CompletableFuture<>();

	// The fields below are guarded by this; two of them may be read without

	private volatile ReadyState readyState = ReadyState.CONNECTING;

	// Set when the connection was closed before it was open.
	private @Nullable ConnectSocketException abandoned;

	// Null until the attempt begins.
	private volatile @Nullable TransportConnection transport;

	/**
	 * Create a connection.
	 * @param id its number
	 * @param stream where callbacks run
	 * @param callbacks who is told of events
	 * @param settings how to send and receive
	 * @param engine is told when the socket is closed, whoever listens
	 */
	SocketConnection(int id, CallbackStream stream, Callbacks callbacks, SocketTaskSettings settings, Engine engine) {
		this.id = id;
		this.stream = stream;
		this.callbacks = callbacks;
		this.inline = settings.receive().dispatch() == Dispatch.INLINE;
		this.mailbox = new Mailbox(stream, callbacks, settings.receive(), engine,
				() -> this.readyState == ReadyState.OPEN);
		this.engine = engine;
		Executor completions = this.inline ? null : engine.executors().completions();
		this.sendOutcomes = new SendOutcomes(stream, this.sendBudget, completions);
	}

	void open(TransportRequest request) {
		try {
			this.engine.transport().open(request, this);
		}
		catch (RuntimeException ex) {
			closed(new OnCloseCallbackResult(ABNORMAL, OnCloseCallbackResult.ABNORMAL_CLOSURE),
					(ex instanceof SocketTaskException failure) ? failure
							: new ConnectSocketException("Failed to connect to " + request.uri() + ": " + ex, ex));
		}
	}

	@Override
	public void opening(TransportConnection connection) {
		this.mailbox.connection(connection);
		ConnectSocketException abandoned;
		synchronized (this) {
			this.transport = connection;
			abandoned = this.abandoned;
		}
		if (this.inline) {
			this.stream.moveTo(connection::execute);
		}
		if (abandoned != null) {
			connection.abort(abandoned);
		}
	}

	int id() {
		return this.id;
	}

	List<RunningCallback> running() {
		return this.mailbox.running();
	}

	ReadyState readyState() {
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
		ReadyState readyState = this.readyState;
		boolean live = readyState == ReadyState.OPEN || readyState == ReadyState.CLOSING;
		TransportConnection connection = live ? this.transport : null;
		return (connection != null) ? connection.unwrap(type) : null;
	}

	/**
	 * Send a message.
	 * @param message a {@code String} or a {@code ByteBuffer}
	 * @param callbacks whom to tell, besides the future
	 * @return the future outcome
	 */
	CompletableFuture<CallbackResult> send(Object message, @Nullable SendCallbacks callbacks) {
		TransportConnection connection = this.transport;
		if (this.readyState != ReadyState.OPEN || connection == null) {
			return refuse(callbacks, NOT_OPEN);
		}
		int size = (message instanceof String text) ? text.length() : ((ByteBuffer) message).remaining();
		if (!this.sendBudget.reserve(size)) {
			return refuse(callbacks, "sendSocketMessage:fail too much is waiting to be written (at most "
					+ SendBudget.MAX_MESSAGES + " messages and " + SendBudget.MAX_SIZE + " bytes)");
		}
		PendingSend send = new PendingSend(callbacks, size, this.sendOutcomes);
		if (message instanceof String text) {
			connection.sendText(text, send);
		}
		else {
			connection.sendBinary((ByteBuffer) message, send);
		}
		return send;
	}

	private CompletableFuture<CallbackResult> refuse(@Nullable SendCallbacks callbacks, String errMsg) {
		return new Outcome(this.stream, callbacks).refuse(new SendSocketMessageException(errMsg));
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
		this.mailbox.changed();
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
		run(() -> {
			synchronized (this) {
				if (this.readyState != ReadyState.CONNECTING) {
					return;
				}
				this.readyState = ReadyState.OPEN;
			}
			this.mailbox.changed();
			this.callbacks.opened(result);
		});
	}

	private void run(Runnable callback) {
		if (this.inline && this.stream.tryEnter()) {
			try {
				callback.run();
			}
			finally {
				this.stream.exit();
			}
		}
		else {
			this.stream.execute(callback);
		}
	}

	@Override
	public void message(Object message) {
		this.mailbox.arrived(message);
	}

	@Override
	public void messagesComplete() {
		this.mailbox.complete();
	}

	@Override
	public void closed(OnCloseCallbackResult result, @Nullable SocketTaskException error) {
		this.engine.slots().release();
		this.mailbox.end(() -> {
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
			this.callbacks.intake().streams().complete();
			this.stream.moveBack();
			this.ended.complete(null);
		});
	}

}
