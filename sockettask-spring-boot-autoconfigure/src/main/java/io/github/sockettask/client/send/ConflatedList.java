package io.github.sockettask.client.send;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.client.execution.UserKey;

/**
 * Messages that wait, in order, at most one of each conflation key. Not thread-safe.
 */
final class ConflatedList {

	private final SendList waiting = new SendList();

	/** Null until there is a key. */
	private @Nullable Map<Object, QueuedSend> newest;

	private long number;

	/**
	 * Return the number of the last message.
	 * @return how many messages there have been
	 */
	long number() {
		return this.number;
	}

	@Nullable QueuedSend first() {
		return this.waiting.first();
	}

	/**
	 * Add messages without keys that are linked from the last one to the first one.
	 * @param newest the last one
	 */
	void addReversed(@Nullable QueuedSend newest) {
		this.number = this.waiting.addReversed(newest, this.number);
	}

	/**
	 * Add a message.
	 * @param send the message
	 * @return the message that has failed, if any, and does not wait here: the one that
	 * is replaced, or the new one if its key can't be compared with the others
	 */
	@Nullable QueuedSend add(QueuedSend send) {
		QueuedSend replaced = null;
		Object key = send.conflationKey();
		if (key != null) {
			if (this.newest == null) {
				this.newest = new HashMap<>();
			}
			QueuedSend older = this.newest.get(key);
			Throwable failure = UserKey.failure(key);
			if (failure != null) {
				send.fail(SendFailures.key("equals", failure));
				return send;
			}
			if (older != null) {
				// or the map would keep the key of the older one
				this.newest.remove(key);
			}
			this.newest.put(key, send);
			if (older != null && !older.isBegun() && this.waiting.remove(older)) {
				older.fail(SendFailures.replaced());
				replaced = older;
			}
		}
		send.number = ++this.number;
		this.waiting.add(send);
		return replaced;
	}

	/**
	 * Take a message out.
	 * @param send the message
	 * @return whether it was in this list
	 */
	boolean remove(QueuedSend send) {
		if (!this.waiting.remove(send)) {
			return false;
		}
		Object key = send.conflationKey();
		if (key != null && this.newest != null) {
			this.newest.remove(key, send);
		}
		return true;
	}

	@Nullable QueuedSend poll() {
		QueuedSend send = this.waiting.first();
		if (send != null) {
			remove(send);
		}
		return send;
	}

	SendList takeAll() {
		SendList all = new SendList();
		for (QueuedSend send = poll(); send != null; send = poll()) {
			all.add(send);
		}
		return all;
	}

}
