package io.github.sockettask.client.connection;

import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.client.execution.ConnectionExecutor;
import io.github.sockettask.transport.TransportConnection;
import io.github.sockettask.transport.TransportTimer;

/**
 * How a connection becomes that of its task: at once, or in the place of another one,
 * until when callbacks know nothing of it.
 */
class ConnectionHandover {

	private final ConnectionExecutor stream;

	private final TransportTimer timer;

	private final Duration closeTimeout;

	private volatile boolean concealed;

	private volatile @Nullable TransportConnection transport;

	/** Whether a message has come; belongs to the event loop. */
	private boolean brought;

	/**
	 * Whether a message was handed on, which may be before callbacks know that it is
	 * open.
	 */
	private volatile boolean served;

	/** Whether what has arrived is handled, although this one is closed. */
	private volatile boolean kept;

	/** Whether that is known; guarded by this. */
	private boolean decided;

	/** The connection in whose place this one is, until a message has come. */
	private volatile @Nullable ReplacedConnection replaced;

	ConnectionHandover(TaskContext task, ConnectionExecutor stream) {
		this.stream = stream;
		this.timer = task.engine().timer();
		this.closeTimeout = Objects.requireNonNull(task.settings().closeTimeout());
	}

	/** The connection may replace another one. */
	void conceal() {
		this.concealed = true;
	}

	boolean isConcealed() {
		return this.concealed;
	}

	/** The connection is that of the task from now on. */
	void reveal() {
		this.concealed = false;
		TransportConnection transport = this.transport;
		if (transport != null) {
			this.stream.moveTo(transport);
		}
	}

	void opening(TransportConnection transport) {
		this.transport = transport;
		if (!this.concealed) {
			this.stream.moveTo(transport);
		}
	}

	/**
	 * The connection is open.
	 * @param old the one that it replaces
	 * @return whether callbacks are to be told; if not, it is about to be closed
	 */
	boolean replace(@Nullable SocketConnection old) {
		ReplacedConnection replaced = (old != null) ? new ReplacedConnection(old) : null;
		this.replaced = replaced;
		// it may have come before this, and looks at what is set above
		if (replaced != null && this.served) {
			replaced.served();
		}
		return !this.concealed;
	}

	/** This connection is about to be closed, as another one is in its place. */
	synchronized void supersede() {
		if (!this.decided) {
			this.kept = true;
			this.decided = true;
		}
	}

	/** The task is about to be closed, and this connection too if it is not. */
	synchronized void abandon() {
		this.kept = false;
		this.decided = true;
	}

	/**
	 * Return whether what has arrived is handled although the connection is closed, as
	 * another one is in its place.
	 * @return whether it is, which it is not when the task is closed
	 */
	boolean keepsMessages() {
		return this.kept;
	}

	/** The callbacks for the open connection have run. */
	void ready() {
		ReplacedConnection replaced = this.replaced;
		if (replaced != null) {
			replaced.ready(this.timer, this.closeTimeout);
		}
	}

	/** A message has come. */
	void message() {
		this.brought = true;
	}

	/**
	 * All messages of a read have been handed on, so that {@code onClose} of a connection
	 * that is closed now comes behind them.
	 */
	void complete() {
		if (!this.brought) {
			return;
		}
		if (!this.served) {
			this.served = true;
		}
		ReplacedConnection replaced = this.replaced;
		if (replaced != null && replaced.served()) {
			this.replaced = null;
		}
	}

}
