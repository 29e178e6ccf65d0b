package io.github.sockettask.conformance;

import java.util.Arrays;
import java.util.function.IntSupplier;

/**
 * A canonical Huffman code (RFC 1951, section 3.2.2).
 */
class Huffman {

	static final Huffman FIXED_LENGTHS = fixedLengths();

	static final Huffman FIXED_DISTANCES = new Huffman(filled(30, 5));

	private static final int MAX_BITS = 15;

	/** How many codes there are of each length. */
	private final int[] counts = new int[MAX_BITS + 1];

	private final int[] symbols;

	/**
	 * Create a code.
	 * @param lengths the length of the code of each symbol, 0 if it has none
	 */
	Huffman(int[] lengths) {
		int[] offsets = new int[MAX_BITS + 2];
		for (int length : lengths) {
			this.counts[length]++;
		}
		this.counts[0] = 0;
		for (int length = 1; length <= MAX_BITS; length++) {
			offsets[length + 1] = offsets[length] + this.counts[length];
		}
		this.symbols = new int[lengths.length];
		for (int symbol = 0; symbol < lengths.length; symbol++) {
			if (lengths[symbol] != 0) {
				this.symbols[offsets[lengths[symbol]]++] = symbol;
			}
		}
	}

	private static Huffman fixedLengths() {
		int[] lengths = filled(288, 8);
		Arrays.fill(lengths, 144, 256, 9);
		Arrays.fill(lengths, 256, 280, 7);
		return new Huffman(lengths);
	}

	private static int[] filled(int count, int length) {
		int[] lengths = new int[count];
		Arrays.fill(lengths, length);
		return lengths;
	}

	/**
	 * Decode a symbol.
	 * @param bits gives the bits one by one
	 * @return the symbol
	 */
	int next(IntSupplier bits) {
		int code = 0;
		int first = 0;
		int index = 0;
		for (int length = 1; length <= MAX_BITS; length++) {
			code |= bits.getAsInt();
			int count = this.counts[length];
			if (code - first < count) {
				return this.symbols[index + code - first];
			}
			index += count;
			first = (first + count) << 1;
			code <<= 1;
		}
		throw new IllegalStateException("Not a code");
	}

}
