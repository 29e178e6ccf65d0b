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

	public MessageBatch(MessageOrigin origin, Instant receivedAt, long first) {
		this.origin = origin;
		this.receivedAt = receivedAt;
		this.first = first;
	}

	// Returns whether there is room for another message.
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

	// Returns the next message, which is not kept here any longer, or null if all were
	// taken.
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

	// The number of bytes; of text, the number of characters, since the number of its
	// bytes is not known any more.
	public static int size(Object message) {
		return (message instanceof String text) ? text.length() : ((byte[]) message).length;
	}

}
