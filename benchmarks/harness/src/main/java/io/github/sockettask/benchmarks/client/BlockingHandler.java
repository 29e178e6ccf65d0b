package io.github.sockettask.benchmarks.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.sockettask.benchmarks.Requests;

/**
 * Handles the messages of a connection, which keeps the thread for a while, until it is
 * to hurry.
 */
class BlockingHandler implements MessageHandler {

	/**
	 * How long a message takes.
	 */
	static final long MILLIS = 1;

	private final int size;

	private volatile CompletableFuture<String> end = new CompletableFuture<>();

	private volatile boolean hurry;

	// written by one thread at a time
	private volatile long handled;

	BlockingHandler(int size) {
		this.size = size;
	}

	void begin() {
		this.hurry = false;
		this.handled = 0;
		this.end = new CompletableFuture<>();
	}

	void hurry() {
		this.hurry = true;
	}

	long handled() {
		return this.handled;
	}

	/**
	 * Wait until all messages were delivered.
	 * @param seconds how long
	 * @throws Exception if they were not
	 */
	void awaitEnd(int seconds) throws Exception {
		long sent = Requests.count(this.end.get(seconds, TimeUnit.SECONDS));
		if (sent != this.handled) {
			throw new IllegalStateException("Of %d messages %d arrived".formatted(sent, this.handled));
		}
	}

	@Override
	public void onText(String text) {
		if (text.length() != this.size) {
			this.end.complete(text);
			return;
		}
		if (!this.hurry) {
			sleep();
		}
		this.handled++;
	}

	private void sleep() {
		try {
			Thread.sleep(MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void onBinary(int size) {
		throw new IllegalStateException("Nothing binary was asked for");
	}

}
