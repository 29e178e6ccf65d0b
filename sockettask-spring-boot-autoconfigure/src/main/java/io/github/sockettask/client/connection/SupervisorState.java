package io.github.sockettask.client.connection;

import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.ReadyState;
import io.github.sockettask.SocketTaskStatus;

/**
 * Which connection a task has, whether it is wanted, and who waits for it. Guarded by
 * itself: whoever does more than one thing with it, or changes it, has its lock.
 */
class SupervisorState {

	// These two may be read without the lock

	private volatile @Nullable SocketConnection current;

	/** What the task does while it has no connection. */
	private volatile SocketTaskStatus resting = SocketTaskStatus.STOPPED;

	private boolean wanted;

	/** Whether to connect as soon as the current connection is gone. */
	private boolean again;

	/** Whether callbacks are told of the end of a connection, before the next attempt. */
	private boolean telling;

	/** Completes when the task is open. */
	private CompletableFuture<Void> opening = new CompletableFuture<>();

	@Nullable SocketConnection current() {
		return this.current;
	}

	ReadyState readyState() {
		SocketConnection connection = this.current;
		return (connection != null) ? connection.readyState() : ReadyState.CLOSED;
	}

	SocketTaskStatus status() {
		SocketConnection connection = this.current;
		if (connection == null) {
			return this.resting;
		}
		return switch (connection.readyState()) {
			case CONNECTING -> SocketTaskStatus.CONNECTING;
			// callbacks may not know yet that the socket is gone
			case OPEN -> connection.isLost() ? SocketTaskStatus.CLOSING : SocketTaskStatus.OPEN;
			case CLOSING -> SocketTaskStatus.CLOSING;
			case CLOSED -> this.resting;
		};
	}

	/**
	 * Return whether there is no connection, and none is due.
	 * @return whether somebody has to connect
	 */
	boolean isAtRest() {
		return readyState() == ReadyState.CLOSED && this.resting != SocketTaskStatus.WAITING_RETRY;
	}

	/**
	 * Return whether the next attempt is due some time after a connection.
	 * @param last the connection
	 * @return whether it is, and not behind a later one
	 */
	boolean isWaiting(@Nullable SocketConnection last) {
		return last != null && this.current == last && last.readyState() == ReadyState.CLOSED
				&& this.resting == SocketTaskStatus.WAITING_RETRY;
	}

	/**
	 * The callbacks of a connection that is gone have run.
	 * @param last the connection
	 * @return whether the next attempt is due some time from now on
	 */
	boolean told(SocketConnection last) {
		boolean waiting = isWaiting(last);
		this.telling &= !waiting;
		return waiting;
	}

	boolean isTelling() {
		return this.telling;
	}

	boolean isWanted() {
		return this.wanted;
	}

	/**
	 * Return whether a connection that ends was wanted, and nothing else in its place.
	 * @return whether its end decides what follows; may be asked without the lock
	 */
	synchronized boolean isLost() {
		return this.wanted && !this.again;
	}

	/**
	 * Return whether the application has asked for another connection in place of the
	 * current one.
	 * @return whether it is to be made at once
	 */
	boolean isAgain() {
		return this.again;
	}

	/**
	 * Want a connection in place of the current one.
	 * @return see {@link #want()}
	 */
	CompletableFuture<Void> wantAnother() {
		this.again = true;
		return want();
	}

	/**
	 * Want a connection.
	 * @return completes when the task is open
	 */
	CompletableFuture<Void> want() {
		ReadyState readyState = readyState();
		// a connection that is not wanted is about to be closed, if it is not yet
		if (readyState == ReadyState.CLOSING || (readyState != ReadyState.CLOSED && !this.wanted)) {
			this.again = true;
		}
		this.wanted = true;
		if (this.opening.isDone() && (readyState != ReadyState.OPEN || this.again)) {
			this.opening = new CompletableFuture<>();
		}
		return this.opening.copy();
	}

	void wantNone() {
		this.wanted = false;
		this.again = false;
	}

	void begin(SocketConnection connection) {
		this.wanted = true;
		this.again = false;
		this.telling = false;
		this.current = connection;
	}

	/**
	 * The current connection is gone.
	 * @param status what the task does now
	 */
	void rest(SocketTaskStatus status) {
		this.resting = status;
		this.telling = status == SocketTaskStatus.WAITING_RETRY;
		if (status != SocketTaskStatus.WAITING_RETRY) {
			wantNone();
		}
		SocketConnection connection = this.current;
		if (connection != null) {
			// in one step with what comes next, or a start might find neither
			connection.gone();
		}
	}

	CompletableFuture<Void> opening() {
		return this.opening;
	}

	/**
	 * Return what completes when the task is open, which will not be soon.
	 * @return what has waited so far; those who wait from now on are not among them
	 */
	CompletableFuture<Void> takeOpening() {
		CompletableFuture<Void> opening = this.opening;
		this.opening = new CompletableFuture<>();
		return opening;
	}

}
