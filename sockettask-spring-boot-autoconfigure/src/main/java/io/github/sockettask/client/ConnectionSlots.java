package io.github.sockettask.client;

import java.util.concurrent.atomic.AtomicInteger;

import io.github.sockettask.ConnectSocketException;

/**
 * Numbers the connections of this JVM, and limits how many there are at a time.
 */
class ConnectionSlots {

	private static final AtomicInteger lastId = new AtomicInteger();

	private final int max;

	private final AtomicInteger used = new AtomicInteger();

	/**
	 * Create the slots.
	 * @param max how many connections there may be, or 0 for no limit
	 */
	ConnectionSlots(int max) {
		this.max = max;
	}

	/**
	 * Take a slot.
	 * @return the number of the connection
	 * @throws ConnectSocketException if none is left
	 */
	int acquire() {
		if (this.used.incrementAndGet() > this.max && this.max > 0) {
			release();
			throw new ConnectSocketException("connectSocket:fail 同时最多发起 " + this.max + " 个 socket 请求，更多请参考文档。");
		}
		return lastId.incrementAndGet();
	}

	void release() {
		this.used.decrementAndGet();
	}

}
