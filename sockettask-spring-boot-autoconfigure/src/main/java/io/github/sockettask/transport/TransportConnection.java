package io.github.sockettask.transport;

import java.nio.ByteBuffer;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.SocketTaskException;

/**
 * A connection that is being opened, or open. All methods may be called from any thread
 * and none of them blocks.
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
	 * @param completion is told the outcome, exactly once
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
	 * Close with time for what waits: the close frame goes out behind the messages that
	 * wait now, which may take as long as given; the peer has the close timeout from then
	 * on.
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
	 * Return how often something was read from the socket: a number that changes when the
	 * peer shows that it is there. To be called where the handler is told of events.
	 * @return the number
	 */
	long reads();

	/**
	 * Cut the connection, or abandon the attempt, now.
	 * @param error what the handler is told, or {@code null} for a lost connection
	 */
	void abort(@Nullable SocketTaskException error);

	/**
	 * Stop to read from the socket, so that the peer is slowed down by TCP. Of this and
	 * {@link #resumeReading()}, the last call wins. What was read already still arrives.
	 */
	void pauseReading();

	/**
	 * Read from the socket again.
	 */
	void resumeReading();

	/**
	 * Run a task where the handler is told of events.
	 * @param task the task; must not block
	 * @throws java.util.concurrent.RejectedExecutionException if the transport is closed
	 */
	void execute(Runnable task);

	/**
	 * Report the end of the connection where a lack of memory has kept that back. Called
	 * once a second, and costs next to nothing where nothing was kept back.
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
	 * Is told the outcome of a ping, on any thread; must not block.
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
