package io.github.sockettask.conformance;

import java.util.Random;

/**
 * Text that can be compressed.
 */
final class Sample {

	private Sample() {
	}

	/**
	 * Make up some text.
	 * @param length its length
	 * @return words with spaces between them, in ASCII
	 */
	static byte[] words(int length) {
		Random random = new Random(length);
		byte[] text = new byte[length];
		for (int i = 0, left = 0, word = 0; i < length; i++, left--) {
			if (left < 0) {
				word = random.nextInt(200);
				left = 3 + word % 7;
			}
			text[i] = (byte) ((left == 0) ? ' ' : 'a' + (word * 31 + left * 7) % 26);
		}
		return text;
	}

}
