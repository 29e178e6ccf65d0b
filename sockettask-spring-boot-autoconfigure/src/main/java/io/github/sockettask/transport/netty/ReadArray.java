package io.github.sockettask.transport.netty;

import io.netty.util.concurrent.FastThreadLocal;
import org.jspecify.annotations.Nullable;

/**
 * An array to decode from. There is one an event loop, so that a connection that is idle
 * holds none.
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
	 * that one gets an array of its own.
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
