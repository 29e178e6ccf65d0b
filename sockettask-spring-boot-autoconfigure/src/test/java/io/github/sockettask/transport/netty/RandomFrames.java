package io.github.sockettask.transport.netty;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/**
 * What a server may send: mostly frames of valid messages, sometimes what no server
 * should send. The same for the same seed.
 */
class RandomFrames {

	private static final int CONTINUATION = 0;

	private static final int TEXT = 1;

	private static final int BINARY = 2;

	private static final int FIN = 0x80;

	private static final int[] SIZES = { 0, 1, 2, 125, 126, 127, 65535, 65536 };

	private static final int[] CLOSE_CODES = { 1000, 1001, 1004, 1005, 1011, 3000, 4999, 999, 5000, 65535 };

	private static final String LETTERS = "a~\u00e4\u00df\u07ff\u0800\ufffd\uffff\ud83d\ude00";

	private final Random random;

	private final ByteBuffer out = ByteBuffer.allocate(1024 * 1024);

	RandomFrames(long seed) {
		this.random = new Random(seed);
	}

	/**
	 * Make a sequence of frames.
	 * @param maxMessageSize sometimes a message is larger
	 * @return the bytes
	 */
	byte[] next(int maxMessageSize) {
		int messages = 1 + this.random.nextInt(8);
		for (int i = 0; i < messages; i++) {
			if (this.random.nextInt(12) == 0) {
				mistake(maxMessageSize);
			}
			else {
				message(this.random.nextBoolean() ? TEXT : BINARY);
			}
			control(1);
		}
		if (this.random.nextBoolean()) {
			close();
		}
		return Arrays.copyOf(this.out.array(), this.out.position());
	}

	private void message(int opcode) {
		byte[] payload = (opcode == TEXT) ? text() : bytes(size());
		int fragments = (this.random.nextInt(3) == 0) ? 1 + this.random.nextInt(4) : 1;
		int start = 0;
		for (int i = 1; i <= fragments; i++) {
			int end = (i == fragments) ? payload.length : start + this.random.nextInt(payload.length - start + 1);
			int first = (i == 1) ? opcode : CONTINUATION;
			frame((i == fragments) ? FIN | first : first, Arrays.copyOfRange(payload, start, end));
			start = end;
			control(4);
		}
	}

	private byte[] text() {
		StringBuilder text = new StringBuilder();
		int[] letters = LETTERS.codePoints().toArray();
		int length = this.random.nextInt((this.random.nextInt(10) == 0) ? 30_000 : 100);
		for (int i = 0; i < length; i++) {
			text.appendCodePoint(letters[this.random.nextInt(letters.length)]);
		}
		byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
		if (bytes.length > 0 && this.random.nextInt(20) == 0) {
			bytes[this.random.nextInt(bytes.length)] = (byte) (0x80 + this.random.nextInt(0x80));
		}
		return bytes;
	}

	private int size() {
		return (this.random.nextInt(4) == 0) ? SIZES[this.random.nextInt(SIZES.length)] : this.random.nextInt(200);
	}

	private byte[] bytes(int size) {
		byte[] bytes = new byte[size];
		this.random.nextBytes(bytes);
		return bytes;
	}

	private void control(int rarity) {
		if (this.random.nextInt(rarity + 1) == 0) {
			frame(FIN | (9 + this.random.nextInt(2)), bytes(this.random.nextInt(126)));
		}
	}

	private void close() {
		switch (this.random.nextInt(8)) {
			case 0 -> frame(FIN | 8, bytes(0));
			case 1 -> frame(FIN | 8, bytes(1));
			default -> {
				byte[] reason = text();
				ByteBuffer payload = ByteBuffer.allocate(2 + Math.min(reason.length, 100));
				payload.putShort((short) CLOSE_CODES[this.random.nextInt(CLOSE_CODES.length)]);
				payload.put(reason, 0, payload.remaining());
				frame(FIN | 8, payload.array());
			}
		}
	}

	private void mistake(int maxMessageSize) {
		switch (this.random.nextInt(8)) {
			case 0 -> frame(FIN | CONTINUATION, text());
			case 1 -> frame(FIN | (0x10 << this.random.nextInt(3)) | TEXT, text());
			case 2 -> frame(FIN | (3 + this.random.nextInt(5)), bytes(3));
			case 3 -> frame(FIN | (11 + this.random.nextInt(5)), bytes(3));
			case 4 -> frame(9, bytes(3));
			case 5 -> frame(FIN | 9, bytes(126));
			case 6 -> frame(FIN | BINARY, bytes(maxMessageSize + 1));
			default -> {
				frame(TEXT, text());
				frame(FIN | (this.random.nextBoolean() ? TEXT : BINARY), text());
			}
		}
	}

	private void frame(int first, byte[] payload) {
		int lengthBytes = (payload.length < 126) ? 1 : (payload.length < 65536) ? 3 : 9;
		boolean masked = this.random.nextInt(200) == 0;
		new WireFrame(first, masked, payload).write(this.out, (this.random.nextInt(50) == 0) ? 9 : lengthBytes);
	}

}
