package io.github.sockettask.client.send;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.client.execution.UserKey;

/**
 * A list of messages in the order of their acceptance. Any message can be taken out.
 * Linked through the messages, so that an idle task holds nothing. Not thread-safe.
 */
final class SendList {

	private @Nullable QueuedSend first;

	private @Nullable QueuedSend last;

	private int count;

	/** The message of each conflation key; null until a key is used. */
	private @Nullable Map<Object, QueuedSend> newest;

	// Adds to a list that is rarely needed, and so made with its first message.
	static SendList with(@Nullable SendList list, QueuedSend send) {
		SendList made = (list != null) ? list : new SendList();
		made.add(send);
		return made;
	}

	@Nullable QueuedSend first() {
		return this.first;
	}

	int count() {
		return this.count;
	}

	long size() {
		long size = 0;
		for (QueuedSend send = this.first; send != null; send = send.next) {
			size += send.size();
		}
		return size;
	}

	void add(QueuedSend send) {
		send.list = this;
		send.next = null;
		send.previous = this.last;
		if (this.last == null) {
			this.first = send;
		}
		else {
			this.last.next = send;
		}
		this.last = send;
		this.count++;
	}

	// Replaces the message with the same conflation key. Returns the message that has
	// failed and is not in this list: the replaced one, or the new one if its key cannot
	// be compared with the others.
	@Nullable QueuedSend addOrReplace(QueuedSend send) {
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
				// Otherwise the map would keep the key of the older message.
				this.newest.remove(key);
			}
			this.newest.put(key, send);
			if (older != null && !older.isBegun() && unlink(older)) {
				older.fail(SendFailures.replaced());
				replaced = older;
			}
		}
		add(send);
		return replaced;
	}

	boolean remove(QueuedSend send) {
		if (!unlink(send)) {
			return false;
		}
		if (this.newest != null) {
			Object key = send.conflationKey();
			if (key != null) {
				this.newest.remove(key, send);
			}
		}
		return true;
	}

	private boolean unlink(QueuedSend send) {
		if (send.list != this) {
			return false;
		}
		QueuedSend next = send.next;
		QueuedSend previous = send.previous;
		if (previous == null) {
			this.first = next;
		}
		else {
			previous.next = next;
		}
		if (next == null) {
			this.last = previous;
		}
		else {
			next.previous = previous;
		}
		send.next = null;
		send.previous = null;
		send.list = null;
		this.count--;
		return true;
	}

	@Nullable QueuedSend poll() {
		QueuedSend send = this.first;
		if (send != null) {
			remove(send);
		}
		return send;
	}

	// Leaves the other list empty.
	void addAll(SendList other) {
		for (QueuedSend send = other.poll(); send != null; send = other.poll()) {
			add(send);
		}
	}

	// Adds messages that are linked from the last one to the first one, and returns the
	// number of the last one.
	long addReversed(@Nullable QueuedSend newest, long number) {
		QueuedSend oldest = null;
		QueuedSend send = newest;
		while (send != null) {
			QueuedSend older = send.next;
			send.next = oldest;
			oldest = send;
			send = older;
		}
		long last = number;
		while (oldest != null) {
			QueuedSend newer = oldest.next;
			oldest.number = ++last;
			add(oldest);
			oldest = newer;
		}
		return last;
	}

}
