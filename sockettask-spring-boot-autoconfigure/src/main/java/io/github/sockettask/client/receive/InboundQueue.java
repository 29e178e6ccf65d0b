package io.github.sockettask.client.receive;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Iterator;
import java.util.Queue;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.client.message.MessageBatch;
import io.github.sockettask.client.message.ReceivedMessage;
import io.github.sockettask.settings.ReceiveSettings;

/**
 * The messages of a connection that wait for their turn, in order. A frame that holds
 * several messages is unwrapped when its turn has come. Belongs to the task's executor.
 */
class InboundQueue {

	private static final int NOTHING = -1;

	/** Initial capacity, small since most connections are idle. */
	private static final int FEW = 2;

	/** Messages are counted as taken in steps, since that takes a lock. */
	private static final int STEP = 32;

	private final Queue<MessageBatch> batches = new ArrayDeque<>(FEW);

	/** The remaining messages of the current frame. */
	private Iterator<ReceivedMessage> parts = Collections.emptyIterator();

	/** The size with which the current frame is counted until its last message. */
	private int counted = NOTHING;

	private final @Nullable String unwrap;

	private final BackPressure backPressure;

	private final boolean countedLater;

	private final int step;

	/** Messages that were taken, but are still counted as waiting. */
	private int taken;

	private long takenSize;

	private boolean resting;

	InboundQueue(ReceiveSettings settings, @Nullable String unwrap, BackPressure backPressure) {
		int capacity = (settings.queueCapacity() != null) ? settings.queueCapacity() : 1;
		this.unwrap = unwrap;
		this.backPressure = backPressure;
		this.countedLater = settings.mode() != null && settings.mode().isParallel();
		this.step = Math.max(1, Math.min(STEP, capacity / 4));
	}

	void add(MessageBatch batch) {
		this.batches.add(batch);
	}

	boolean isEmpty() {
		return this.batches.isEmpty() && !this.parts.hasNext();
	}

	// Returns the next message, or null if a batch is over.
	@Nullable ReceivedMessage next() {
		this.resting = true;
		if (this.parts.hasNext()) {
			return nextPart();
		}
		MessageBatch batch = this.batches.element();
		ReceivedMessage message = batch.poll();
		if (message == null) {
			this.batches.remove();
			return null;
		}
		boolean last = batch.isEmpty();
		this.resting = countTaken(message.size(), last);
		if (last) {
			this.batches.remove();
		}
		return unwrap(message, this.countedLater);
	}

	// Returns whether all that was taken has been counted.
	private boolean countTaken(int size, boolean last) {
		this.taken++;
		this.takenSize += size;
		if (this.taken < this.step && !last) {
			return false;
		}
		tell();
		return true;
	}

	// Unwraps a frame whose turn it is, and that was never counted. Returns its first
	// message, or the frame itself if it holds none.
	ReceivedMessage unwrap(ReceivedMessage frame) {
		return unwrap(frame, false);
	}

	private ReceivedMessage unwrap(ReceivedMessage frame, boolean counted) {
		Iterator<ReceivedMessage> parts = (this.unwrap != null) ? frame.unwrap(this.unwrap) : null;
		if (parts == null) {
			return frame;
		}
		if (!parts.hasNext()) {
			return frame.asEmptyFrame();
		}
		this.parts = parts;
		this.counted = counted ? frame.size() : NOTHING;
		return nextPart();
	}

	// Each message counts as taken when its callbacks begin.
	private ReceivedMessage nextPart() {
		ReceivedMessage part = this.parts.next();
		if (this.counted != NOTHING) {
			this.backPressure.arrived(1, part.size());
		}
		if (!this.parts.hasNext()) {
			leaveFrame();
		}
		return part;
	}

	/** Drop the remaining messages of the current frame. */
	void leaveFrame() {
		this.parts = Collections.emptyIterator();
		if (this.counted != NOTHING) {
			this.backPressure.taken(1, this.counted);
			this.counted = NOTHING;
		}
	}

	// Returns whether the message that was taken last is the last one of its frame.
	boolean isFrameOver() {
		return !this.parts.hasNext();
	}

	// Returns whether a step of messages ends with the last one, so that the thread may
	// be left to other tasks.
	boolean isResting() {
		return this.resting;
	}

	/** Count all that was taken, since there will be a pause. */
	void tell() {
		if (this.taken > 0 && !this.countedLater) {
			this.backPressure.taken(this.taken, this.takenSize);
		}
		this.taken = 0;
		this.takenSize = 0;
	}

}
