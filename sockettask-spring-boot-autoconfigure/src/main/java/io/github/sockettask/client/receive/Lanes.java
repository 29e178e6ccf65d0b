package io.github.sockettask.client.receive;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.client.execution.UserKey;
import io.github.sockettask.client.message.ReceivedMessage;

/**
 * Waiting messages, in one lane for each key. Only one message of a lane is handled at a
 * time, and lanes take turns. A lane exists only while it has messages. Not thread-safe.
 */
class Lanes {

	private static final int FEW = 4;

	/** The first message of each lane that is not being handled. */
	private final Queue<Entry> ready = new ArrayDeque<>();

	/** The messages behind the first one of each lane, perhaps none. */
	private final Map<Object, Queue<Entry>> behind = new HashMap<>();

	/**
	 * Add a message.
	 * @param message the message, which counts as one without a key if its key fails
	 * @return the failure of its key, if any
	 */
	@Nullable Throwable add(Entry message) {
		Object key = message.key();
		Queue<Entry> lane = (key != null) ? this.behind.get(key) : null;
		Throwable failure = UserKey.failure(key);
		if (failure != null) {
			add(new Entry(message.message(), message.size(), KeyFunction.NONE));
			return failure;
		}
		if (lane != null) {
			lane.add(message);
			return null;
		}
		if (key != null) {
			this.behind.put(key, new ArrayDeque<>(FEW));
		}
		boolean added = false;
		try {
			added = this.ready.add(message);
		}
		finally {
			if (!added) {
				// There was no memory for the message, and no lane may exist without one.
				this.behind.remove(key);
			}
		}
		return null;
	}

	/**
	 * Hand out a message.
	 * @return the message, or {@code null} if there is none whose turn it is;
	 * {@link #handled} must be called when it was handled
	 */
	@Nullable Entry next() {
		return this.ready.poll();
	}

	/**
	 * Hand a message out again, before others of its lane.
	 * @param message a message that was handed out
	 */
	void again(Entry message) {
		this.ready.add(message);
	}

	/**
	 * Let the next message of the lane have its turn, behind those of other lanes.
	 * @param message a message that was handed out
	 */
	void handled(Entry message) {
		Object key = message.key();
		Queue<Entry> lane = (key != null) ? this.behind.get(key) : null;
		if (key == null || lane == null) {
			return;
		}
		Entry next = lane.poll();
		if (next != null) {
			this.ready.add(next);
		}
		else {
			this.behind.remove(key);
		}
	}

	/**
	 * Return how many messages could be handled at the same time now.
	 * @return the number of those whose turn it is
	 */
	int ready() {
		return this.ready.size();
	}

	/**
	 * Return how many keys have messages.
	 * @return the number of lanes
	 */
	int size() {
		return this.behind.size();
	}

	/**
	 * A message that waits for its turn.
	 *
	 * @param message the message
	 * @param size the size with which the message is counted among those that wait
	 * @param key messages with the same key keep their order; {@code null} for no order
	 */
	record Entry(ReceivedMessage message, int size, @Nullable Object key) {

	}

}
