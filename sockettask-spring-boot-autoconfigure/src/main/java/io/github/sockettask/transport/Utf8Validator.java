package io.github.sockettask.transport;

/**
 * Finds the first byte that can't be in valid UTF-8 (RFC 3629, section 4), however the
 * text is cut into pieces. Not thread-safe.
 *
 * @since 0.1.0
 */
public final class Utf8Validator {

	private static final int MIN = 0x80;

	private static final int MAX = 0xbf;

	/** How many bytes the current character still needs. */
	private int needed;

	/** Bounds of the next of them. */
	private int min = MIN;

	private int max = MAX;

	/**
	 * Take the next piece.
	 * @param bytes holds the piece
	 * @param offset where it begins
	 * @param length how many bytes it has
	 * @return whether the text can still become valid
	 */
	public boolean accept(byte[] bytes, int offset, int length) {
		for (int i = offset; i < offset + length; i++) {
			int b = bytes[i] & 0xff;
			if (this.needed > 0) {
				if (b < this.min || b > this.max) {
					return false;
				}
				this.needed--;
				this.min = MIN;
				this.max = MAX;
			}
			else if (b >= MIN && !begin(b)) {
				return false;
			}
		}
		return true;
	}

	private boolean begin(int b) {
		if (b >= 0xc2 && b <= 0xdf) {
			this.needed = 1;
		}
		else if (b >= 0xe0 && b <= 0xef) {
			this.needed = 2;
			// Reject overlong encodings and surrogates.
			this.min = (b == 0xe0) ? 0xa0 : MIN;
			this.max = (b == 0xed) ? 0x9f : MAX;
		}
		else if (b >= 0xf0 && b <= 0xf4) {
			this.needed = 3;
			// Reject overlong encodings and code points above U+10FFFF.
			this.min = (b == 0xf0) ? 0x90 : MIN;
			this.max = (b == 0xf4) ? 0x8f : MAX;
		}
		return this.needed > 0;
	}

	/**
	 * Return whether the text may end here.
	 * @return false inside a character
	 */
	public boolean isComplete() {
		return this.needed == 0;
	}

}
