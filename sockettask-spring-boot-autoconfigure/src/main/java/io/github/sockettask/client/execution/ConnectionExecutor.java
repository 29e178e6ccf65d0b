package io.github.sockettask.client.execution;

import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.transport.TransportConnection;

/**
 * The executor of a task as one of its connections uses it: in the inline mode, it moves
 * to the event loop of the connection.
 */
public class ConnectionExecutor {

	private final SerialExecutor executor;

	private final boolean inline;

	private volatile @Nullable Executor eventLoop;

	public ConnectionExecutor(SerialExecutor executor, boolean inline) {
		this.executor = executor;
		this.inline = inline;
	}

	public void moveTo(TransportConnection connection) {
		if (this.inline) {
			Executor eventLoop = connection::execute;
			this.eventLoop = eventLoop;
			this.executor.moveTo(eventLoop);
		}
	}

	public void run(Runnable callback) {
		if (this.inline && this.executor.tryEnter()) {
			try {
				callback.run();
			}
			finally {
				this.executor.exit();
			}
		}
		else {
			this.executor.execute(callback);
		}
	}

	/**
	 * Leave the event loop, unless a later connection has moved the executor to its own.
	 */
	public void moveBack() {
		Executor eventLoop = this.eventLoop;
		if (eventLoop != null) {
			this.executor.moveBack(eventLoop);
		}
	}

}
