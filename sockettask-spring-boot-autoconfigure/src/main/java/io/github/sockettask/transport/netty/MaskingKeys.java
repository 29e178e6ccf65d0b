package io.github.sockettask.transport.netty;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Unpredictable masking keys (RFC 6455, sections 5.3 and 10.3), made many at a time: the
 * key stream of AES in counter mode, with key and counter from a {@link SecureRandom},
 * which would be many times slower for each single mask. Not thread-safe.
 */
final class MaskingKeys {

	private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

	private static final int BLOCK = 16;

	private static final byte[] ZEROS = new byte[4 * 1024];

	private final byte[] keys = new byte[ZEROS.length];

	private final Cipher cipher;

	private int next = this.keys.length;

	MaskingKeys() {
		SecureRandom random = new SecureRandom();
		try {
			this.cipher = Cipher.getInstance("AES/CTR/NoPadding");
			this.cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(bytes(random), "AES"),
					new IvParameterSpec(bytes(random)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("The JVM has no AES, which masking keys need", ex);
		}
	}

	private static byte[] bytes(SecureRandom random) {
		byte[] bytes = new byte[BLOCK];
		random.nextBytes(bytes);
		return bytes;
	}

	int next() {
		if (this.next == this.keys.length) {
			refill();
		}
		int key = (int) INTS.get(this.keys, this.next);
		this.next += Integer.BYTES;
		return key;
	}

	private void refill() {
		try {
			this.cipher.update(ZEROS, 0, ZEROS.length, this.keys);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
		this.next = 0;
	}

}
