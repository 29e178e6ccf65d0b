package io.github.sockettask;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;

/**
 * The sending side of a {@link SocketTask}.
 * <p>
 * Applications do not implement this interface; methods may be added in any release.
 *
 * @since 0.1.0
 */
public interface MessageSender {

	/**
	 * Send a message. Messages of one thread are written in the order of the calls, and
	 * before the close frame of a later {@link SocketTask#close()}. If the task is not
	 * open, the message is refused, or kept for the next connection with
	 * {@code send.offline.enabled}. Returns at once, unless the queue is full and
	 * {@code send.overflow} is {@code block}. Never throws: failures complete the future.
	 * @param option the message, its limits and callbacks
	 * @return completes with {@code "sendSocketMessage:ok"} when the message was written
	 * to the socket. Fails with a {@link SendSocketMessageException} if the task is not
	 * open, the queue is full, the message was not written in time, was dropped or
	 * replaced, or the connection was lost before the message was written; with a
	 * {@link MessageConversionException} if the data cannot be converted. A message that
	 * fails was not sent completely and is not sent later. Callbacks may wait for the
	 * future, unless {@code receive.mode} is {@code inline}. Completing or cancelling the
	 * future while the message waits prevents its sending
	 */
	CompletableFuture<CallbackResult> send(SendOption option);

	/**
	 * Send a text message.
	 * @param text the text, which may be empty
	 * @return see {@link #send(SendOption)}
	 */
	default CompletableFuture<CallbackResult> send(String text) {
		return send(SendOption.of(text));
	}

	/**
	 * Send a binary message.
	 * @param bytes the bytes, which may be empty; must not be changed until the future
	 * completes
	 * @return see {@link #send(SendOption)}
	 */
	default CompletableFuture<CallbackResult> send(byte[] bytes) {
		return send(SendOption.of(bytes));
	}

	/**
	 * Send the remaining bytes of a buffer as a binary message. The position of the
	 * buffer does not change.
	 * @param bytes the buffer, whose content must not be changed until the future
	 * completes
	 * @return see {@link #send(SendOption)}
	 */
	default CompletableFuture<CallbackResult> send(ByteBuffer bytes) {
		return send(SendOption.of(bytes));
	}

	/**
	 * Send an object, converted to a message; to JSON by default.
	 * @param data the object; a {@link CharSequence} is sent as text, a
	 * {@link MessageStream}, an {@code InputStream} or a {@code Flow.Publisher} of byte
	 * buffers in fragments while it is read
	 * @return see {@link #send(SendOption)}
	 */
	default CompletableFuture<CallbackResult> send(Object data) {
		return send(SendOption.of(data));
	}

	/**
	 * Return the size of the messages that {@code send} has accepted and that are not
	 * written to the socket yet, including those that wait for the next connection.
	 * @return the size in bytes, without frame headers
	 */
	long bufferedAmount();

	/**
	 * Return whether the queue has room for further messages. This is a hint: messages
	 * are accepted until {@code send.queue-capacity} or {@code send.queue-bytes} is
	 * reached.
	 * @return false from half of either limit on, until a quarter is reached; false if
	 * the task is not open, unless messages may wait for the next connection
	 * @see #onWritable
	 */
	boolean isWritable();

	/**
	 * Drop the messages that wait for the next connection, see
	 * {@code send.offline.enabled}. Their futures fail. {@link SocketTask#close()} and
	 * {@link SocketTask#stop()} do the same.
	 * @return the number of dropped messages
	 */
	int clearOfflineQueue();

	/**
	 * Set the callback for a task that is {@linkplain #isWritable() writable} again,
	 * replacing the previous one.
	 * @param callback the callback
	 * @return removes the callback; the callback that it replaced is not restored
	 */
	Registration onWritable(OnWritableCallback callback);

}
