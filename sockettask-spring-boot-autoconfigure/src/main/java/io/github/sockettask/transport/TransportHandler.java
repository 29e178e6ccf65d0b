package io.github.sockettask.transport;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.OnOpenCallbackResult;
import io.github.sockettask.SocketTaskException;

/**
 * Receives the events of a connection. No two calls overlap, but {@link #messages} may be
 * called at any time.
 */
public interface TransportHandler {

	/**
	 * A handshake begins. Exactly once and first, on the thread that opens; again when
	 * the handler opens another connection because the handshake was redirected.
	 * @param connection can be aborted at once, and used otherwise after {@link #opened}
	 */
	void opening(TransportConnection connection);

	/**
	 * Return the messages to send. Called once, before {@link #opened}.
	 * @return the messages of the application
	 */
	OutboundMessages messages();

	/**
	 * The handshake is complete. At most once, before any message.
	 * @param result response headers, sub-protocol, timing
	 */
	void opened(OnOpenCallbackResult result);

	/**
	 * A whole message has arrived. It may be kept back until {@link #messagesComplete()}.
	 * @param message a {@code String} or a {@code byte[]}
	 */
	void message(Object message);

	/**
	 * All messages of a read have arrived. Called after each message or after several,
	 * without delay, and before {@link #closed}.
	 */
	void messagesComplete();

	/**
	 * Return whether messages are still wanted that arrive behind our close frame. Asked
	 * on the event loop.
	 * @return {@code true} if another connection has replaced this one
	 */
	default boolean keepsMessages() {
		return false;
	}

	/**
	 * The peer sends no more messages: run a task when the handlers of its messages have
	 * run, or have to wait, so that they can reply before.
	 * @param task the task, which may run at once and on any thread
	 */
	default void whenHandled(Runnable task) {
		task.run();
	}

	/**
	 * The connection is gone, and nothing can be written. Messages that were received
	 * before may still arrive when reading is resumed. May be called several times, or
	 * not at all; {@link #closed} follows.
	 */
	default void lost() {
	}

	/**
	 * The connection and its socket are closed. Called exactly once, as the last event.
	 * @param result the result for {@code onClose}
	 * @param error the error for {@code onError}: why the attempt has failed, or how the
	 * peer has violated the protocol; {@code null} for a connection that was closed or
	 * lost
	 */
	void closed(OnCloseCallbackResult result, @Nullable SocketTaskException error);

}
