package io.github.sockettask.client.connection;

import java.util.Map;

import io.github.sockettask.SocketTaskStatus;

/**
 * The phases of a task, and the phase that each event leads to. The same table is in
 * {@code docs/design.md}, compared by a test.
 */
enum TaskPhase {

	/** There is no connection, and none will be made before the task is started. */
	STOPPED(SocketTaskStatus.STOPPED),

	/** As {@link #STOPPED}, because the retries were of no use. */
	FAILED(SocketTaskStatus.FAILED),

	/** The current connection is being opened, or is open. */
	ACTIVE(SocketTaskStatus.CONNECTING),

	/** The current connection is being closed, and no other one follows. */
	CLOSING(SocketTaskStatus.CLOSING),

	/** The current connection is being closed, and another one follows at once. */
	RESTARTING(SocketTaskStatus.CLOSING),

	/** The connection is gone, a retry follows, and the callbacks for the end run. */
	ENDING(SocketTaskStatus.WAITING_RETRY),

	/** The retry waits for its time. */
	WAITING(SocketTaskStatus.WAITING_RETRY);

	private static final Map<TaskPhase, Map<Event, TaskPhase>> TABLE = Map.of(
	// @formatter:off
			STOPPED, Map.of(Event.CONNECT, ACTIVE),
			FAILED, Map.of(Event.CONNECT, ACTIVE, Event.STOP, STOPPED),
			ACTIVE, Map.of(Event.CONNECT, ACTIVE, Event.RECONNECT, RESTARTING, Event.CLOSE, CLOSING,
					Event.STOP, CLOSING, Event.LOST, ENDING, Event.ENDED, STOPPED, Event.GAVE_UP, FAILED),
			CLOSING, Map.of(Event.START, RESTARTING, Event.RECONNECT, RESTARTING, Event.ENDED, STOPPED),
			RESTARTING, Map.of(Event.CONNECT, ACTIVE, Event.CLOSE, CLOSING, Event.STOP, CLOSING, Event.LOST, ENDING),
			ENDING, Map.of(Event.CONNECT, ACTIVE, Event.CLOSE, STOPPED, Event.STOP, STOPPED, Event.TOLD, WAITING),
			WAITING, Map.of(Event.CONNECT, ACTIVE, Event.CLOSE, STOPPED, Event.STOP, STOPPED));
	// @formatter:on

	private final SocketTaskStatus status;

	TaskPhase(SocketTaskStatus status) {
		this.status = status;
	}

	// Returns the next phase, or this one if the event changes nothing.
	TaskPhase after(Event event) {
		return TABLE.getOrDefault(this, Map.of()).getOrDefault(event, this);
	}

	// Returns the status of a task without a connection.
	SocketTaskStatus status() {
		return this.status;
	}

	// Returns whether there is no connection and no retry: only the application can start
	// the task.
	boolean isAtRest() {
		return this == STOPPED || this == FAILED;
	}

	// Returns whether there is no connection, and a retry follows.
	boolean isWaiting() {
		return this == ENDING || this == WAITING;
	}

	// Returns whether the application wants the task to be open.
	boolean isWanted() {
		return !isAtRest() && this != CLOSING;
	}

	/** What leads from one phase to another one. */
	enum Event {

		/** A connection becomes the current one. */
		CONNECT,

		/** The application starts the task, and there is a connection or a retry. */
		START,

		/** The application wants another connection in place of the open one. */
		RECONNECT,

		/** The application closes the task. */
		CLOSE,

		/** The application stops the task. */
		STOP,

		/** The current connection is gone, and a retry follows. */
		LOST,

		/** The current connection is gone, and none follows. */
		ENDED,

		/** The current connection is gone, and there were enough retries. */
		GAVE_UP,

		/** The callbacks for the end of the connection have run. */
		TOLD

	}

}
