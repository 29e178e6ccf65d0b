package io.github.sockettask;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;

/**
 * The part of a {@link SocketTask} that sends.
 *
 * @since 0.1.0
 */
public interface MessageSender {

	/**
	 * Send a message. Messages of one thread arrive in the order of the calls, and before
	 * the close frame of a later {@link SocketTask#close()}. When the task is not open,
	 * the message is refused, unless {@code send.offline.enabled} lets it wait for the
	 * next connection. Returns at once, unless the queue is full and
	 * {@code send.overflow} is {@code block}.
	 * @param option the message, its bounds and the callbacks
	 * @return completes with {@code "sendSocketMessage:ok"} when the message was written
	 * to the socket; fails with a {@link SendSocketMessageException}, whose text says
	 * which, if the task is not open, if too much is waiting to be written, if the
	 * message is not written in time, was dropped or replaced, or if the connection is
	 * lost before the message was written, and with a {@link MessageConversionException}
	 * if the data can't be converted. A message that fails was not sent as a whole, and
	 * never will be. Never completed by the thread that runs callbacks, so that a
	 * callback may wait for it, unless callbacks run inline. A future that the
	 * application completes or cancels while the message waits keeps it from being sent
	 */
	CompletableFuture<CallbackResult> send(SendOption option);

	/**
	 * Send a text message.
	 * @param text the text, maybe empty
	 * @return see {@link #send(SendOption)}
	 */
	default CompletableFuture<CallbackResult> send(String text) {
		return send(SendOption.of(text));
	}

	/**
	 * Send a binary message.
	 * @param bytes the bytes, maybe none; not to be changed until the future completes
	 * @return see {@link #send(SendOption)}
	 */
	default CompletableFuture<CallbackResult> send(byte[] bytes) {
		return send(SendOption.of(bytes));
	}

	/**
	 * Send the remaining bytes of a buffer as a binary message. The buffer's position
	 * stays as it is.
	 * @param bytes the buffer; not to be changed until the future completes
	 * @return see {@link #send(SendOption)}
	 */
	default CompletableFuture<CallbackResult> send(ByteBuffer bytes) {
		return send(SendOption.of(bytes));
	}

	/**
	 * Send an object, converted to a message (JSON unless configured otherwise).
	 * @param data the object; a {@link CharSequence} is text, a {@link MessageStream}, an
	 * {@code InputStream} or a {@code Flow.Publisher} of byte buffers is sent while it is
	 * read, as fragments
	 * @return see {@link #send(SendOption)}
	 */
	default CompletableFuture<CallbackResult> send(Object data) {
		return send(SendOption.of(data));
	}

	/**
	 * Return how much was accepted by {@code send} and is not written to the socket yet.
	 * @return the size of the messages, in bytes on the wire without their headers; what
	 * waits for the next connection counts too
	 */
	long bufferedAmount();

	/**
	 * Return whether there is plenty of room for further messages. It is a hint: a send
	 * is accepted until {@code send.queue-capacity} or {@code send.queue-bytes} is
	 * reached.
	 * @return false when more than half of either is used, until it is a quarter; false
	 * too when the task is not open, unless messages may wait until it is
	 * @see #onWritable
	 */
	boolean isWritable();

	/**
	 * Give up the messages that wait for the next connection, see
	 * {@code send.offline.enabled}. Their futures fail. {@link SocketTask#close()} and
	 * {@link SocketTask#stop()} do this too.
	 * @return how many messages there were
	 */
	int clearOfflineQueue();

	/**
	 * Set the callback for a task that is {@link #isWritable() writable} again.
	 * @param callback replaces the one set before
	 * @return removes the callback
	 */
	Registration onWritable(OnWritableCallback callback);

}
