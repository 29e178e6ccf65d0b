package io.github.sockettask.client;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

import org.jspecify.annotations.Nullable;

/**
 * The messages of a connection that wait for their turn, in order. Where a frame holds
 * several messages, it is taken apart when its turn has come. Belongs to the stream of
 * the task.
 */
class WaitingMessages {

	private final Queue<MessageBatch> batches = new ArrayDeque<>();

	/** The rest of the frame whose turn it is. */
	private final Queue<ReceivedMessage> parts = new ArrayDeque<>();

	private final @Nullable String unwrap;

	private final BackPressure backPressure;

	private final boolean countedLater;

	private final TakenMessages taken;

	private boolean resting;

	/**
	 * Create a queue without messages.
	 * @param settings how to receive, complete
	 * @param unwrap where in a frame its messages are, if it holds several
	 * @param backPressure counts what waits
	 */
	WaitingMessages(ReceiveSettings settings, @Nullable String unwrap, BackPressure backPressure) {
		int capacity = (settings.queueCapacity() != null) ? settings.queueCapacity() : 1;
		this.unwrap = unwrap;
		this.backPressure = backPressure;
		this.countedLater = settings.dispatch() != null && settings.dispatch().isParallel();
		this.taken = new TakenMessages(this.countedLater ? null : backPressure, capacity);
	}

	void add(MessageBatch batch) {
		this.batches.add(batch);
	}

	boolean isEmpty() {
		return this.batches.isEmpty() && this.parts.isEmpty();
	}

	/**
	 * Take the next message.
	 * @return the message, or {@code null} if a batch is over
	 */
	@Nullable ReceivedMessage next() {
		this.resting = true;
		if (!this.parts.isEmpty()) {
			return this.parts.poll();
		}
		MessageBatch batch = this.batches.element();
		ReceivedMessage message = batch.poll();
		if (message == null) {
			this.batches.remove();
			return null;
		}
		boolean last = batch.isEmpty();
		this.resting = this.taken.add(message.size(), last);
		if (last) {
			this.batches.remove();
		}
		return unwrap(message, this.countedLater);
	}

	/**
	 * Take a frame apart whose turn it is, and that was never counted.
	 * @param frame the frame
	 * @return its first message, or the frame itself if it holds none
	 */
	ReceivedMessage unwrap(ReceivedMessage frame) {
		return unwrap(frame, false);
	}

	private ReceivedMessage unwrap(ReceivedMessage frame, boolean counted) {
		List<ReceivedMessage> parts = (this.unwrap != null) ? frame.unwrap(this.unwrap) : null;
		if (parts == null) {
			return frame;
		}
		if (parts.isEmpty()) {
			return frame.asEmptyFrame();
		}
		if (counted) {
			count(frame, parts);
		}
		this.parts.addAll(parts.subList(1, parts.size()));
		return parts.get(0);
	}

	// each of the messages will be counted as taken when its callbacks begin
	private void count(ReceivedMessage frame, List<ReceivedMessage> parts) {
		long size = parts.stream().mapToLong(ReceivedMessage::size).sum() - frame.size();
		this.backPressure.arrived(parts.size() - 1, size);
	}

	/**
	 * Return whether the message that was taken last is the last one of its frame.
	 * @return whether none of the same frame waits
	 */
	boolean isFrameOver() {
		return this.parts.isEmpty();
	}

	/**
	 * Return whether this is a moment to leave the thread to others.
	 * @return whether what was taken last is all that is looked at together
	 */
	boolean isResting() {
		return this.resting;
	}

	/** There will be a pause: tell what was taken so far. */
	void tell() {
		this.taken.tell();
	}

}
