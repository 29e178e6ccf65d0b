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

	public ConnectionQuota(int max) {
		this.max = max;
	}

	public int acquire() {
		if (!take()) {
			throw new ConnectSocketException(exhausted());
		}
		return lastId.incrementAndGet();
	}

	// Throws with the text of the reference API.
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
