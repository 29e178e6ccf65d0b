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

	// A message counts as one without a key if its key fails. Returns that failure.
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

	// Hands out a message whose turn it is. The caller calls handled() afterwards.
	@Nullable Entry next() {
		return this.ready.poll();
	}

	// Hands a message out again, before others of its lane.
	void again(Entry message) {
		this.ready.add(message);
	}

	// Lets the next message of the lane have its turn, behind those of other lanes.
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

	// Returns how many messages could be handled at the same time now.
	int ready() {
		return this.ready.size();
	}

	// Returns how many keys have messages.
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
