package io.github.sockettask.client.connection;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.ConnectSocketException;
import io.github.sockettask.ConnectionAttempt;
import io.github.sockettask.ConnectionEnd;
import io.github.sockettask.ReadyState;
import io.github.sockettask.ReconnectDecision;
import io.github.sockettask.ReconnectFailedException;
import io.github.sockettask.SocketTaskException;
import io.github.sockettask.SocketTaskStatus;
import io.github.sockettask.client.connect.HandshakeFactory;
import io.github.sockettask.client.connection.TaskPhase.Event;
import io.github.sockettask.client.reconnect.ReconnectBackoff;
import io.github.sockettask.client.reconnect.ReconnectBackoff.NextStep;
import io.github.sockettask.settings.SilenceAction;
import io.github.sockettask.transport.TransportRequest;
import io.github.sockettask.transport.TransportTimer;

/**
 * Supervises the connections of a task, one after another: opens them, and decides what
 * follows when they end. {@link TaskPhase} is its state machine.
 * <p>
 * What follows a connection is decided before its last callbacks run, in one step with
 * its end, so that the status is right in between. The delay of a retry begins when these
 * callbacks have run.
 */
public class ConnectionSupervisor {

	private static final Duration SHORTEST_WITHOUT_SLOT = Duration.ofSeconds(1);

	private final TaskContext task;

	private final SharedResources resources;

	private final HandshakeFactory handshakes;

	private final ReconnectBackoff backoff;

	private final StatusReports reports;

	private final SlowCallbackWatch slowCallbacks;

	private volatile String errMsg = "";

	/** The lock of this class: it guards the fields below, and the rotation. */
	private final SupervisorState state = new SupervisorState();

	private final ConnectionRotation rotation;

	/** A cancelled retry may run all the same, and finds that the task has gone on. */
	private Runnable cancelRetry = TransportTimer.NEVER;

	/** How the last connection has ended. */
	private @Nullable ConnectionEnd lastEnd;

	/** The delay of the next attempt, from the end of the callbacks on. */
	private @Nullable Duration delay;

	/** Fails the future of the last connection when the callbacks have run. */
	private @Nullable Runnable failing;

	public ConnectionSupervisor(HandshakeFactory handshakes, ReconnectBackoff backoff, TaskContext task) {
		this.task = task;
		this.resources = task.resources();
		this.handshakes = handshakes;
		this.backoff = backoff;
		this.reports = new StatusReports(task);
		this.slowCallbacks = new SlowCallbackWatch(task.dispatcher().taskName(), task.settings().receive(),
				task.executor().running());
		this.rotation = new ConnectionRotation(task, this, this.state, handshakes);
	}

	SlowCallbackWatch slowCallbacks() {
		return this.slowCallbacks;
	}

	public ConnectionRotation rotation() {
		return this.rotation;
	}

	public @Nullable SocketConnection current() {
		return this.state.current();
	}

	public ReadyState readyState() {
		return this.state.readyState();
	}

	public SocketTaskStatus status() {
		return this.state.status();
	}

	public String errMsg() {
		return this.errMsg;
	}

	// Calls of the application

	/**
	 * Start the task under a condition.
	 * @param wanted the condition, read with the lock: a caller that makes it false and
	 * then stops the task either prevents this start or stops what it has started
	 * @return completes when the task is open
	 */
	public CompletableFuture<Void> start(BooleanSupplier wanted) {
		synchronized (this.state) {
			if (!wanted.getAsBoolean()) {
				return this.state.opening().copy();
			}
			if (!this.state.phase().isAtRest()) {
				return this.state.want(Event.START);
			}
		}
		return connect(wanted);
	}

	public CompletableFuture<Void> reconnect() {
		SocketConnection open = null;
		CompletableFuture<Void> opening = null;
		synchronized (this.state) {
			ReadyState readyState = readyState();
			if (readyState == ReadyState.OPEN) {
				open = current();
				opening = this.state.want(Event.RECONNECT);
			}
			else if (readyState != ReadyState.CLOSED
					|| (this.state.phase() == TaskPhase.ENDING && !this.backoff.hurry())) {
				return this.state.want(Event.START);
			}
		}
		if (open == null || opening == null) {
			return connect(() -> true);
		}
		open.close();
		return opening;
	}

	/**
	 * Open the first connection, for {@code connectSocket}.
	 * @param request the handshake
	 * @param id the number of the connection
	 * @param accepted receives the number; it is that of another connection if a handler
	 * has started the task before
	 */
	public void connect(TransportRequest request, int id, IntConsumer accepted) {
		SocketConnection connection;
		SocketConnection first;
		synchronized (this.state) {
			connection = (current() == null) ? begin(id) : null;
			first = Objects.requireNonNull(current());
		}
		this.task.executor().execute(() -> accepted.accept(first.id()));
		if (connection != null) {
			open(connection, request, attempt(0, null));
		}
		else {
			this.resources.quota().release();
		}
	}

	// Closes the task: no other connection follows. Returns the connection to be closed,
	// if there is one.
	public @Nullable SocketConnection close() {
		SocketConnection connection = end(Event.CLOSE);
		this.rotation.stop(Duration.ZERO);
		return connection;
	}

	/**
	 * Stop the task, and close its connections as an application does that shuts down.
	 * @param drain how long the messages in the send queue may take
	 * @return completes when the connections are gone and {@code onClose} has run
	 */
	public CompletableFuture<Void> stop(Duration drain) {
		SocketConnection connection = end(Event.STOP);
		CompletableFuture<Void> others = this.rotation.stop(drain);
		if (connection == null) {
			return others.copy();
		}
		connection.goAway(drain);
		return CompletableFuture.allOf(connection.ended(), others);
	}

	private @Nullable SocketConnection end(Event event) {
		SocketConnection connection;
		CompletableFuture<Void> opening;
		synchronized (this.state) {
			connection = current();
			this.cancelRetry.run();
			TaskPhase before = this.state.phase();
			this.state.on(event);
			if (this.state.phase() != TaskPhase.STOPPED || before == TaskPhase.STOPPED) {
				return connection;
			}
			this.resources.active().removeWaiting(this);
			opening = this.state.takeOpening();
			note(SocketTaskStatus.STOPPED, null, null);
		}
		this.reports.flush();
		this.task.executor().execute(this.task.dispatcher().streams()::complete);
		opening.completeExceptionally(notOpen("it was stopped"));
		return connection;
	}

	// The begin of a connection

	private CompletableFuture<Void> connect(BooleanSupplier wanted) {
		try {
			TransportRequest request = this.handshakes.next(this.rotation.beginning());
			SocketConnection connection;
			CompletableFuture<Void> opening;
			synchronized (this.state) {
				if (!wanted.getAsBoolean()) {
					return this.state.opening().copy();
				}
				if (!this.state.phase().isAtRest() && !this.state.phase().isWaiting()) {
					return this.state.want(Event.START);
				}
				// With the lock: a connection that begins later has a higher number.
				int id = this.resources.quota().acquire();
				this.backoff.startOver();
				connection = begin(id);
				opening = this.state.want(Event.START);
			}
			open(connection, request, attempt(0, null));
			return opening;
		}
		catch (ConnectSocketException ex) {
			this.errMsg = ex.errMsg();
			throw ex;
		}
	}

	// Called with the lock.
	private SocketConnection begin(int id) {
		SocketConnection connection = new SocketConnection(id, this.task, this);
		this.cancelRetry.run();
		this.state.begin(connection);
		this.rotation.begun(connection);
		this.errMsg = "connectSocket:ok";
		this.resources.active().add(connection, this);
		note(SocketTaskStatus.CONNECTING, null, null);
		return connection;
	}

	ConnectionAttempt attempt(int retries, @Nullable ConnectionEnd lastEnd) {
		return new ConnectionAttempt(this.task.dispatcher().taskName(), retries, lastEnd);
	}

	void open(SocketConnection connection, TransportRequest request, ConnectionAttempt attempt) {
		try {
			this.reports.flush();
			connection.begin(this.handshakes, request, attempt);
		}
		catch (OutOfMemoryError ex) {
			connection.fail(new ConnectSocketException("Failed to connect to " + request.uri() + ": " + ex, ex));
		}
	}

	// Events of its connections

	// The handshake is complete, and no callback has run. Returns the connection that
	// this one replaces.
	@Nullable SocketConnection opened(SocketConnection connection) {
		SocketConnection old = null;
		synchronized (this.state) {
			// The application may have closed it meanwhile, which was reported.
			if (connection.readyState() == ReadyState.OPEN) {
				old = this.rotation.opened(connection);
				// If the task was stopped, both connections are about to be closed.
				if (current() == connection) {
					noteOpen(connection, old);
				}
			}
		}
		this.reports.log();
		return old;
	}

	// Called with the lock.
	private void noteOpen(SocketConnection connection, @Nullable SocketConnection old) {
		if (old != null) {
			this.reports.note(this.rotation.event(old, connection));
		}
		this.backoff.opened(() -> current() == connection && connection.readyState() == ReadyState.OPEN);
		this.reports.address(connection.request());
		note(SocketTaskStatus.OPEN, null, null);
	}

	// The callbacks for an open connection have run.
	void ready(SocketConnection connection) {
		this.reports.tell();
		CompletableFuture<Void> opening;
		synchronized (this.state) {
			if (current() != connection || connection.readyState() != ReadyState.OPEN
					|| this.state.phase() == TaskPhase.RESTARTING) {
				return;
			}
			opening = this.state.opening();
		}
		opening.complete(null);
	}

	// The application closes the connection. Called without a lock.
	void closing(SocketConnection connection) {
		synchronized (this.state) {
			if (current() == connection && connection.readyState() == ReadyState.CLOSING) {
				note(SocketTaskStatus.CLOSING, null, null);
			}
		}
		this.reports.flush();
	}

	// Called by the timer.
	void silent(SocketConnection connection, Duration timeout) {
		if (current() != connection || connection.readyState() != ReadyState.OPEN) {
			return;
		}
		boolean reconnecting = this.task.settings().receive().onSilence() == SilenceAction.RECONNECT;
		this.reports.silent(timeout, reconnecting);
		if (reconnecting) {
			reconnect();
		}
	}

	// The connection is gone, and no callback has run: decide what comes next. Returns
	// the error to report if the task gives up.
	@Nullable ReconnectFailedException ending(SocketConnection connection, ConnectionEnd end) {
		Runnable refresh = () -> this.handshakes.renewToken(connection.request());
		this.backoff.refresh(end, refresh);
		if (this.rotation.ending(connection, end) || current() != connection) {
			connection.gone();
			return null;
		}
		// Without the lock: this calls the policy of the application.
		boolean lost = this.state.phase() == TaskPhase.ACTIVE && this.backoff.isEnabled();
		ReconnectDecision decision = lost ? this.backoff.decide(end, refresh) : null;
		SocketConnection successor;
		NextStep next = NextStep.STOP;
		synchronized (this.state) {
			this.backoff.ended();
			successor = this.rotation.takeOver(connection);
			if (successor != null && current() == successor) {
				note(SocketTaskStatus.CONNECTING, end, null);
				successor = null;
			}
			else {
				next = next(decision, end);
				this.lastEnd = end;
				rest(next, end);
				note(next.status(), end, next.delay());
			}
		}
		this.reports.log();
		if (successor != null) {
			successor.goAway(Duration.ZERO);
		}
		return next.failure();
	}

	// Called with the lock.
	private NextStep next(@Nullable ReconnectDecision decision, ConnectionEnd end) {
		return switch (this.state.phase()) {
			case RESTARTING -> this.backoff.asked();
			case ACTIVE -> (decision != null) ? this.backoff.next(decision, end) : NextStep.STOP;
			default -> NextStep.STOP;
		};
	}

	// Called with the lock.
	private void rest(NextStep next, ConnectionEnd end) {
		ReconnectFailedException failure = next.failure();
		this.delay = next.delay();
		if (this.delay != null) {
			this.state.on(Event.LOST);
			this.resources.active().addWaiting(this);
			if (this.state.opening().isDone()) {
				this.state.takeOpening();
			}
			return;
		}
		this.state.on((failure != null) ? Event.GAVE_UP : Event.ENDED);
		CompletableFuture<Void> opening = this.state.takeOpening();
		SocketTaskException why = (failure != null) ? failure : notOpen(end.description());
		Runnable replacing = this.rotation.failing(why);
		this.failing = () -> {
			opening.completeExceptionally(why);
			replacing.run();
		};
	}

	// The callbacks for the end of a connection have run.
	void ended(SocketConnection connection) {
		this.reports.tell();
		Runnable failing;
		Duration delay = null;
		boolean over;
		synchronized (this.state) {
			// It belongs to this connection, even if a callback has begun the next one.
			failing = this.failing;
			this.failing = null;
			if (this.state.isWaiting(connection)) {
				this.state.on(Event.TOLD);
				delay = this.delay;
			}
			over = delay == null && current() == connection;
		}
		this.resources.active().remove(connection);
		if (over) {
			this.task.dispatcher().streams().complete();
		}
		if (failing != null) {
			failing.run();
		}
		if (delay != null) {
			retryLater(connection, delay);
		}
	}

	// Retries

	private void retryLater(SocketConnection last, Duration delay) {
		if (delay.isZero()) {
			retry(last);
			return;
		}
		synchronized (this.state) {
			if (!this.state.isWaiting(last)) {
				return;
			}
			this.cancelRetry.run();
			this.cancelRetry = this.resources.timer().schedule(() -> retry(last), delay);
			if (this.cancelRetry != TransportTimer.NEVER) {
				return;
			}
		}
		// The application ends.
		close();
	}

	private void retry(SocketConnection last) {
		TransportRequest request = null;
		ConnectSocketException failure = null;
		try {
			request = this.handshakes.next(this.rotation.beginning());
		}
		catch (RuntimeException ex) {
			failure = HandshakeFactory.failure(ex);
		}
		SocketConnection connection;
		ConnectionAttempt attempt;
		try {
			synchronized (this.state) {
				if (!this.state.isWaiting(last)) {
					return;
				}
				attempt = attempt(this.backoff.retries(), this.lastEnd);
				connection = begin(this.resources.quota().acquire());
			}
		}
		catch (ConnectSocketException ex) {
			retryWithSlot(last, ex);
			return;
		}
		if (request != null) {
			open(connection, request, attempt);
		}
		else if (failure != null) {
			this.reports.flush();
			connection.fail(failure);
		}
	}

	private void retryWithSlot(SocketConnection last, ConnectSocketException noSlot) {
		this.errMsg = noSlot.errMsg();
		this.task.executor().execute(() -> this.task.dispatcher().error(noSlot));
		Duration delay = Objects.requireNonNull(this.task.settings().reconnect().maxDelay());
		retryLater(last, (delay.compareTo(SHORTEST_WITHOUT_SLOT) > 0) ? delay : SHORTEST_WITHOUT_SLOT);
	}

	// Called with the lock.
	private void note(SocketTaskStatus status, @Nullable ConnectionEnd cause, @Nullable Duration delay) {
		this.reports.note(status, this.backoff.retries(), cause, delay);
	}

	ConnectSocketException notOpen(String why) {
		return new ConnectSocketException("Task '" + this.task.dispatcher().taskName() + "' is not open: " + why);
	}

}
