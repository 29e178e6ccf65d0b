package io.github.sockettask.transport.netty;

import io.netty.util.concurrent.FastThreadLocal;
import org.jspecify.annotations.Nullable;

/**
 * An array for decoding. Each event loop has one, so that an idle connection holds none.
 */
final class ReadArray {

	private static final int SIZE = 16 * 1024;

	private static final FastThreadLocal<ReadArray> LOCAL = new FastThreadLocal<>() {

		@Override
		protected ReadArray initialValue() {
			return new ReadArray();
		}

	};

	private byte @Nullable [] bytes = new byte[SIZE];

	static ReadArray get() {
		return LOCAL.get();
	}

	/**
	 * Borrow the array. Code that runs in the middle of a read may cause another read;
	 * that read gets its own array.
	 * @return the array
	 */
	byte[] borrow() {
		byte[] borrowed = this.bytes;
		this.bytes = null;
		return (borrowed != null) ? borrowed : new byte[SIZE];
	}

	void giveBack(byte[] borrowed) {
		this.bytes = borrowed;
	}

}
