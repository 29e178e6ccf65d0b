package io.github.sockettask.client;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.IntConsumer;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.ConnectSocketException;
import io.github.sockettask.ConnectionAttempt;
import io.github.sockettask.ConnectionEnd;
import io.github.sockettask.ReadyState;
import io.github.sockettask.ReconnectDecision;
import io.github.sockettask.ReconnectFailedException;
import io.github.sockettask.SocketTaskStatus;
import io.github.sockettask.transport.TransportRequest;

/**
 * The connections of a task, one after another: whether one is wanted, and when the next
 * one is due.
 */
class TaskConnections implements ConnectionOwner {

	private final TaskContext task;

	private final Engine engine;

	private final Handshakes handshakes;

	private final ConnectionAttempts attempts;

	private final Reconnection reconnection;

	private final StatusReports reports;

	private final SlowCallbackLog slowCallbacks;

	// The fields below are guarded by this, but three of them may be read without

	private volatile @Nullable SocketConnection current;

	/** What the task does while it has no connection. */
	private volatile SocketTaskStatus resting = SocketTaskStatus.STOPPED;

	private volatile String errMsg = "";

	private boolean wanted;

	/** Whether to connect as soon as the current connection is gone. */
	private boolean again;

	/** How long the next attempt waits, from the end of the callbacks on. */
	private Duration delay = Duration.ZERO;

	/** Cancels the next attempt, if it waits for its time. */
	private @Nullable Runnable retry;

	/** Cancels what is due when the current connection has lasted. */
	private @Nullable Runnable lasting;

	private boolean lasted;

	private @Nullable ConnectionEnd end;

	/** Completes when the task is open. */
	private CompletableFuture<Void> opening = new CompletableFuture<>();

	/**
	 * Create the connections of a task that is not connected.
	 * @param handshakes how to connect
	 * @param reconnection when to connect again
	 * @param task what they have in common
	 */
	TaskConnections(Handshakes handshakes, Reconnection reconnection, TaskContext task) {
		this.task = task;
		this.engine = task.engine();
		this.handshakes = handshakes;
		this.attempts = new ConnectionAttempts(handshakes, this.engine);
		this.reconnection = reconnection;
		this.reports = new StatusReports(task);
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

	SocketTaskStatus status() {
		return switch (readyState()) {
			case CONNECTING -> SocketTaskStatus.CONNECTING;
			case OPEN -> SocketTaskStatus.OPEN;
			case CLOSING -> SocketTaskStatus.CLOSING;
			case CLOSED -> this.resting;
		};
	}

	String errMsg() {
		return this.errMsg;
	}

	CompletableFuture<Void> start() {
		synchronized (this) {
			ReadyState readyState = readyState();
			if (readyState == ReadyState.CLOSING) {
				this.again = true;
			}
			boolean resting = readyState == ReadyState.CLOSED && this.resting != SocketTaskStatus.WAITING_RETRY;
			if (!resting) {
				return want();
			}
		}
		return connect();
	}

	// To be called with the lock
	private CompletableFuture<Void> want() {
		this.wanted = true;
		if (this.opening.isDone() && readyState() != ReadyState.OPEN) {
			this.opening = new CompletableFuture<>();
		}
		return this.opening.copy();
	}

	CompletableFuture<Void> reconnect() {
		SocketConnection open = null;
		synchronized (this) {
			ReadyState readyState = readyState();
			if (readyState == ReadyState.OPEN) {
				open = this.current;
				this.opening = new CompletableFuture<>();
			}
			this.again = readyState == ReadyState.OPEN || readyState == ReadyState.CLOSING;
			if (readyState != ReadyState.CLOSED) {
				want();
			}
		}
		if (open == null) {
			return (readyState() == ReadyState.CLOSED) ? connect() : start();
		}
		open.close(SocketConnection.NORMAL, "", () -> {
		});
		synchronized (this) {
			return this.opening.copy();
		}
	}

	private CompletableFuture<Void> connect() {
		try {
			TransportRequest request = this.handshakes.next();
			SocketConnection connection;
			CompletableFuture<Void> opening;
			synchronized (this) {
				if (readyState() != ReadyState.CLOSED) {
					return want();
				}
				// under the lock, or a later number might be faster
				connection = begin(this.engine.slots().acquire());
				this.reconnection.startOver();
				this.end = null;
				opening = want();
			}
			open(connection, request, new ConnectionAttempt(this.task.callbacks().taskName(), 0, null));
			return opening;
		}
		catch (ConnectSocketException ex) {
			this.errMsg = ex.errMsg();
			throw ex;
		}
	}

	// Connects unless the handlers did; then theirs is what was accepted.
	void connect(TransportRequest request, int id, IntConsumer accepted) {
		SocketConnection connection = null;
		SocketConnection first;
		synchronized (this) {
			first = this.current;
			if (first == null) {
				connection = begin(id);
				want();
			}
		}
		int number = (first != null) ? first.id() : id;
		this.task.stream().execute(() -> accepted.accept(number));
		if (connection != null) {
			open(connection, request, new ConnectionAttempt(this.task.callbacks().taskName(), 0, null));
		}
		else {
			this.engine.slots().release();
		}
	}

	// To be called with the lock
	private SocketConnection begin(int id) {
		cancelRetry();
		SocketConnection connection = new SocketConnection(id, this.task, this);
		this.again = false;
		this.lasted = false;
		this.current = connection;
		this.errMsg = "connectSocket:ok";
		this.engine.live().add(connection, this);
		this.reports.note(SocketTaskStatus.CONNECTING, this.reconnection.retries(), null, null);
		return connection;
	}

	private void open(SocketConnection connection, TransportRequest request, ConnectionAttempt attempt) {
		this.reports.flush();
		this.attempts.begin(connection, request, attempt);
	}

	// To be called with the lock
	private void cancelRetry() {
		if (this.retry != null) {
			this.retry.run();
			this.retry = null;
		}
		this.engine.live().removeWaiting(this);
	}

	@Override
	public @Nullable SocketConnection opened(SocketConnection connection) {
		synchronized (this) {
			this.lasting = schedule(() -> lasted(connection),
					Objects.requireNonNull(this.task.settings().reconnect().resetAfter()));
			this.reports.note(SocketTaskStatus.OPEN, this.reconnection.retries(), null, null);
		}
		this.reports.flush();
		return null;
	}

	private @Nullable Runnable schedule(Runnable task, Duration delay) {
		try {
			return this.engine.timer().schedule(task, delay);
		}
		catch (RejectedExecutionException ex) {
			// the application ends
			return null;
		}
	}

	private synchronized void lasted(SocketConnection connection) {
		if (this.current == connection && connection.readyState() == ReadyState.OPEN) {
			this.lasting = null;
			this.lasted = true;
			this.reconnection.startOver();
			this.handshakes.addresses().lasted();
		}
	}

	@Override
	public void ready(SocketConnection connection) {
		CompletableFuture<Void> opening;
		synchronized (this) {
			if (this.current != connection || connection.readyState() != ReadyState.OPEN) {
				return;
			}
			opening = this.opening;
		}
		opening.complete(null);
	}

	@Override
	public void closing(SocketConnection connection) {
		synchronized (this) {
			if (this.current == connection) {
				this.reports.note(SocketTaskStatus.CLOSING, this.reconnection.retries(), null, null);
			}
		}
		this.reports.flush();
	}

	@Override
	public void idle(SocketConnection connection, Duration timeout) {
		if (this.current != connection || connection.readyState() != ReadyState.OPEN) {
			return;
		}
		boolean reconnecting = this.task.settings().receive().onIdle() == IdleAction.RECONNECT;
		this.reports.idle(timeout, reconnecting);
		if (reconnecting) {
			reconnect();
		}
	}

	@Override
	public @Nullable ReconnectFailedException ending(SocketConnection connection, ConnectionEnd end) {
		ReconnectDecision decision = isReconnecting() ? this.reconnection.decide(end) : null;
		ReconnectFailedException failure = null;
		CompletableFuture<Void> opening = null;
		synchronized (this) {
			if (this.current != connection) {
				return null;
			}
			if (this.lasting != null) {
				this.lasting.run();
				this.lasting = null;
			}
			this.end = end;
			boolean other = !this.lasted && this.handshakes.addresses().failed();
			Duration next = null;
			this.resting = SocketTaskStatus.STOPPED;
			if (this.wanted && this.again) {
				next = Duration.ZERO;
				this.reconnection.startOver();
			}
			else if (this.wanted && decision != null) {
				next = this.reconnection.next(decision, RetryAfter.of(end), other);
				failure = (next == null) ? gaveUp(end) : null;
			}
			if (next != null) {
				this.resting = SocketTaskStatus.WAITING_RETRY;
				this.delay = next;
				this.engine.live().addWaiting(this);
				if (this.opening.isDone()) {
					this.opening = new CompletableFuture<>();
				}
			}
			else {
				this.resting = (failure != null) ? SocketTaskStatus.FAILED : SocketTaskStatus.STOPPED;
				this.wanted = false;
				opening = this.opening;
			}
			this.reports.note(this.resting, this.reconnection.retries(), end, next);
		}
		this.reports.flush();
		if (opening != null) {
			opening.completeExceptionally((failure != null) ? failure : notOpen(end.cause()));
		}
		return failure;
	}

	private synchronized boolean isReconnecting() {
		return this.wanted && !this.again && Boolean.TRUE.equals(this.task.settings().reconnect().enabled());
	}

	private ReconnectFailedException gaveUp(ConnectionEnd end) {
		int retries = this.reconnection.retries();
		return new ReconnectFailedException("Task '%s' has given up%s: %s".formatted(end.taskName(),
				(retries > 0) ? " after " + retries + " retries" : "", end.cause()), end.error());
	}

	private ConnectSocketException notOpen(String why) {
		return new ConnectSocketException("Task '" + this.task.callbacks().taskName() + "' is not open: " + why);
	}

	@Override
	public void ended(SocketConnection connection) {
		this.engine.live().remove(connection);
		if (isRetryTo(connection)) {
			retryLater(this.delay);
		}
		else if (isOver(connection)) {
			this.task.callbacks().intake().streams().complete();
		}
	}

	private synchronized boolean isRetryTo(SocketConnection connection) {
		return this.current == connection && this.resting == SocketTaskStatus.WAITING_RETRY && this.retry == null;
	}

	private boolean isOver(SocketConnection connection) {
		return this.current == connection && this.resting != SocketTaskStatus.WAITING_RETRY;
	}

	private void retryLater(Duration delay) {
		if (delay.isZero()) {
			retry();
			return;
		}
		synchronized (this) {
			if (this.resting == SocketTaskStatus.WAITING_RETRY && readyState() == ReadyState.CLOSED) {
				this.retry = schedule(this::retry, delay);
			}
		}
	}

	private void retry() {
		ConnectSocketException failure = null;
		SocketConnection connection = null;
		TransportRequest request = null;
		ConnectionAttempt attempt;
		try {
			request = this.handshakes.next();
		}
		catch (ConnectSocketException ex) {
			failure = ex;
		}
		synchronized (this) {
			if (this.resting != SocketTaskStatus.WAITING_RETRY || readyState() != ReadyState.CLOSED) {
				return;
			}
			this.retry = null;
			attempt = new ConnectionAttempt(this.task.callbacks().taskName(), this.reconnection.retries(), this.end);
			try {
				connection = begin(this.engine.slots().acquire());
			}
			catch (ConnectSocketException ex) {
				failure = ex;
			}
		}
		if (connection != null && request != null) {
			open(connection, request, attempt);
		}
		else if (connection != null && failure != null) {
			this.reports.flush();
			connection.fail(failure);
		}
		else if (failure != null) {
			noSlot(failure);
		}
	}

	private void noSlot(ConnectSocketException failure) {
		this.errMsg = failure.errMsg();
		this.task.stream().execute(() -> this.task.callbacks().error(failure));
		retryLater(Objects.requireNonNull(this.task.settings().reconnect().maxDelay()));
	}

	/**
	 * Do not connect again.
	 * @return the connection that there is, if any
	 */
	@Nullable SocketConnection last() {
		SocketConnection connection;
		CompletableFuture<Void> opening = null;
		boolean waited;
		synchronized (this) {
			this.wanted = false;
			this.again = false;
			connection = this.current;
			waited = readyState() == ReadyState.CLOSED && this.resting == SocketTaskStatus.WAITING_RETRY;
			cancelRetry();
			if (waited) {
				this.resting = SocketTaskStatus.STOPPED;
				opening = this.opening;
				this.reports.note(SocketTaskStatus.STOPPED, this.reconnection.retries(), null, null);
			}
		}
		if (waited) {
			this.reports.flush();
			this.task.stream().execute(this.task.callbacks().intake().streams()::complete);
		}
		if (opening != null) {
			opening.completeExceptionally(notOpen("it was stopped"));
		}
		return connection;
	}

	CompletableFuture<Void> stop(Duration drain) {
		SocketConnection connection = last();
		if (connection == null) {
			return CompletableFuture.completedFuture(null);
		}
		connection.goAway(drain);
		return connection.ended().copy();
	}

}
