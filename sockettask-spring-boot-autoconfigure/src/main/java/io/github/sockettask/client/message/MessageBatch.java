package io.github.sockettask.client.message;

import java.time.Instant;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Messages of one socket read: the event loop fills the batch, then the task's executor
 * empties it.
 */
public class MessageBatch {

	private static final int MAX = 256;

	/**
	 * From this size on, the batch is full, so that it is counted before more is read.
	 */
	private static final long MAX_SIZE = 64 * 1024;

	private static final int FIRST = 8;

	private @Nullable Object[] messages = new @Nullable Object[FIRST];

	private final MessageOrigin origin;

	/** When they were read. */
	private final Instant receivedAt;

	/** The place of the first one among the messages of its connection. */
	private final long first;

	private int count;

	private int taken;

	private long size;

	/**
	 * Create an empty batch.
	 * @param origin the connection that its messages come on
	 * @param receivedAt when its messages were read
	 * @param first the place of the first one among the messages of its connection
	 */
	public MessageBatch(MessageOrigin origin, Instant receivedAt, long first) {
		this.origin = origin;
		this.receivedAt = receivedAt;
		this.first = first;
	}

	/**
	 * Add a message.
	 * @param message a {@code String} or a {@code byte[]}
	 * @return whether there is room for another one
	 */
	public boolean add(Object message) {
		if (this.count == this.messages.length) {
			this.messages = Arrays.copyOf(this.messages, 2 * this.count);
		}
		this.messages[this.count++] = message;
		this.size += size(message);
		return this.count < MAX && this.size < MAX_SIZE;
	}

	public int count() {
		return this.count;
	}

	public long size() {
		return this.size;
	}

	/**
	 * Take the next message, which is not kept here any longer.
	 * @return the message, or {@code null} if all were taken
	 */
	public @Nullable ReceivedMessage poll() {
		Object message = (this.taken != this.count) ? this.messages[this.taken] : null;
		if (message == null) {
			return null;
		}
		// First, since there may be no memory for it.
		ReceivedMessage received = new ReceivedMessage(this.origin, message, this.first + this.taken, this.receivedAt);
		this.messages[this.taken++] = null;
		return received;
	}

	public boolean isEmpty() {
		return this.taken == this.count;
	}

	/**
	 * Return what a message counts for.
	 * @param message a {@code String} or a {@code byte[]}
	 * @return the number of its bytes; of text, the number of its characters, since how
	 * many bytes it had is not known any more
	 */
	public static int size(Object message) {
		return (message instanceof String text) ? text.length() : ((byte[]) message).length;
	}

}
