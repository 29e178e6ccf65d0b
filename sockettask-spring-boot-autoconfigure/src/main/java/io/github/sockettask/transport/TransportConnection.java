package io.github.sockettask.transport;

import java.nio.ByteBuffer;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.SocketTaskException;

/**
 * A connection that is open or being opened. Any thread may call the methods, and none of
 * them blocks.
 */
public interface TransportConnection {

	/**
	 * Messages wait to be sent: take them from the {@link TransportHandler#messages()
	 * handler} as soon as the socket takes more.
	 */
	void flush();

	/**
	 * Send a ping, before all messages that wait.
	 * @param payload at most 125 bytes
	 * @param completion receives the outcome, exactly once
	 */
	void sendPing(ByteBuffer payload, Completion completion);

	/**
	 * Send a close frame behind the messages that wait now, and wait for the peer's. If
	 * it does not come within the close timeout, cut the connection. Only the first call
	 * counts.
	 * @param code the close code
	 * @param reason the reason, maybe empty
	 */
	default void close(int code, String reason) {
		close(code, reason, Duration.ZERO);
	}

	/**
	 * Close after the messages that wait now are sent, for at most the given time. The
	 * close timeout begins with the close frame.
	 * @param code the close code
	 * @param reason the reason, maybe empty
	 * @param drain how long messages may take to be written
	 */
	void close(int code, String reason, Duration drain);

	/**
	 * Cut the connection, which counts as lost.
	 * @param reason what is reported as the reason of the close
	 */
	void cut(String reason);

	/**
	 * Return the number of reads from the socket, which grows while the peer is alive. To
	 * be called on the event loop.
	 * @return the number
	 */
	long reads();

	/**
	 * Cut the connection, or abandon the attempt, now.
	 * @param error the error that the handler receives, or {@code null} for a lost
	 * connection
	 */
	void abort(@Nullable SocketTaskException error);

	/**
	 * Stop reading from the socket, so that TCP slows the peer down. Of this and
	 * {@link #resumeReading()}, the last call wins. Messages that were read before still
	 * arrive.
	 */
	void pauseReading();

	/**
	 * Read from the socket again.
	 */
	void resumeReading();

	/**
	 * Run a task on the event loop, where the handler receives events.
	 * @param task the task; must not block
	 * @throws java.util.concurrent.RejectedExecutionException if the transport is closed
	 */
	void execute(Runnable task);

	/**
	 * Report the end of the connection if a lack of memory has delayed that. Called once
	 * a second, and cheap if nothing was delayed.
	 */
	default void recover() {
	}

	/**
	 * Return the native session.
	 * @param type the session's type
	 * @param <T> the session's type
	 * @return the session, or {@code null} if there is none of this type
	 */
	<T> @Nullable T unwrap(Class<T> type);

	/**
	 * Receives the outcome of a ping, on any thread; must not block.
	 */
	@FunctionalInterface
	interface Completion {

		/**
		 * The send is over.
		 * @param failure why nothing was written, or {@code null} if it was written to
		 * the socket
		 */
		void done(@Nullable Throwable failure);

	}

}
