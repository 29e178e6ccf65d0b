package io.github.sockettask.client;

import io.github.sockettask.transport.TransportConnection;

/**
 * Stops reading from the socket while too many messages wait for their callbacks, so that
 * TCP slows the peer down.
 */
class BackPressure {

	static final int HIGH_MESSAGES = 256;

	static final long HIGH_SIZE = 4 * 1024 * 1024;

	// Guarded by this
	private int messages;

	// Guarded by this
	private long size;

	// Guarded by this
	private boolean paused;

	/**
	 * A message waits for its callback.
	 * @param size the size of the message
	 * @param connection where it came from
	 */
	synchronized void arrived(int size, TransportConnection connection) {
		this.messages++;
		this.size += size;
		if (!this.paused && (this.messages >= HIGH_MESSAGES || this.size >= HIGH_SIZE)) {
			this.paused = true;
			connection.pauseReading();
		}
	}

	/**
	 * The callback of a message is about to run.
	 * @param size the size of the message
	 * @param connection where it came from
	 */
	synchronized void taken(int size, TransportConnection connection) {
		this.messages--;
		this.size -= size;
		if (this.paused && this.messages <= HIGH_MESSAGES / 2 && this.size <= HIGH_SIZE / 2) {
			this.paused = false;
			connection.resumeReading();
		}
	}

}
