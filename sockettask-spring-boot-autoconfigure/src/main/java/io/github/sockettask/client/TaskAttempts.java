package io.github.sockettask.client;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.ConnectSocketException;
import io.github.sockettask.ConnectionAttempt;
import io.github.sockettask.ConnectionEnd;
import io.github.sockettask.SocketTaskStatus;
import io.github.sockettask.transport.TransportRequest;

/**
 * Begins the connections of a task, when it is asked to and when a retry is due.
 */
class TaskAttempts {

	private static final Duration SHORTEST_WITHOUT_SLOT = Duration.ofSeconds(1);

	private final TaskContext task;

	private final Engine engine;

	private final TaskConnections owner;

	private final TaskState state;

	private final Handshakes handshakes;

	private final ConnectionAttempts attempts;

	private final Supervision supervision;

	private final StatusReports reports;

	/** Guarded by the state. */
	private final TaskTimers timers;

	/** Guarded by the state: how the last connection has ended. */
	private @Nullable ConnectionEnd end;

	private volatile String errMsg = "";

	/**
	 * Create attempts.
	 * @param task what connections have in common
	 * @param owner is told what becomes of them
	 * @param state which one there is
	 * @param handshakes how to connect
	 * @param supervision counts the retries
	 * @param reports tells of attempts
	 * @param timers tells when a retry is due
	 */
	TaskAttempts(TaskContext task, TaskConnections owner, TaskState state, Handshakes handshakes,
			Supervision supervision, StatusReports reports, TaskTimers timers) {
		this.task = task;
		this.engine = task.engine();
		this.owner = owner;
		this.state = state;
		this.handshakes = handshakes;
		this.attempts = new ConnectionAttempts(handshakes, this.engine);
		this.supervision = supervision;
		this.reports = reports;
		this.timers = timers;
	}

	String errMsg() {
		return this.errMsg;
	}

	/**
	 * Connect, unless there is a connection or an attempt.
	 * @return completes when the task is open
	 * @throws ConnectSocketException if the call is refused
	 */
	CompletableFuture<Void> connect() {
		try {
			TransportRequest request = this.handshakes.next();
			SocketConnection connection;
			CompletableFuture<Void> opening;
			synchronized (this.state) {
				if (!this.state.isAtRest() && !this.state.isWaiting(this.state.current())) {
					return this.state.want();
				}
				// under the lock, or a later number might be faster
				int id = this.engine.slots().acquire();
				this.supervision.startOver();
				connection = begin(id);
				opening = this.state.want();
			}
			open(connection, request, attempt(0, null));
			return opening;
		}
		catch (ConnectSocketException ex) {
			this.errMsg = ex.errMsg();
			throw ex;
		}
	}

	/**
	 * Connect for the first time, unless that was done.
	 * @param id the number of the connection
	 * @return the connection, to be {@link #open opened}; {@code null} if there is one
	 */
	@Nullable SocketConnection beginFirst(int id) {
		synchronized (this.state) {
			return (this.state.current() == null) ? begin(id) : null;
		}
	}

	// To be called with the lock
	private SocketConnection begin(int id) {
		SocketConnection connection = new SocketConnection(id, this.task, this.owner);
		this.timers.cancelRetry();
		this.state.begin(connection);
		this.errMsg = "connectSocket:ok";
		this.engine.live().add(connection, this.owner);
		this.reports.note(SocketTaskStatus.CONNECTING, this.supervision.retries(), null, null);
		return connection;
	}

	ConnectionAttempt attempt(int retries, @Nullable ConnectionEnd previous) {
		return new ConnectionAttempt(this.task.callbacks().taskName(), retries, previous);
	}

	void open(SocketConnection connection, TransportRequest request, ConnectionAttempt attempt) {
		this.reports.flush();
		this.attempts.begin(connection, request, attempt);
	}

	/**
	 * Note how a connection has ended. To be called with the lock.
	 * @param end what the next attempt is told
	 */
	void previous(ConnectionEnd end) {
		this.end = end;
	}

	/**
	 * Connect again, unless something else is done before.
	 * @param last the connection that is gone
	 * @param delay when
	 */
	void retryLater(SocketConnection last, Duration delay) {
		if (delay.isZero()) {
			retry(last);
			return;
		}
		boolean scheduled;
		synchronized (this.state) {
			scheduled = !this.state.isWaiting(last) || this.timers.retry(() -> retry(last), delay);
		}
		if (!scheduled) {
			this.owner.last();
		}
	}

	private void retry(SocketConnection last) {
		TransportRequest request = null;
		ConnectSocketException failure = null;
		try {
			request = this.handshakes.next();
		}
		catch (RuntimeException ex) {
			failure = (ex instanceof ConnectSocketException refused) ? refused
					: new ConnectSocketException("The address can't be told: " + ex, ex);
		}
		SocketConnection connection = null;
		ConnectionAttempt attempt;
		synchronized (this.state) {
			if (!this.state.isWaiting(last)) {
				return;
			}
			attempt = attempt(this.supervision.retries(), this.end);
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
			retryWithSlot(last, failure);
		}
	}

	private void retryWithSlot(SocketConnection last, ConnectSocketException noSlot) {
		this.errMsg = noSlot.errMsg();
		this.task.stream().execute(() -> this.task.callbacks().error(noSlot));
		Duration delay = Objects.requireNonNull(this.task.settings().reconnect().maxDelay());
		retryLater(last, (delay.compareTo(SHORTEST_WITHOUT_SLOT) > 0) ? delay : SHORTEST_WITHOUT_SLOT);
	}

}
