package io.github.sockettask.client;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds what was accepted and not yet written. A message that is larger than the bound
 * is accepted when nothing else waits.
 */
class SendBudget {

	static final int MAX_MESSAGES = 16 * 1024;

	static final long MAX_SIZE = 16 * 1024 * 1024;

	private static final int SIZE_BITS = 40;

	private static final long MESSAGE = 1L << SIZE_BITS;

	/** The number of messages above the bits of their size: one step for each message. */
	private final AtomicLong used = new AtomicLong();

	/**
	 * Accept a message, if there is room for it.
	 * @param size the size of the message
	 * @return whether it is accepted; it is {@link #release released} then
	 */
	boolean reserve(int size) {
		long used = this.used.addAndGet(MESSAGE + size);
		long messages = used >>> SIZE_BITS;
		if (messages <= MAX_MESSAGES && (used % MESSAGE <= MAX_SIZE || messages == 1)) {
			return true;
		}
		release(size);
		return false;
	}

	void release(int size) {
		this.used.addAndGet(-MESSAGE - size);
	}

}
