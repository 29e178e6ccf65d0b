package io.github.sockettask.client.connection;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.transport.TransportTimer;

/**
 * The connections that are not gone. Looks at them once a second: finds callbacks that do
 * not return, without a clock on the path of messages, and continues work that a lack of
 * memory has interrupted.
 */
class ActiveConnections {

	static final Duration INTERVAL = Duration.ofSeconds(1);

	private static final Log logger = LogFactory.getLog(ActiveConnections.class);

	private final TransportTimer timer;

	private final Map<SocketConnection, ConnectionSupervisor> connections = new ConcurrentHashMap<>();

	// Guarded by this: tasks without a connection that wait for a retry
	private final Set<ConnectionSupervisor> waiting = new HashSet<>();

	// Guarded by this, null while no round is scheduled
	private @Nullable Round next;

	ActiveConnections(TransportTimer timer) {
		this.timer = timer;
	}

	// A task that has a connection waits no longer.
	synchronized void add(SocketConnection connection, ConnectionSupervisor task) {
		this.connections.put(connection, task);
		this.waiting.remove(task);
		if (this.next == null) {
			schedule();
		}
	}

	synchronized void remove(SocketConnection connection) {
		this.connections.remove(connection);
		Round next = this.next;
		if (next != null && this.connections.isEmpty()) {
			this.next = null;
			next.cancel.run();
		}
	}

	synchronized void addWaiting(ConnectionSupervisor task) {
		this.waiting.add(task);
	}

	synchronized void removeWaiting(ConnectionSupervisor task) {
		this.waiting.remove(task);
	}

	// Returns the tasks that have a connection or wait for a retry. A task that changes
	// between both is among them.
	synchronized Set<ConnectionSupervisor> tasks() {
		Set<ConnectionSupervisor> tasks = new HashSet<>(this.connections.values());
		tasks.addAll(this.waiting);
		return tasks;
	}

	// Called with the lock.
	private void schedule() {
		Round round = new Round();
		round.cancel = this.timer.schedule(() -> run(round), INTERVAL);
		// Connections work without rounds.
		this.next = (round.cancel != TransportTimer.NEVER) ? round : null;
	}

	private void run(Round round) {
		synchronized (this) {
			if (this.next != round || this.connections.isEmpty()) {
				return;
			}
			// First: the next round comes even if this one fails.
			schedule();
		}
		this.connections.forEach((connection, task) -> look(round, connection, task));
	}

	private void look(Round round, SocketConnection connection, ConnectionSupervisor task) {
		try {
			connection.recover();
			task.slowCallbacks().look(round, connection.mailbox().running());
		}
		catch (RuntimeException | OutOfMemoryError ex) {
			// The name of a listener of the application may throw.
			logger.debug("Slow callbacks of a task can't be told", ex);
		}
	}

	/** One look at all tasks. */
	private static final class Round {

		private Runnable cancel = () -> {
		};

	}

}
