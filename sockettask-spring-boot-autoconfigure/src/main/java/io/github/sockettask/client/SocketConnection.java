package io.github.sockettask.client;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.ConnectSocketException;
import io.github.sockettask.ConnectionEnd;
import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.OnOpenCallbackResult;
import io.github.sockettask.ReadyState;
import io.github.sockettask.ReconnectFailedException;
import io.github.sockettask.SocketTaskException;
import io.github.sockettask.transport.OutboundMessages;
import io.github.sockettask.transport.TransportConnection;
import io.github.sockettask.transport.TransportHandler;
import io.github.sockettask.transport.TransportRequest;

/**
 * One connection of a task: the state machine of the contract. What the transport reports
 * takes effect in the stream of callbacks, so that a callback always sees the state of
 * its event; what the application asks for takes effect at once.
 */
class SocketConnection implements TransportHandler {

	static final int NORMAL = 1000;

	private static final int GOING_AWAY = 1001;

	private static final int ABNORMAL = 1006;

	private static final OnCloseCallbackResult ABNORMAL_CLOSE = new OnCloseCallbackResult(ABNORMAL,
			OnCloseCallbackResult.ABNORMAL_CLOSURE);

	private final int id;

	private final CallbackStream stream;

	private final Callbacks callbacks;

	private final boolean inline;

	private final Engine engine;

	private final ConnectionOwner owner;

	private final Mailbox mailbox;

	private final Outbox outbox;

	private final @Nullable OfflineQueue offline;

	private final ConnectTurn turn = new ConnectTurn();

	private final ConnectionWatch watch;

	private final CompletableFuture<Void> ended = new CompletableFuture<>();

	// The fields below are guarded by this; two of them may be read without

	private volatile ReadyState readyState = ReadyState.CONNECTING;

	// Set when the connection was closed before it was open.
	private @Nullable ConnectSocketException abandoned;

	/** Whether the transport has the attempt, or will not get it. */
	private boolean handedOver;

	private boolean opened;

	// Null until the attempt begins.
	private volatile @Nullable TransportConnection transport;

	// Whether the connection sends what is sent; before, only onOpen callbacks do.
	private volatile boolean sending;

	private volatile @Nullable Thread opener;

	/**
	 * Create a connection.
	 * @param id its number
	 * @param task what it has in common with the others of the task
	 * @param owner is told what becomes of it
	 */
	SocketConnection(int id, TaskContext task, ConnectionOwner owner) {
		this.owner = owner;
		this.id = id;
		this.stream = task.stream();
		this.callbacks = task.callbacks();
		this.inline = task.isInline();
		this.engine = task.engine();
		this.offline = task.offline();
		this.mailbox = new Mailbox(this.stream, this.callbacks, task.settings().receive(), this.engine,
				() -> this.readyState == ReadyState.OPEN);
		this.outbox = new Outbox(task);
		this.watch = new ConnectionWatch(task, this.mailbox.backPressure(), this.outbox,
				(timeout) -> owner.idle(this, timeout));
	}

	ConnectTurn turn() {
		return this.turn;
	}

	void open(TransportRequest request) {
		if (!handOver()) {
			return;
		}
		try {
			this.engine.transport().open(request, this);
		}
		catch (RuntimeException ex) {
			closed(ABNORMAL_CLOSE, (ex instanceof SocketTaskException failure) ? failure
					: new ConnectSocketException("Failed to connect to " + request.uri() + ": " + ex, ex));
		}
	}

	/**
	 * End an attempt before it has begun.
	 * @param failure why
	 */
	void fail(SocketTaskException failure) {
		if (handOver()) {
			closed(ABNORMAL_CLOSE, failure);
		}
	}

	private synchronized boolean handOver() {
		boolean first = !this.handedOver;
		this.handedOver = true;
		return first;
	}

	@Override
	public void opening(TransportConnection connection) {
		this.mailbox.connection(connection);
		this.outbox.connection(connection);
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

	@Override
	public OutboundMessages messages() {
		return this.outbox.messages();
	}

	/**
	 * Return where messages of the calling thread go.
	 * @return the outbox, or {@code null} if the connection is not open for them
	 */
	@Nullable Outbox outbox() {
		boolean open = this.readyState == ReadyState.OPEN && !this.outbox.isLeft()
				&& (this.sending || this.opener == Thread.currentThread());
		return open ? this.outbox : null;
	}

	/**
	 * Return how much was accepted and not written.
	 * @return the size of the messages, in bytes
	 */
	long bufferedAmount() {
		return this.outbox.size();
	}

	/**
	 * Close as the application asks for; only the first close counts.
	 * @param code the close code
	 * @param reason the reason
	 * @param accepted runs when the state is set and before anything can come of it
	 */
	void close(int code, String reason, Runnable accepted) {
		close(accepted, (connection) -> connection.close(code, reason));
	}

	private void close(Runnable accepted, Consumer<TransportConnection> close) {
		TransportConnection connection = null;
		ConnectSocketException abandoned = null;
		boolean first;
		boolean begun = true;
		synchronized (this) {
			first = this.readyState == ReadyState.CONNECTING || this.readyState == ReadyState.OPEN;
			if (this.readyState == ReadyState.CONNECTING) {
				abandoned = new ConnectSocketException("connectSocket:fail closed before the connection was open");
				this.abandoned = abandoned;
				begun = !handOver();
			}
			if (first) {
				this.readyState = ReadyState.CLOSING;
				connection = this.transport;
			}
		}
		if (first) {
			this.watch.end();
			this.owner.closing(this);
		}
		this.outbox.closing();
		accepted.run();
		this.mailbox.changed();
		if (!begun) {
			closed(ABNORMAL_CLOSE, abandoned);
		}
		else if (connection != null && abandoned != null) {
			connection.abort(abandoned);
		}
		else if (connection != null) {
			close.accept(connection);
		}
	}

	/**
	 * Close as an application does that shuts down.
	 * @param drain how long what waits may take to be written
	 */
	void goAway(Duration drain) {
		close(() -> {
		}, (connection) -> connection.close(GOING_AWAY, "", drain));
	}

	@Override
	public void opened(OnOpenCallbackResult result) {
		this.turn.end();
		run(() -> {
			synchronized (this) {
				if (this.readyState != ReadyState.CONNECTING) {
					return;
				}
				this.sending = this.offline == null;
				this.opener = Thread.currentThread();
				this.readyState = ReadyState.OPEN;
				this.opened = true;
			}
			this.owner.opened(this);
			this.watch.start(Objects.requireNonNull(this.transport));
			this.mailbox.changed();
			this.callbacks.opened(result);
			this.opener = null;
			if (this.offline != null) {
				// behind what the callbacks have sent, such as credentials
				this.offline.moveTo(this.outbox);
				this.sending = true;
			}
			this.owner.ready(this);
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
		if (!this.watch.take(message)) {
			this.mailbox.arrived(message);
		}
	}

	@Override
	public void messagesComplete() {
		this.mailbox.complete();
	}

	@Override
	public void closed(OnCloseCallbackResult result, @Nullable SocketTaskException error) {
		this.turn.end();
		this.watch.end();
		this.engine.slots().release();
		this.outbox.closed();
		this.mailbox.end(() -> {
			ConnectionEnd end;
			synchronized (this) {
				end = new ConnectionEnd(this.callbacks.taskName(), this.id, this.opened,
						(this.abandoned != null) ? ABNORMAL_CLOSE : result,
						(this.abandoned != null) ? this.abandoned : error);
			}
			ReconnectFailedException gaveUp = this.owner.ending(this, end);
			synchronized (this) {
				this.readyState = ReadyState.CLOSED;
			}
			if (end.error() != null) {
				this.callbacks.failed(end.error());
			}
			if (gaveUp != null) {
				this.callbacks.failed(gaveUp);
			}
			this.callbacks.closed(end.close());
			this.stream.moveBack();
			this.owner.ended(this);
			this.ended.complete(null);
		});
	}

}
