package io.github.sockettask.client;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds what was accepted and not yet written. A message that is larger than the bound
 * is accepted when nothing else waits.
 */
class SendBudget {

	static final int MAX_MESSAGES = 16 * 1024;

	static final long MAX_SIZE = 16 * 1024 * 1024;

	private final AtomicInteger messages = new AtomicInteger();

	private final AtomicLong size = new AtomicLong();

	/**
	 * Accept a message, if there is room for it.
	 * @param size the size of the message
	 * @return whether it is accepted; it is {@link #release released} then
	 */
	boolean reserve(int size) {
		int messages = this.messages.incrementAndGet();
		long total = this.size.addAndGet(size);
		if (messages <= MAX_MESSAGES && (total <= MAX_SIZE || messages == 1)) {
			return true;
		}
		release(size);
		return false;
	}

	void release(int size) {
		this.size.addAndGet(-size);
		this.messages.decrementAndGet();
	}

}
