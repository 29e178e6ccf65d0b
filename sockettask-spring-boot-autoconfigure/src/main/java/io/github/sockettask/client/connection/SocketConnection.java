package io.github.sockettask.client.connection;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.ConnectSocketException;
import io.github.sockettask.ConnectionAttempt;
import io.github.sockettask.ConnectionEnd;
import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.OnOpenCallbackResult;
import io.github.sockettask.ReadyState;
import io.github.sockettask.ReconnectFailedException;
import io.github.sockettask.SocketTaskException;
import io.github.sockettask.client.connect.HandshakeFactory;
import io.github.sockettask.client.connect.HandshakeRoute;
import io.github.sockettask.client.execution.ConnectionExecutor;
import io.github.sockettask.client.handler.EventDispatcher;
import io.github.sockettask.client.heartbeat.ConnectionWatch;
import io.github.sockettask.client.receive.Mailbox;
import io.github.sockettask.client.send.ConnectionSender;
import io.github.sockettask.text.Redaction;
import io.github.sockettask.transport.OutboundMessages;
import io.github.sockettask.transport.TransportConnection;
import io.github.sockettask.transport.TransportHandler;
import io.github.sockettask.transport.TransportRequest;

/**
 * One connection of a task, with the ready states of the contract. Events of the
 * transport take effect in the executor of the task, so that a callback always sees the
 * state of its event. Calls of the application take effect at once.
 */
public class SocketConnection implements TransportHandler {

	private static final int NORMAL = 1000;

	private static final int GOING_AWAY = 1001;

	private static final int ABNORMAL = 1006;

	private static final OnCloseCallbackResult ABNORMAL_CLOSE = new OnCloseCallbackResult(ABNORMAL,
			OnCloseCallbackResult.ABNORMAL_CLOSURE);

	private final int id;

	private final ConnectionExecutor executor;

	private final TaskContext task;

	private final EventDispatcher dispatcher;

	private final SharedResources resources;

	private final ConnectionSupervisor supervisor;

	private final Mailbox mailbox;

	private final ConnectionSender sender;

	private final PendingAttempt attempt = new PendingAttempt();

	private final ConnectionWatch watch;

	private final ConnectionHandover handover;

	/** Completes when {@code onClose} has run. */
	private final CompletableFuture<Void> ended = new CompletableFuture<>();

	// The fields below are confined to the executor

	/** How the connection has ended, once that is decided. */
	private @Nullable Decided decided;

	private boolean told;

	// The fields below are guarded by this; volatile ones may be read without the lock

	private volatile ReadyState readyState = ReadyState.CONNECTING;

	private volatile boolean lost;

	// Set when the connection was closed before it was open.
	private @Nullable ConnectSocketException abandoned;

	private boolean opened;

	// Null until the attempt begins, and when the connection is open.
	private volatile @Nullable HandshakeRoute route;

	// Null until the attempt begins.
	private volatile @Nullable TransportRequest request;

	// Null until the attempt begins.
	private volatile @Nullable TransportConnection transport;

	SocketConnection(int id, TaskContext task, ConnectionSupervisor supervisor) {
		this.supervisor = supervisor;
		this.id = id;
		this.executor = new ConnectionExecutor(task.executor(), task.isInline());
		this.task = task;
		this.dispatcher = task.dispatcher();
		this.resources = task.resources();
		this.sender = task.sender();
		this.handover = new ConnectionHandover(task, this.executor, this.sender);
		this.mailbox = task.gate()
			.mailbox(this.dispatcher.origin(id),
					() -> this.readyState == ReadyState.OPEN || this.handover.keepsMessages());
		this.watch = new ConnectionWatch(task.settings(), this.resources.keys(), this.resources.timer(),
				this.mailbox.backPressure(), this.sender::ask, (timeout) -> supervisor.silent(this, timeout));
	}

	void begin(HandshakeFactory handshakes, TransportRequest request, ConnectionAttempt attempt) {
		this.attempt.begin(this, handshakes, request, attempt, this.resources);
	}

	@Nullable TransportRequest request() {
		return this.request;
	}

	void open(HandshakeRoute route) {
		if (this.attempt.handOver()) {
			this.route = route;
			open(route.first());
		}
	}

	private void open(TransportRequest request) {
		this.request = request;
		try {
			this.resources.transport().open(request, this);
		}
		catch (Throwable ex) {
			closed(ABNORMAL_CLOSE,
					(ex instanceof SocketTaskException failure) ? failure : new ConnectSocketException(
							"Failed to connect to %s: %s".formatted(request.address(), Redaction.line(ex.toString())),
							Redaction.cause(ex)));
		}
	}

	void fail(SocketTaskException failure) {
		if (this.attempt.handOver()) {
			closed(ABNORMAL_CLOSE, failure);
		}
	}

	@Override
	public void opening(TransportConnection connection) {
		this.mailbox.connection(connection);
		this.sender.connection(connection);
		ConnectSocketException abandoned;
		synchronized (this) {
			this.transport = connection;
			abandoned = this.abandoned;
		}
		this.handover.opening(connection);
		if (abandoned != null) {
			connection.abort(abandoned);
		}
	}

	ConnectionHandover handover() {
		return this.handover;
	}

	public int id() {
		return this.id;
	}

	public Mailbox mailbox() {
		return this.mailbox;
	}

	ReadyState readyState() {
		return this.readyState;
	}

	// True while the socket is gone but onClose has not run yet.
	boolean isLost() {
		return this.lost;
	}

	synchronized void gone() {
		this.readyState = ReadyState.CLOSED;
	}

	CompletableFuture<Void> ended() {
		return this.ended;
	}

	public <T> @Nullable T unwrap(Class<T> type) {
		ReadyState readyState = this.readyState;
		boolean live = readyState == ReadyState.OPEN || readyState == ReadyState.CLOSING;
		TransportConnection connection = live ? this.transport : null;
		return (connection != null) ? connection.unwrap(type) : null;
	}

	@Override
	public OutboundMessages messages() {
		return this.sender.messages();
	}

	// Null if the connection is not open for messages of the calling thread.
	public @Nullable ConnectionSender sender() {
		return (this.readyState == ReadyState.OPEN && this.sender.isOpen()) ? this.sender : null;
	}

	public long bufferedAmount() {
		return this.sender.size();
	}

	// Only the first close counts. The callback runs when the state is set, before any
	// event of the close.
	public void close(int code, String reason, Runnable accepted) {
		close(accepted, (connection) -> connection.close(code, reason));
	}

	/** Close the connection normally. */
	void close() {
		close(NORMAL, "", () -> {
		});
	}

	private void close(Runnable accepted, Consumer<TransportConnection> close) {
		TransportConnection connection = null;
		ConnectSocketException abandoned = null;
		boolean first;
		synchronized (this) {
			first = this.readyState == ReadyState.CONNECTING || this.readyState == ReadyState.OPEN;
			if (this.readyState == ReadyState.CONNECTING) {
				abandoned = new ConnectSocketException("connectSocket:fail closed before the connection was open");
				this.abandoned = abandoned;
			}
			if (first) {
				this.readyState = ReadyState.CLOSING;
				connection = this.transport;
			}
		}
		boolean begun = abandoned == null || !this.attempt.handOver();
		if (first) {
			this.watch.end();
			this.supervisor.closing(this);
		}
		this.sender.closing();
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

	// The close of an application that shuts down.
	void goAway(Duration drain) {
		close(() -> {
		}, (connection) -> connection.close(GOING_AWAY, "", drain));
	}

	@Override
	public void opened(OnOpenCallbackResult result) {
		this.attempt.over();
		HandshakeRoute route = Objects.requireNonNull(this.route);
		this.route = null;
		OnOpenCallbackResult opened = route.opened(result);
		this.executor.run(() -> {
			try {
				open(opened);
			}
			catch (OutOfMemoryError ex) {
				// Half open: no other event would ever end the connection.
				Objects.requireNonNull(this.transport).cut("no memory left when the connection was open");
				throw ex;
			}
		});
	}

	private void open(OnOpenCallbackResult result) {
		synchronized (this) {
			if (this.readyState != ReadyState.CONNECTING) {
				return;
			}
			this.sender.opening();
			this.readyState = ReadyState.OPEN;
			this.opened = true;
		}
		if (!this.handover.replace(this.supervisor.opened(this))) {
			return;
		}
		this.watch.start(Objects.requireNonNull(this.transport));
		this.mailbox.opened(result);
		this.task.sends().opened();
		this.dispatcher.opened(result);
		this.sender.opened();
		this.supervisor.ready(this);
		this.supervisor.rotation().ready(this);
		this.handover.ready();
	}

	@Override
	public void message(Object message) {
		this.handover.message();
		if (!this.watch.take(message)) {
			this.mailbox.arrived(message);
		}
	}

	@Override
	public void messagesComplete() {
		this.mailbox.complete();
		this.handover.complete();
	}

	@Override
	public boolean keepsMessages() {
		return this.handover.keepsMessages();
	}

	@Override
	public void whenHandled(Runnable task) {
		this.mailbox.whenHandled(task);
	}

	@Override
	public void lost() {
		boolean first;
		synchronized (this) {
			first = !this.lost;
			this.lost = true;
		}
		if (first) {
			this.resources.quota().release();
		}
		this.attempt.over();
		this.watch.end();
		this.sender.closed();
		if (first) {
			this.supervisor.rotation().next();
		}
	}

	@Override
	public void closed(OnCloseCallbackResult result, @Nullable SocketTaskException error) {
		HandshakeRoute route = this.route;
		if (route == null || error == null) {
			ended(result, error);
		}
		else if (route.isRedirect(error)) {
			redirected(route, result, error);
		}
		else {
			next(route, result, error);
		}
	}

	private void redirected(HandshakeRoute route, OnCloseCallbackResult result, SocketTaskException error) {
		try {
			// Code of the application may choose a proxy, and TLS may have to be set up.
			this.resources.executors().callbacks().execute(() -> next(route, result, error));
		}
		catch (RuntimeException | OutOfMemoryError ex) {
			// The application ends, or its executor is full.
			ended(result, new ConnectSocketException("There is no thread to follow a redirect: " + ex, ex));
		}
	}

	private void next(HandshakeRoute route, OnCloseCallbackResult result, SocketTaskException error) {
		TransportRequest next;
		try {
			next = (this.readyState == ReadyState.CONNECTING) ? route.next(error) : null;
		}
		catch (RuntimeException | OutOfMemoryError ex) {
			ended(result, HandshakeFactory.failure(ex));
			return;
		}
		if (next != null) {
			open(next);
		}
		else {
			ended(result, route.explain(error));
		}
	}

	private void ended(OnCloseCallbackResult result, @Nullable SocketTaskException error) {
		lost();
		this.mailbox.end(() -> end(result, error));
	}

	// Runs again if there was no memory for a step. Each step is done once.
	private void end(OnCloseCallbackResult result, @Nullable SocketTaskException error) {
		if (this.ended.isDone()) {
			return;
		}
		Decided decided = this.decided;
		if (decided == null) {
			ConnectionEnd end;
			synchronized (this) {
				end = new ConnectionEnd(this.dispatcher.taskName(), this.id, this.opened,
						(this.abandoned != null) ? ABNORMAL_CLOSE : result,
						(this.abandoned != null) ? this.abandoned : error);
			}
			decided = new Decided(end, this.supervisor.ending(this, end));
			this.decided = decided;
		}
		if (!this.told) {
			this.told = true;
			if (!this.handover.isConcealed()) {
				this.dispatcher.ended(decided.end(), decided.gaveUp());
			}
		}
		this.executor.moveBack();
		this.supervisor.ended(this);
		this.ended.complete(null);
	}

	/** Continue work that a lack of memory has interrupted. Called once a second. */
	void recover() {
		this.mailbox.recover();
		TransportConnection connection = this.transport;
		if (connection != null) {
			connection.recover();
		}
	}

	/** How the connection has ended, and the error to report if the task gives up. */
	private record Decided(ConnectionEnd end, @Nullable ReconnectFailedException gaveUp) {

	}

}
