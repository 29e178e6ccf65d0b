package io.github.sockettask.client.send;

import org.jspecify.annotations.Nullable;

/**
 * Lets messages into the outbox of a connection that is open: at first only those that
 * callbacks for the open connection send, if others wait for it and come behind them.
 */
public class OutboxGate {

	private final ConnectionSender outbox;

	private final @Nullable OfflineQueue offline;

	/** Whether what anybody sends may go in. */
	private volatile boolean open;

	/** Who runs the callbacks for the open connection. */
	private volatile @Nullable Thread opener;

	public OutboxGate(ConnectionSender outbox, @Nullable OfflineQueue offline) {
		this.outbox = outbox;
		this.offline = offline;
	}

	/** Callbacks for the open connection are about to run on this thread. */
	public void opening() {
		this.open = this.offline == null;
		this.opener = Thread.currentThread();
	}

	/** Those callbacks have run. */
	public void opened() {
		this.opener = null;
		if (this.offline != null) {
			// behind what the callbacks have sent, such as credentials
			this.offline.moveTo(this.outbox);
			this.open = true;
		}
	}

	/**
	 * Return where messages of the calling thread go.
	 * @return the outbox, or {@code null} if it is not open for them
	 */
	public @Nullable ConnectionSender outbox() {
		boolean open = !this.outbox.isLeft() && (this.open || this.opener == Thread.currentThread());
		return open ? this.outbox : null;
	}

}
