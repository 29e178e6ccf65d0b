package io.github.sockettask.conformance;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * An inflater (RFC 1951) of its own that looks how far references go back, which zlib
 * does not tell.
 */
class WindowInflater {

	private static final int[] LENGTH_BASE = { 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59,
			67, 83, 99, 115, 131, 163, 195, 227, 258 };

	private static final int[] LENGTH_BITS = { 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4,
			5, 5, 5, 5, 0 };

	private static final int[] ORDER = { 16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15 };

	private final boolean takeover;

	private byte[] input = new byte[0];

	private int bit;

	/** What was inflated since the context began. */
	private byte[] history = new byte[1024];

	private int size;

	private int reach;

	WindowInflater(boolean takeover) {
		this.takeover = takeover;
	}

	/**
	 * Inflate a message as RFC 7692, section 7.2.2, has it.
	 * @param payload the compressed payload
	 * @return the message
	 */
	byte[] inflate(byte[] payload) {
		ByteArrayOutputStream whole = new ByteArrayOutputStream();
		whole.writeBytes(payload);
		whole.writeBytes(Payloads.hex("0000ffff"));
		this.input = whole.toByteArray();
		this.bit = 0;
		this.size = (this.takeover) ? this.size : 0;
		int start = this.size;
		while (this.bit < this.input.length * 8) {
			block();
		}
		return Arrays.copyOfRange(this.history, start, this.size);
	}

	/**
	 * Return how far the references went back.
	 * @return the largest distance up to now
	 */
	int reach() {
		return this.reach;
	}

	private void block() {
		bits(1);
		switch (bits(2)) {
			case 0 -> stored();
			case 1 -> codes(Huffman.FIXED_LENGTHS, Huffman.FIXED_DISTANCES);
			case 2 -> dynamic();
			default -> throw new IllegalStateException("Block of an unknown type");
		}
	}

	private void stored() {
		this.bit = (this.bit + 7) / 8 * 8;
		int length = bits(16);
		if (length != (~bits(16) & 0xffff)) {
			throw new IllegalStateException("Length of a stored block is damaged");
		}
		for (int i = 0; i < length; i++) {
			put((byte) bits(8));
		}
	}

	private void dynamic() {
		int lengthCount = bits(5) + 257;
		int distanceCount = bits(5) + 1;
		int codeCount = bits(4) + 4;
		int[] lengths = new int[19];
		for (int i = 0; i < codeCount; i++) {
			lengths[ORDER[i]] = bits(3);
		}
		Huffman codes = new Huffman(lengths);
		lengths = new int[lengthCount + distanceCount];
		for (int i = 0; i < lengths.length;) {
			int symbol = codes.next(() -> bits(1));
			int times = switch (symbol) {
				case 16 -> 3 + bits(2);
				case 17 -> 3 + bits(3);
				case 18 -> 11 + bits(7);
				default -> 1;
			};
			int value = (symbol < 16) ? symbol : ((symbol == 16) ? lengths[i - 1] : 0);
			Arrays.fill(lengths, i, i + times, value);
			i += times;
		}
		codes(new Huffman(Arrays.copyOf(lengths, lengthCount)),
				new Huffman(Arrays.copyOfRange(lengths, lengthCount, lengths.length)));
	}

	private void codes(Huffman lengths, Huffman distances) {
		for (int symbol = lengths.next(() -> bits(1)); symbol != 256; symbol = lengths.next(() -> bits(1))) {
			if (symbol < 256) {
				put((byte) symbol);
				continue;
			}
			int length = LENGTH_BASE[symbol - 257] + bits(LENGTH_BITS[symbol - 257]);
			int code = distances.next(() -> bits(1));
			int extra = Math.max(0, code / 2 - 1);
			int distance = ((code < 2) ? code : (2 + code % 2) << extra) + 1 + bits(extra);
			if (distance > this.size) {
				throw new IllegalStateException("A reference goes back before the beginning");
			}
			this.reach = Math.max(this.reach, distance);
			for (int i = 0; i < length; i++) {
				put(this.history[this.size - distance]);
			}
		}
	}

	private void put(byte value) {
		if (this.size == this.history.length) {
			this.history = Arrays.copyOf(this.history, this.size * 2);
		}
		this.history[this.size++] = value;
	}

	private int bits(int count) {
		int value = 0;
		for (int i = 0; i < count; i++, this.bit++) {
			value |= (this.input[this.bit / 8] >> (this.bit % 8) & 1) << i;
		}
		return value;
	}

}
