package io.github.sockettask.transport;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.OnOpenCallbackResult;
import io.github.sockettask.SocketTaskException;

/**
 * Is told what happens to a connection. No two calls overlap, but {@link #messages} may
 * be called at any time.
 */
public interface TransportHandler {

	/**
	 * An attempt begins. Exactly once and first, on the thread that opens.
	 * @param connection can be aborted at once and used for the rest after
	 * {@link #opened}
	 */
	void opening(TransportConnection connection);

	/**
	 * Return what is to be sent. Asked once, before {@link #opened}.
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
	 * Nothing more comes for now: all messages of a read have arrived. Called behind each
	 * message, or behind several, without waiting for anything, and before
	 * {@link #closed}.
	 */
	void messagesComplete();

	/**
	 * The peer will send no message any more: run a task when the callbacks for its
	 * messages have run, or have to wait, so that they may send their replies.
	 * @param task the task, which may run at once and on any thread
	 */
	default void whenHandled(Runnable task) {
		task.run();
	}

	/**
	 * The connection is gone, and nothing is written any more. Messages that were
	 * received before may still come, when reading is resumed. May be called several
	 * times, or not at all; {@link #closed} follows.
	 */
	default void lost() {
	}

	/**
	 * The connection is gone, and its socket with it. Exactly once and last.
	 * @param result what goes to {@code onClose}
	 * @param error what goes to {@code onError}: why the connection could not be made, or
	 * how the peer broke the protocol; {@code null} for a connection that was closed or
	 * lost
	 */
	void closed(OnCloseCallbackResult result, @Nullable SocketTaskException error);

}
