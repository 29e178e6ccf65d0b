package io.github.sockettask.transport.netty;

import java.util.Arrays;

/**
 * The bytes of a message that comes in several frames, or compressed. They are in one
 * array, which grows as they come: a message costs what it holds, however small its
 * fragments are.
 */
final class FragmentedMessage {

	private static final byte[] NOTHING = {};

	private static final int FIRST = 256;

	private final int max;

	private byte[] bytes = NOTHING;

	private int size;

	/**
	 * Create a message without bytes.
	 * @param max the most bytes that it may have
	 */
	FragmentedMessage(int max) {
		this.max = max;
	}

	/**
	 * Return how many bytes there are.
	 * @return the size
	 */
	int size() {
		return this.size;
	}

	/**
	 * Add bytes, for which there is room up to the maximum.
	 * @param from holds the bytes
	 * @param start where they begin
	 * @param end where they end
	 */
	void append(byte[] from, int start, int end) {
		int count = end - start;
		reserve(count);
		System.arraycopy(from, start, this.bytes, this.size, count);
		this.size += count;
	}

	/**
	 * Make room for bytes at the end of the message.
	 * @param count how many bytes
	 * @return the array, in which the message ends at {@link #size()}
	 */
	byte[] reserve(int count) {
		int needed = Math.addExact(this.size, count);
		if (needed > this.bytes.length) {
			long doubled = Math.min(Math.max(FIRST, 2L * this.bytes.length), this.max);
			this.bytes = Arrays.copyOf(this.bytes, (int) Math.max(doubled, needed));
		}
		return this.bytes;
	}

	/**
	 * Keep bytes that were written behind the end.
	 * @param count how many bytes
	 */
	void written(int count) {
		this.size += count;
	}

	/**
	 * Take the message, so that nothing of it is kept here.
	 * @return its bytes
	 */
	byte[] take() {
		byte[] taken = (this.size == this.bytes.length) ? this.bytes : Arrays.copyOf(this.bytes, this.size);
		clear();
		return taken;
	}

	/** Keep nothing. */
	void clear() {
		this.bytes = NOTHING;
		this.size = 0;
	}

}
