package io.github.sockettask.client.execution;

import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.transport.TransportConnection;

/**
 * The stream of a task while it serves one of its connections: with an inline dispatch,
 * it moves to the event loop of the connection.
 */
public class ConnectionExecutor {

	private final SerialExecutor stream;

	private final boolean inline;

	private volatile @Nullable Executor eventLoop;

	/**
	 * Create the stream of a connection that has no event loop yet.
	 * @param stream the stream of the task
	 * @param inline whether callbacks run on the event loop
	 */
	public ConnectionExecutor(SerialExecutor stream, boolean inline) {
		this.stream = stream;
		this.inline = inline;
	}

	public void moveTo(TransportConnection connection) {
		if (this.inline) {
			Executor eventLoop = connection::execute;
			this.eventLoop = eventLoop;
			this.stream.moveTo(eventLoop);
		}
	}

	public void run(Runnable callback) {
		if (this.inline && this.stream.tryEnter()) {
			try {
				callback.run();
			}
			finally {
				this.stream.exit();
			}
		}
		else {
			this.stream.execute(callback);
		}
	}

	/**
	 * Leave the event loop, unless a later connection has taken the stream to its own.
	 */
	public void moveBack() {
		Executor eventLoop = this.eventLoop;
		if (eventLoop != null) {
			this.stream.moveBack(eventLoop);
		}
	}

}
