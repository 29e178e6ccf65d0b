package io.github.sockettask.client.connection;

import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.client.execution.ConnectionExecutor;
import io.github.sockettask.client.send.ConnectionSender;
import io.github.sockettask.transport.TransportConnection;
import io.github.sockettask.transport.TransportTimer;

/**
 * How a connection becomes the one of its task: at once, or in place of an older one. In
 * the second case, the application gets no event of it until it is open. The old
 * connection is closed when the callbacks for the new one have run and the new one has
 * received a message, so that no message is missed in between; without a message, it is
 * closed {@code close-timeout} after the callbacks.
 */
class ConnectionHandover {

	private final ConnectionExecutor executor;

	private final ConnectionSender sender;

	private final TransportTimer timer;

	private final Duration closeTimeout;

	private volatile boolean concealed;

	private volatile @Nullable TransportConnection transport;

	/** The connection that this one has replaced, until that is closed. */
	private volatile @Nullable SocketConnection old;

	/** Whether the callbacks for this connection have run. */
	private volatile boolean ready;

	/** Whether a message has arrived; confined to the event loop. */
	private boolean arrived;

	/** Whether messages were passed on to the mailbox, perhaps before the callbacks. */
	private volatile boolean served;

	/** Whether received messages are handled although this connection is closed. */
	private volatile boolean kept;

	/** Whether {@link #kept} is final; guarded by this. */
	private boolean decided;

	ConnectionHandover(TaskContext task, ConnectionExecutor executor, ConnectionSender sender) {
		this.executor = executor;
		this.sender = sender;
		this.timer = task.resources().timer();
		this.closeTimeout = Objects.requireNonNull(task.settings().closeTimeout());
	}

	/** The connection may replace another one. */
	void conceal() {
		this.concealed = true;
	}

	boolean isConcealed() {
		return this.concealed;
	}

	/** The connection is the one of the task from now on. */
	void reveal() {
		this.concealed = false;
		TransportConnection transport = this.transport;
		if (transport != null) {
			this.executor.moveTo(transport);
		}
	}

	void opening(TransportConnection transport) {
		this.transport = transport;
		if (!this.concealed) {
			this.executor.moveTo(transport);
		}
	}

	// The connection is open. Returns false if it is about to be closed, and no callback
	// runs.
	boolean replace(@Nullable SocketConnection old) {
		this.old = old;
		return !this.concealed;
	}

	/** The callbacks for the open connection have run. */
	void ready() {
		SocketConnection old = this.old;
		if (old == null) {
			return;
		}
		old.handover().sender.replacedBy(this.sender);
		this.ready = true;
		if (this.served || !scheduleClose(old)) {
			close(old);
		}
	}

	private boolean scheduleClose(SocketConnection old) {
		Runnable cancel = this.timer.schedule(() -> close(old), this.closeTimeout);
		old.ended().thenRun(cancel);
		return cancel != TransportTimer.NEVER;
	}

	/** A message has arrived. */
	void message() {
		this.arrived = true;
	}

	/**
	 * All messages of a read were passed on. {@code onClose} of a connection that is
	 * closed from now on runs behind them.
	 */
	void complete() {
		if (!this.arrived) {
			return;
		}
		if (!this.served) {
			this.served = true;
		}
		SocketConnection old = this.old;
		// The later thread, this one or the one in ready(), sees both flags.
		if (old != null && this.ready) {
			close(old);
		}
	}

	private void close(SocketConnection old) {
		this.old = null;
		old.handover().supersede();
		old.close();
		old.mailbox().backPressure().closing();
	}

	/** This connection is about to be closed because another one has replaced it. */
	synchronized void supersede() {
		if (!this.decided) {
			this.kept = true;
			this.decided = true;
		}
	}

	/** The task is about to be closed, and this connection too if it is open. */
	synchronized void abandon() {
		this.kept = false;
		this.decided = true;
	}

	// Returns whether received messages are handled although the connection is closed:
	// another one has replaced it, and the task is not closed.
	boolean keepsMessages() {
		return this.kept;
	}

}
