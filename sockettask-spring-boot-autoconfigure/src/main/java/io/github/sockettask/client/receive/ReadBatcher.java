package io.github.sockettask.client.receive;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.client.message.MessageBatch;
import io.github.sockettask.client.message.MessageOrigin;
import io.github.sockettask.client.message.ReceivedMessage;

/**
 * Collects the messages of one socket read. Belongs to the event loop.
 */
class ReadBatcher {

	private final MessageOrigin origin;

	private @Nullable MessageBatch batch;

	/** The time of the read, which is the same for all its messages. */
	private @Nullable Instant readAt;

	private long sequence;

	ReadBatcher(MessageOrigin origin) {
		this.origin = origin;
	}

	// Returns when the message was read.
	Instant next() {
		this.sequence++;
		Instant readAt = this.readAt;
		if (readAt == null) {
			readAt = Instant.now();
			this.readAt = readAt;
		}
		return readAt;
	}

	boolean isEmpty() {
		return this.batch == null;
	}

	// Returns the message that has arrived last. It is not added too.
	ReceivedMessage received(Object message, Instant readAt) {
		return new ReceivedMessage(this.origin, message, this.sequence, readAt);
	}

	// Adds the message that has arrived last. Returns whether there is room for another
	// one.
	boolean add(Object message, Instant readAt) {
		MessageBatch batch = this.batch;
		if (batch == null) {
			batch = new MessageBatch(this.origin, readAt, this.sequence);
			this.batch = batch;
		}
		return batch.add(message);
	}

	@Nullable MessageBatch take() {
		MessageBatch batch = this.batch;
		this.batch = null;
		return batch;
	}

	/** The read is over. */
	void end() {
		this.readAt = null;
	}

}
