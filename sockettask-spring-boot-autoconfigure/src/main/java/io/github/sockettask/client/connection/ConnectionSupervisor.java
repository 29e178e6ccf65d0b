package io.github.sockettask.client.connection;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.ConnectSocketException;
import io.github.sockettask.ConnectionEnd;
import io.github.sockettask.ReadyState;
import io.github.sockettask.ReconnectDecision;
import io.github.sockettask.ReconnectFailedException;
import io.github.sockettask.SocketTaskStatus;
import io.github.sockettask.client.connect.HandshakeFactory;
import io.github.sockettask.client.reconnect.NextStep;
import io.github.sockettask.client.reconnect.ReconnectBackoff;
import io.github.sockettask.client.reconnect.Supervision;
import io.github.sockettask.settings.IdleAction;

/**
 * The connections of a task, one after another: what the application asks for, and what
 * comes of it.
 */
public class ConnectionSupervisor implements ConnectionOwner {

	private final TaskContext task;

	private final SharedResources engine;

	private final Supervision supervision;

	private final StatusReports reports;

	private final SlowCallbackWatch slowCallbacks;

	private final TaskAttempts attempts;

	// The lock for all that is below

	private final SupervisorState state = new SupervisorState();

	private final TaskTimers timers;

	private final ConnectionRotation replacement;

	/** Whether the current connection has been open for long enough. */
	private boolean lasted;

	/** How long the next attempt waits, from the end of the callbacks on. */
	private @Nullable Duration delay;

	/** Completes what has waited in vain, when the callbacks have run. */
	private @Nullable Runnable failing;

	/**
	 * Create the connections of a task that is not connected.
	 * @param handshakes how to connect
	 * @param reconnection when to connect again
	 * @param task what they have in common
	 */
	public ConnectionSupervisor(HandshakeFactory handshakes, ReconnectBackoff reconnection, TaskContext task) {
		this.task = task;
		this.engine = task.engine();
		this.supervision = new Supervision(reconnection, handshakes.addresses(),
				Boolean.TRUE.equals(task.settings().reconnect().enabled()));
		this.reports = new StatusReports(task);
		this.slowCallbacks = new SlowCallbackWatch(task.callbacks().taskName(), task.settings().receive(),
				task.stream().running());
		this.timers = new TaskTimers(this.engine.timer());
		this.attempts = new TaskAttempts(this,
				new SupervisedTask(task, this.state, this.timers, this.supervision, this.reports), handshakes);
		this.replacement = new ConnectionRotation(task, this, this.state, handshakes);
	}

	SlowCallbackWatch slowCallbacks() {
		return this.slowCallbacks;
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

	public TaskAttempts attempts() {
		return this.attempts;
	}

	@Override
	public @Nullable SocketConnection opened(SocketConnection connection) {
		SocketConnection old = null;
		synchronized (this.state) {
			this.lasted = false;
			// somebody may be faster to close it, and has told so
			if (connection.readyState() == ReadyState.OPEN) {
				old = this.replacement.opened(connection);
				noteOpen(connection, old);
			}
		}
		this.reports.log();
		return old;
	}

	// To be called with the lock
	private void noteOpen(SocketConnection connection, @Nullable SocketConnection old) {
		if (current() != connection) {
			// nobody wants it any more, nor the one that it was to replace
			return;
		}
		if (old != null) {
			this.reports.note(this.replacement.event(old, connection));
			this.timers.cancelLasting();
		}
		if (this.supervision.isEnabled()) {
			this.timers.lasting(() -> lasted(connection),
					Objects.requireNonNull(this.task.settings().reconnect().resetAfter()));
		}
		this.reports.address(connection.request());
		this.reports.note(SocketTaskStatus.OPEN, this.supervision.retries(), null, null);
	}

	private void lasted(SocketConnection connection) {
		synchronized (this.state) {
			if (current() == connection && connection.readyState() == ReadyState.OPEN) {
				this.lasted = true;
				this.supervision.lasted();
			}
		}
	}

	@Override
	public void ready(SocketConnection connection) {
		this.reports.tell();
		CompletableFuture<Void> opening;
		synchronized (this.state) {
			if (current() != connection || connection.readyState() != ReadyState.OPEN || this.state.isAgain()) {
				return;
			}
			opening = this.state.opening();
		}
		opening.complete(null);
	}

	@Override
	public void closing(SocketConnection connection) {
		synchronized (this.state) {
			if (current() == connection && connection.readyState() == ReadyState.CLOSING) {
				this.reports.note(SocketTaskStatus.CLOSING, this.supervision.retries(), null, null);
			}
		}
		this.reports.flush();
	}

	@Override
	public void idle(SocketConnection connection, Duration timeout) {
		if (current() != connection || connection.readyState() != ReadyState.OPEN) {
			return;
		}
		boolean reconnecting = this.task.settings().receive().onIdle() == IdleAction.RECONNECT;
		this.reports.idle(timeout, reconnecting);
		if (reconnecting) {
			this.attempts.reconnect();
		}
	}

	@Override
	public @Nullable ReconnectFailedException ending(SocketConnection connection, ConnectionEnd end) {
		if (this.replacement.ending(connection, end) || current() != connection) {
			connection.gone();
			return null;
		}
		ReconnectDecision decision = this.state.isLost() ? this.supervision.decide(end) : null;
		SocketConnection successor;
		NextStep next = NextStep.STOP;
		synchronized (this.state) {
			this.timers.cancelLasting();
			successor = this.replacement.takeSuccessor();
			if (successor != null && this.state.isWanted()) {
				goOn(connection, successor, end);
				successor = null;
			}
			else {
				next = next(decision, end);
				this.lasted = false;
				this.attempts.previous(end);
				rest(next, end);
				this.reports.note(next.status(), this.supervision.retries(), end, next.delay());
			}
		}
		this.reports.log();
		if (successor != null) {
			successor.goAway(Duration.ZERO);
		}
		return next.failure();
	}

	// To be called with the lock
	private NextStep next(@Nullable ReconnectDecision decision, ConnectionEnd end) {
		if (!this.state.isWanted()) {
			return NextStep.STOP;
		}
		return this.state.isAgain() ? this.supervision.asked() : this.supervision.next(decision, end, this.lasted);
	}

	// To be called with the lock: the attempt that was to replace the connection goes on
	private void goOn(SocketConnection connection, SocketConnection successor, ConnectionEnd end) {
		connection.gone();
		this.state.begin(successor);
		successor.succession().reveal();
		this.reports.note(SocketTaskStatus.CONNECTING, this.supervision.retries(), end, null);
	}

	// To be called with the lock
	private void rest(NextStep next, ConnectionEnd end) {
		this.delay = next.delay();
		this.state.rest(next.status());
		if (this.delay == null) {
			CompletableFuture<Void> opening = this.state.takeOpening();
			ReconnectFailedException failure = next.failure();
			this.failing = () -> opening.completeExceptionally((failure != null) ? failure : notOpen(end.cause()));
			return;
		}
		this.engine.live().addWaiting(this);
		if (this.state.opening().isDone()) {
			this.state.takeOpening();
		}
	}

	private ConnectSocketException notOpen(String why) {
		return new ConnectSocketException("Task '" + this.task.callbacks().taskName() + "' is not open: " + why);
	}

	@Override
	public void ended(SocketConnection connection) {
		this.reports.tell();
		Runnable failing;
		Duration delay;
		boolean over;
		synchronized (this.state) {
			// of this connection, though a callback may have begun the next one
			failing = this.failing;
			this.failing = null;
			delay = this.state.told(connection) ? this.delay : null;
			over = delay == null && current() == connection;
		}
		this.engine.live().remove(connection);
		if (over) {
			this.task.callbacks().streams().complete();
		}
		if (failing != null) {
			failing.run();
		}
		if (delay != null) {
			this.attempts.retryLater(connection, delay);
		}
	}

	/**
	 * Do not connect again.
	 * @return the connection that there is, if any
	 */
	public @Nullable SocketConnection last() {
		SocketConnection connection = rest(false);
		this.replacement.stop(Duration.ZERO);
		return connection;
	}

	private @Nullable SocketConnection rest(boolean stopping) {
		SocketConnection connection;
		CompletableFuture<Void> opening;
		synchronized (this.state) {
			connection = current();
			this.timers.cancelRetry();
			if (!this.state.isWaiting(connection) && !(stopping && status() == SocketTaskStatus.FAILED)) {
				this.state.wantNone();
				return connection;
			}
			this.state.rest(SocketTaskStatus.STOPPED);
			this.engine.live().removeWaiting(this);
			opening = this.state.takeOpening();
			this.reports.note(SocketTaskStatus.STOPPED, this.supervision.retries(), null, null);
		}
		this.reports.flush();
		this.task.stream().execute(this.task.callbacks().streams()::complete);
		opening.completeExceptionally(notOpen("it was stopped"));
		return connection;
	}

	public CompletableFuture<Void> stop(Duration drain) {
		SocketConnection connection = rest(true);
		CompletableFuture<Void> others = this.replacement.stop(drain);
		if (connection == null) {
			return others.copy();
		}
		connection.goAway(drain);
		return CompletableFuture.allOf(connection.ended(), others);
	}

}
