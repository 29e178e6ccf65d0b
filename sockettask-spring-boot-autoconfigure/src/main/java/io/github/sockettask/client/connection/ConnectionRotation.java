package io.github.sockettask.client.connection;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.ConnectSocketException;
import io.github.sockettask.ConnectionEnd;
import io.github.sockettask.ReadyState;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskEvent;
import io.github.sockettask.SocketTaskException;
import io.github.sockettask.client.connect.HandshakeFactory;
import io.github.sockettask.text.RepeatedLog;
import io.github.sockettask.transport.TransportRequest;

/**
 * Replaces the connection of a task by another one, which is open before the old one is
 * closed: when it has reached {@code max-connection-age}, before its access token
 * expires, and when the application asks for it. Until the new connection is open, the
 * application gets no event of it.
 * <p>
 * One replacement is made at a time. Another one that is asked for meanwhile begins when
 * the old connection of the first is closed, so that a task has two connections at most,
 * however often it asks.
 */
public class ConnectionRotation {

	private static final Log logger = LogFactory.getLog(SocketTask.class);

	/** Spreads the replacements of connections that were opened together. */
	private static final double SPREAD = 0.1;

	private final TaskContext task;

	private final ConnectionSupervisor supervisor;

	private final SupervisorState state;

	private final HandshakeFactory handshakes;

	/** Whether a task whose connection can't be replaced tries again. */
	private final boolean lasting;

	private final Duration maxDelay;

	private final Duration age;

	private final RepeatedLog log = new RepeatedLog(logger);

	// The fields below are guarded by the state of the supervisor

	private @Nullable Runnable cancelAge;

	/** What the application has asked for, until a connection begins. */
	private @Nullable Replacement asked;

	/** What is being made, from its begin until the callbacks have run. */
	private @Nullable Replacement running;

	/** The connection that is to replace the current one. */
	private @Nullable SocketConnection successor;

	/** The connections that were replaced and are not gone yet. */
	private final List<SocketConnection> replaced = new ArrayList<>(0);

	ConnectionRotation(TaskContext task, ConnectionSupervisor supervisor, SupervisorState state,
			HandshakeFactory handshakes) {
		this.task = task;
		this.supervisor = supervisor;
		this.state = state;
		this.handshakes = handshakes;
		this.lasting = Boolean.TRUE.equals(task.settings().reconnect().enabled());
		this.maxDelay = Objects.requireNonNull(task.settings().reconnect().maxDelay());
		this.age = this.lasting ? Objects.requireNonNull(task.settings().maxConnectionAge()) : Duration.ZERO;
	}

	// Calls of the application

	/**
	 * Replace the connection, or have the next connection be the new one if there is
	 * none.
	 * @param address where to connect, or {@code null} for the settings
	 * @return completes when a connection that has begun after this call is ready
	 */
	public CompletableFuture<Void> replace(@Nullable URI address) {
		CompletableFuture<Void> outcome;
		try {
			this.handshakes.check(address);
		}
		catch (ConnectSocketException ex) {
			return CompletableFuture.failedFuture(ex);
		}
		synchronized (this.state) {
			if (!this.state.phase().isWanted()) {
				return CompletableFuture.failedFuture(new ConnectSocketException(
						"connectSocket:fail task '%s' has no connection to replace, it is %s; start() connects"
							.formatted(this.task.dispatcher().taskName(), this.state.status())));
			}
			this.asked = Replacement.of(null, this.asked);
			this.asked.to(address);
			outcome = this.asked.outcome().copy();
		}
		next();
		return outcome;
	}

	/**
	 * Replace the connection if it uses an SSL bundle, which was reloaded. An attempt in
	 * progress may have begun with the earlier content.
	 * @param bundle the name of the bundle
	 */
	void bundleReloaded(String bundle) {
		SocketConnection connection = this.state.current();
		TransportRequest request = (connection != null) ? connection.request() : null;
		boolean secure = request == null || "wss".equals(request.uri().getScheme());
		ReadyState readyState = this.state.readyState();
		if (secure && bundle.equals(this.task.settings().ssl().bundleInUse())
				&& (readyState == ReadyState.CONNECTING || readyState == ReadyState.OPEN)) {
			replace(null);
		}
	}

	/**
	 * Close the connection that was to replace the current one, and those that were
	 * replaced and wait for the first message of their successor.
	 * @param drain how long the messages in the send queue may take
	 * @return completes when no connection is left but the current one
	 */
	CompletableFuture<Void> stop(Duration drain) {
		List<SocketConnection> others;
		Runnable failing;
		synchronized (this.state) {
			others = new ArrayList<>(this.replaced);
			if (this.successor != null) {
				others.add(this.successor);
				this.successor = null;
			}
			cancel();
			failing = failing(this.supervisor.notOpen("it was stopped"));
		}
		failing.run();
		others.forEach((other) -> {
			other.handover().abandon();
			other.goAway(drain);
		});
		return CompletableFuture
			.allOf(others.stream().map(SocketConnection::ended).toArray(CompletableFuture<?>[]::new));
	}

	// What the supervisor tells

	// A connection is about to begin that follows none. Returns where to connect if the
	// application has asked for an address. Called without a lock.
	@Nullable URI beginning() {
		synchronized (this.state) {
			if (!this.state.phase().isWaiting()) {
				return null;
			}
			if (this.asked != null) {
				begin();
			}
			return (this.running != null) ? this.running.address() : null;
		}
	}

	// It has begun. Called with the lock.
	void begun(SocketConnection connection) {
		if (this.running != null) {
			this.running.begin(connection);
		}
	}

	// A connection is open. If it was to replace the current one, it takes its place, and
	// that one is returned. Called with the lock.
	@Nullable SocketConnection opened(SocketConnection connection) {
		SocketConnection old = null;
		if (connection == this.successor) {
			if (!this.state.phase().isWanted()) {
				// The task was stopped, which closes both connections.
				return null;
			}
			old = this.state.current();
			this.successor = null;
			this.state.begin(connection);
			connection.handover().reveal();
			if (old != null) {
				SocketConnection previous = old;
				this.replaced.add(previous);
				old.ended().thenRun(() -> gone(previous));
			}
		}
		if (this.lasting && connection == this.state.current()) {
			replaceInTime(connection);
		}
		return old;
	}

	// Called with the lock.
	private void replaceInTime(SocketConnection connection) {
		TransportRequest request = connection.request();
		Duration renewal = this.handshakes.untilRenewal(request);
		double part = 1 - SPREAD * ThreadLocalRandom.current().nextDouble();
		Duration age = Duration.ofMillis(Math.max(1, (long) (this.age.toMillis() * part)));
		if (renewal != null && (this.age.isZero() || renewal.compareTo(age) < 0)) {
			replaceLater(connection, renewal, () -> this.handshakes.renewToken(request));
		}
		else if (!this.age.isZero()) {
			replaceLater(connection, age, () -> {
			});
		}
	}

	private void gone(SocketConnection previous) {
		synchronized (this.state) {
			this.replaced.remove(previous);
		}
	}

	SocketTaskEvent event(SocketConnection old, SocketConnection connection) {
		return new SocketTaskEvent.Replaced(this.task.dispatcher().task(), Instant.now(), old.id(), connection.id());
	}

	// The callbacks for an open connection have run. Called without a lock.
	void ready(SocketConnection connection) {
		Replacement replacement = null;
		synchronized (this.state) {
			if (this.running != null && this.running.connection() == connection) {
				replacement = this.running;
				this.running = null;
			}
		}
		if (replacement != null) {
			replacement.complete(null);
		}
		next();
	}

	// A connection is gone. Returns whether it was to replace the current one, which is
	// tried again later. Called without a lock.
	boolean ending(SocketConnection connection, ConnectionEnd end) {
		SocketConnection old;
		Replacement replacement;
		synchronized (this.state) {
			if (connection != this.successor) {
				return false;
			}
			this.successor = null;
			old = this.state.current();
			replacement = this.running;
			this.running = null;
		}
		Throwable error = end.error();
		boolean configured = replacement == null || replacement.address() == null;
		// As after a failed retry: another URL is tried at once.
		boolean otherUrl = configured && this.handshakes.urls().failed();
		failed(old, replacement, (error != null) ? error : this.supervisor.notOpen(end.description()),
				otherUrl ? Duration.ZERO : this.maxDelay, end.description());
		return true;
	}

	// The current connection is gone. The one that was to replace it becomes the current
	// one, if the task is to be open. Called with the lock.
	@Nullable SocketConnection takeOver(SocketConnection gone) {
		cancel();
		SocketConnection successor = this.successor;
		this.successor = null;
		if (successor != null) {
			if (this.state.phase().isWanted()) {
				gone.gone();
				this.state.begin(successor);
				successor.handover().reveal();
			}
		}
		else if (this.running != null) {
			// It was not made in time: the next connection is the new one.
			this.asked = Replacement.of(this.running, this.asked);
			this.running = null;
		}
		return successor;
	}

	// No connection follows. Returns what fails the callers. Called with the lock.
	Runnable failing(SocketTaskException failure) {
		Replacement none = Replacement.of(this.running, this.asked);
		this.asked = null;
		this.running = null;
		return () -> none.complete(failure);
	}

	// The way of a replacement

	// Called with the lock.
	private void replaceLater(SocketConnection old, Duration delay, Runnable before) {
		cancel();
		this.cancelAge = this.task.resources().timer().schedule(() -> {
			before.run();
			due(old);
		}, delay);
	}

	// Called with the lock.
	private void cancel() {
		if (this.cancelAge != null) {
			this.cancelAge.run();
			this.cancelAge = null;
		}
	}

	// Called by the timer.
	private void due(SocketConnection old) {
		Replacement replacement;
		synchronized (this.state) {
			if (!isReplaceable(old) || this.running != null) {
				return;
			}
			replacement = begin();
		}
		make(old, replacement);
	}

	/**
	 * Begin what was asked for if its time has come: a connection is open, and those that
	 * were replaced are closed. Called without a lock.
	 */
	void next() {
		SocketConnection old;
		Replacement replacement;
		synchronized (this.state) {
			old = this.state.current();
			if (this.asked == null || this.running != null || old == null || !isReplaceable(old)
					|| !this.replaced.stream().allMatch(SocketConnection::isLost)) {
				return;
			}
			cancel();
			replacement = begin();
		}
		try {
			// The caller may be an event loop, and the address asks the application.
			this.task.resources().executors().callbacks().execute(() -> make(old, replacement));
		}
		catch (RuntimeException | OutOfMemoryError ex) {
			refused(old, replacement, ex);
		}
	}

	// Called with the lock.
	private Replacement begin() {
		Replacement replacement = Replacement.of(this.running, this.asked);
		this.asked = null;
		this.running = replacement;
		return replacement;
	}

	private void make(SocketConnection old, Replacement replacement) {
		SharedResources resources = this.task.resources();
		SocketConnection connection;
		TransportRequest request;
		try {
			request = this.handshakes.next(replacement.address());
			synchronized (this.state) {
				if (this.running != replacement || !isReplaceable(old)) {
					return;
				}
				connection = new SocketConnection(resources.quota().acquire(), this.task, this.supervisor);
				connection.handover().conceal();
				this.successor = connection;
				replacement.begin(connection);
				resources.active().add(connection, this.supervisor);
			}
		}
		catch (RuntimeException | OutOfMemoryError ex) {
			refused(old, replacement, ex);
			return;
		}
		this.supervisor.open(connection, request, this.supervisor.attempt(0, null));
	}

	private boolean isReplaceable(SocketConnection old) {
		return this.state.current() == old && old.readyState() == ReadyState.OPEN && !old.isLost()
				&& this.state.phase() == TaskPhase.ACTIVE;
	}

	private void refused(SocketConnection old, Replacement replacement, Throwable ex) {
		synchronized (this.state) {
			if (this.running != replacement) {
				return;
			}
			this.running = null;
		}
		ConnectSocketException failure = HandshakeFactory.failure(ex);
		failed(old, replacement, failure, this.maxDelay, failure.errMsg());
	}

	private void failed(@Nullable SocketConnection old, @Nullable Replacement replacement, Throwable failure,
			Duration delay, String why) {
		if (old != null) {
			tryAgain(old, delay, why);
		}
		if (replacement != null) {
			replacement.complete(failure);
		}
		next();
	}

	private void tryAgain(SocketConnection old, Duration delay, String why) {
		synchronized (this.state) {
			if (!isReplaceable(old)) {
				return;
			}
			if (this.lasting) {
				replaceLater(old, delay, () -> {
				});
			}
		}
		this.log.warn("replace", () -> "Socket task '%s' could not replace its connection, which goes on: %s"
			.formatted(this.task.dispatcher().taskName(), why), null);
	}

}
