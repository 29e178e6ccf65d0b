package io.github.sockettask.faults;

import java.util.Map;
import java.util.TreeMap;

/**
 * How many handshakes there are in each window of 100 ms, and at the same time.
 */
final class HandshakeCount {

	static final int WINDOWS_PER_SECOND = 10;

	private static final long WINDOW_NANOS = 1_000_000_000L / WINDOWS_PER_SECOND;

	// All fields are guarded by this

	private final Map<Long, Integer> windows = new TreeMap<>();

	private int running;

	private int mostRunning;

	private int ended;

	synchronized void begin() {
		this.windows.merge(System.nanoTime() / WINDOW_NANOS, 1, Integer::sum);
		this.running++;
		this.mostRunning = Math.max(this.mostRunning, this.running);
	}

	/**
	 * End a handshake.
	 * @return its number: 1 for the first that has ended
	 */
	synchronized int end() {
		this.running--;
		return ++this.ended;
	}

	synchronized int mostAtATime() {
		return this.mostRunning;
	}

	synchronized int mostInAWindow() {
		return this.windows.values().stream().mapToInt(Integer::intValue).max().orElse(0);
	}

	synchronized int total() {
		return this.windows.values().stream().mapToInt(Integer::intValue).sum();
	}

	synchronized void clear() {
		this.windows.clear();
		this.mostRunning = this.running;
	}

}
