package io.github.sockettask.client.connection;

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
import io.github.sockettask.ConnectionAttempt;
import io.github.sockettask.ConnectionEnd;
import io.github.sockettask.ReadyState;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskEvent;
import io.github.sockettask.client.connect.HandshakeFactory;
import io.github.sockettask.text.RepeatedLog;
import io.github.sockettask.transport.TransportRequest;

/**
 * Replaces a connection that has reached {@code max-connection-age} by another one, which
 * is open before the old one is closed. Until then the application gets no event of it.
 */
class ConnectionRotation {

	private static final Log logger = LogFactory.getLog(SocketTask.class);

	/** Spreads the replacements of connections that were opened together. */
	private static final double SPREAD = 0.1;

	private final TaskContext task;

	private final ConnectionSupervisor supervisor;

	private final SupervisorState state;

	private final HandshakeFactory handshakes;

	private final Duration age;

	private final RepeatedLog log = new RepeatedLog(logger);

	// The fields below are guarded by the state of the supervisor

	private @Nullable Runnable cancelAge;

	private @Nullable SocketConnection successor;

	/** The connections that were replaced and are not gone yet. */
	private final List<SocketConnection> replaced = new ArrayList<>(0);

	ConnectionRotation(TaskContext task, ConnectionSupervisor supervisor, SupervisorState state,
			HandshakeFactory handshakes) {
		this.task = task;
		this.supervisor = supervisor;
		this.state = state;
		this.handshakes = handshakes;
		Duration age = Objects.requireNonNull(task.settings().maxConnectionAge());
		this.age = Boolean.TRUE.equals(task.settings().reconnect().enabled()) ? age : Duration.ZERO;
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
		if (!this.age.isZero()) {
			double part = 1 - SPREAD * ThreadLocalRandom.current().nextDouble();
			replaceLater(connection, Duration.ofMillis(Math.max(1, (long) (this.age.toMillis() * part))));
		}
		return old;
	}

	private void gone(SocketConnection previous) {
		synchronized (this.state) {
			this.replaced.remove(previous);
		}
	}

	SocketTaskEvent event(SocketConnection old, SocketConnection connection) {
		return new SocketTaskEvent.Replaced(this.task.dispatcher().task(), Instant.now(), old.id(), connection.id());
	}

	// Called with the lock.
	private void replaceLater(SocketConnection old, Duration delay) {
		cancel();
		this.cancelAge = this.task.resources().timer().schedule(() -> replace(old), delay);
	}

	private void replace(SocketConnection old) {
		SharedResources resources = this.task.resources();
		SocketConnection connection;
		TransportRequest request;
		try {
			request = this.handshakes.next();
			synchronized (this.state) {
				if (!isReplaceable(old)) {
					return;
				}
				connection = new SocketConnection(resources.quota().acquire(), this.task, this.supervisor);
				connection.handover().conceal();
				this.successor = connection;
				resources.active().add(connection, this.supervisor);
			}
		}
		catch (RuntimeException ex) {
			tryAgain(old, (ex instanceof ConnectSocketException refused) ? refused.errMsg() : ex.toString());
			return;
		}
		connection.begin(this.handshakes, request, new ConnectionAttempt(this.task.dispatcher().taskName(), 0, null));
	}

	private boolean isReplaceable(SocketConnection old) {
		return this.state.current() == old && old.readyState() == ReadyState.OPEN
				&& this.state.phase() == TaskPhase.ACTIVE && this.successor == null;
	}

	// A connection is gone. Returns whether it was to replace the current one, which is
	// tried again later.
	boolean ending(SocketConnection connection, ConnectionEnd end) {
		SocketConnection old;
		synchronized (this.state) {
			if (connection != this.successor) {
				return false;
			}
			this.successor = null;
			old = this.state.current();
		}
		if (old != null) {
			tryAgain(old, end.description());
		}
		return true;
	}

	private void tryAgain(SocketConnection old, String why) {
		Duration delay = Objects.requireNonNull(this.task.settings().reconnect().maxDelay());
		synchronized (this.state) {
			if (!isReplaceable(old)) {
				return;
			}
			replaceLater(old, delay);
		}
		this.log.warn("replace", () -> "Socket task '%s' could not replace its connection, which goes on: %s"
			.formatted(this.task.dispatcher().taskName(), why), null);
	}

	// The current connection is gone. The one that was to replace it becomes the current
	// one, if the task is to be open. Called with the lock.
	@Nullable SocketConnection takeOver(SocketConnection gone) {
		cancel();
		SocketConnection successor = this.successor;
		this.successor = null;
		if (successor != null && this.state.phase().isWanted()) {
			gone.gone();
			this.state.begin(successor);
			successor.handover().reveal();
		}
		return successor;
	}

	// Called with the lock.
	private void cancel() {
		if (this.cancelAge != null) {
			this.cancelAge.run();
			this.cancelAge = null;
		}
	}

	// Closes the connection that was to replace the current one, and those that were
	// replaced and wait for the first message of their successor. Completes when no
	// connection is left but the current one.
	CompletableFuture<Void> stop(Duration drain) {
		List<SocketConnection> others;
		synchronized (this.state) {
			others = new ArrayList<>(this.replaced);
			if (this.successor != null) {
				others.add(this.successor);
			}
			cancel();
		}
		others.forEach((other) -> {
			other.handover().abandon();
			other.goAway(drain);
		});
		return CompletableFuture
			.allOf(others.stream().map(SocketConnection::ended).toArray(CompletableFuture<?>[]::new));
	}

}
