package io.github.sockettask.client.connection;

import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.ReadyState;
import io.github.sockettask.SocketTaskStatus;
import io.github.sockettask.client.connection.TaskPhase.Event;

/**
 * The phase of a task, its current connection, and the future that callers wait for. It
 * is the lock of the supervisor: a caller that changes it, or reads more than one value,
 * holds it.
 */
class SupervisorState {

	// These two may be read without the lock. A reader that finds the connection CLOSED
	// reads the phase afterwards: both change in one step, the phase first.

	private volatile @Nullable SocketConnection current;

	private volatile TaskPhase phase = TaskPhase.STOPPED;

	/** Completes when the task is open. */
	private CompletableFuture<Void> opening = new CompletableFuture<>();

	@Nullable SocketConnection current() {
		return this.current;
	}

	TaskPhase phase() {
		return this.phase;
	}

	ReadyState readyState() {
		SocketConnection connection = this.current;
		return (connection != null) ? connection.readyState() : ReadyState.CLOSED;
	}

	SocketTaskStatus status() {
		SocketConnection connection = this.current;
		if (connection == null) {
			return this.phase.status();
		}
		return switch (connection.readyState()) {
			case CONNECTING -> SocketTaskStatus.CONNECTING;
			// The socket may be gone while onClose has not run yet.
			case OPEN -> connection.isLost() ? SocketTaskStatus.CLOSING : SocketTaskStatus.OPEN;
			case CLOSING -> SocketTaskStatus.CLOSING;
			case CLOSED -> this.phase.status();
		};
	}

	// Returns whether a retry follows this connection, and not a later one.
	boolean isWaiting(@Nullable SocketConnection last) {
		return last != null && this.current == last && this.phase.isWaiting();
	}

	void begin(SocketConnection connection) {
		this.current = connection;
		on(Event.CONNECT);
	}

	// The application wants the task to be open. The future completes when it is.
	CompletableFuture<Void> want(Event event) {
		on(event);
		boolean open = this.phase == TaskPhase.ACTIVE && readyState() == ReadyState.OPEN;
		if (this.opening.isDone() && !open) {
			this.opening = new CompletableFuture<>();
		}
		return this.opening.copy();
	}

	void on(Event event) {
		TaskPhase next = this.phase.after(event);
		this.phase = next;
		SocketConnection connection = this.current;
		if (connection != null && (next.isAtRest() || next.isWaiting())) {
			// In one step with the phase, or a start might find no connection to wait
			// for.
			connection.gone();
		}
	}

	CompletableFuture<Void> opening() {
		return this.opening;
	}

	// Returns the future of the callers that have waited so far, to be completed without
	// the lock. Later callers wait for another one.
	CompletableFuture<Void> takeOpening() {
		CompletableFuture<Void> opening = this.opening;
		this.opening = new CompletableFuture<>();
		return opening;
	}

}
