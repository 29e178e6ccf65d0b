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
import io.github.sockettask.SocketTaskStatus;
import io.github.sockettask.client.connect.HandshakeFactory;
import io.github.sockettask.client.reconnect.Supervision;
import io.github.sockettask.text.Redaction;
import io.github.sockettask.transport.TransportRequest;

/**
 * Begins the connections of a task, when it is asked to and when a retry is due.
 */
public class TaskAttempts {

	private static final Duration SHORTEST_WITHOUT_SLOT = Duration.ofSeconds(1);

	private final TaskContext task;

	private final SharedResources engine;

	private final ConnectionSupervisor owner;

	private final SupervisorState state;

	private final HandshakeFactory handshakes;

	private final Supervision supervision;

	private final StatusReports reports;

	/** Guarded by the state. */
	private final TaskTimers timers;

	/** Guarded by the state: how the last connection has ended. */
	private @Nullable ConnectionEnd end;

	private volatile String errMsg = "";

	/**
	 * Create attempts.
	 * @param owner is told what becomes of connections
	 * @param task what decides about them
	 * @param handshakes how to connect
	 */
	TaskAttempts(ConnectionSupervisor owner, SupervisedTask task, HandshakeFactory handshakes) {
		this.task = task.context();
		this.engine = this.task.engine();
		this.owner = owner;
		this.state = task.state();
		this.handshakes = handshakes;
		this.supervision = task.supervision();
		this.reports = task.reports();
		this.timers = task.timers();
	}

	public String errMsg() {
		return this.errMsg;
	}

	public CompletableFuture<Void> start() {
		return start(() -> true);
	}

	/**
	 * Start, unless nobody wants that any more.
	 * @param wanted tells that, with the lock: who takes it back and then stops finds
	 * nothing started, or stops it
	 * @return completes when the task is open
	 */
	public CompletableFuture<Void> start(BooleanSupplier wanted) {
		synchronized (this.state) {
			if (!wanted.getAsBoolean()) {
				return this.state.opening().copy();
			}
			if (!this.state.isAtRest()) {
				return this.state.want();
			}
		}
		return connect(wanted);
	}

	public CompletableFuture<Void> reconnect() {
		SocketConnection open;
		CompletableFuture<Void> opening = null;
		synchronized (this.state) {
			ReadyState readyState = this.state.readyState();
			open = (readyState == ReadyState.OPEN) ? this.state.current() : null;
			if (open != null) {
				opening = this.state.wantAnother();
			}
			else if (readyState != ReadyState.CLOSED || (this.state.isTelling() && !this.supervision.hurry())) {
				opening = this.state.want();
			}
		}
		if (opening == null) {
			return connect(() -> true);
		}
		if (open != null) {
			open.close(SocketConnection.NORMAL, "", () -> {
			});
		}
		return opening;
	}

	// Connects unless the handlers did; then theirs is what was accepted.
	public void connect(TransportRequest request, int id, IntConsumer accepted) {
		SocketConnection connection = beginFirst(id);
		SocketConnection first = (connection != null) ? connection : Objects.requireNonNull(this.state.current());
		this.task.stream().execute(() -> accepted.accept(first.id()));
		if (connection != null) {
			open(connection, request, attempt(0, null));
		}
		else {
			this.engine.slots().release();
		}
	}

	private CompletableFuture<Void> connect(BooleanSupplier wanted) {
		try {
			TransportRequest request = this.handshakes.next();
			SocketConnection connection;
			CompletableFuture<Void> opening;
			synchronized (this.state) {
				if (!wanted.getAsBoolean()) {
					return this.state.opening().copy();
				}
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

	private @Nullable SocketConnection beginFirst(int id) {
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

	private ConnectionAttempt attempt(int retries, @Nullable ConnectionEnd previous) {
		return new ConnectionAttempt(this.task.callbacks().taskName(), retries, previous);
	}

	private void open(SocketConnection connection, TransportRequest request, ConnectionAttempt attempt) {
		try {
			this.reports.flush();
			connection.attempt().begin(connection, this.handshakes, request, attempt, this.engine);
		}
		catch (OutOfMemoryError ex) {
			connection.fail(new ConnectSocketException("Failed to connect to " + request.uri() + ": " + ex, ex));
		}
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
			failure = (ex instanceof ConnectSocketException refused) ? refused : new ConnectSocketException(
					"The address can't be told: " + Redaction.line(ex.toString()), Redaction.cause(ex));
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
