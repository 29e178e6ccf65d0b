package io.github.sockettask.client.connect;

import java.util.concurrent.atomic.AtomicInteger;

import io.github.sockettask.ConnectSocketException;

/**
 * Numbers the connections of this JVM, and limits how many there are at a time.
 */
public class ConnectionQuota {

	private static final AtomicInteger lastId = new AtomicInteger();

	private final int max;

	private final AtomicInteger used = new AtomicInteger();

	/**
	 * Create a quota.
	 * @param max how many connections there may be, or 0 for no limit
	 */
	public ConnectionQuota(int max) {
		this.max = max;
	}

	/**
	 * Take a slot.
	 * @return the number of the connection
	 * @throws ConnectSocketException if none is left
	 */
	public int acquire() {
		if (!take()) {
			throw new ConnectSocketException(exhausted());
		}
		return lastId.incrementAndGet();
	}

	/**
	 * Take a slot for a call of the reference API.
	 * @return the number of the connection
	 * @throws ConnectSocketException with the text of that API, if none is left
	 */
	public int acquireForCall() {
		if (!take()) {
			throw new TooManySocketsException(exhausted(), this.max);
		}
		return lastId.incrementAndGet();
	}

	private boolean take() {
		if (this.used.incrementAndGet() > this.max && this.max > 0) {
			release();
			return false;
		}
		return true;
	}

	private String exhausted() {
		return "connectSocket:fail sockettask.max-connections allows no more than " + this.max
				+ " connections at a time; close one, or raise the limit";
	}

	public void release() {
		this.used.decrementAndGet();
	}

}
