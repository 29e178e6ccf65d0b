package io.github.sockettask.transport;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.SecureRandom;

/**
 * Masking keys that nobody can predict (RFC 6455, sections 5.3 and 10.3), fetched many at
 * a time. Not thread-safe.
 */
final class MaskingKeys {

	private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

	private final SecureRandom random = new SecureRandom();

	private final byte[] keys = new byte[4 * 1024];

	private int next = this.keys.length;

	int next() {
		if (this.next == this.keys.length) {
			this.random.nextBytes(this.keys);
			this.next = 0;
		}
		int key = (int) INTS.get(this.keys, this.next);
		this.next += 4;
		return key;
	}

}
