package io.github.sockettask.conformance;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;

import io.github.sockettask.test.SocketFrame;

/**
 * Content of frames.
 */
final class Payloads {

	private Payloads() {
	}

	static byte[] hex(String hex) {
		return HexFormat.of().parseHex(hex.replace(" ", ""));
	}

	static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	static byte[] random(int length) {
		byte[] bytes = new byte[length];
		new Random(length).nextBytes(bytes);
		return bytes;
	}

	static SocketFrame text(int length) {
		return SocketFrame.text("*".repeat(length));
	}

	static SocketFrame binary(int length) {
		return SocketFrame.binary(random(length));
	}

	static SocketFrame ping(String payload) {
		return SocketFrame.of(SocketFrame.PING, utf8(payload));
	}

	static SocketFrame pong(String payload) {
		return SocketFrame.of(SocketFrame.PONG, utf8(payload));
	}

	static SocketFrame continuation(String text) {
		return SocketFrame.continuation(utf8(text));
	}

	/**
	 * Cut a message into fragments of some length.
	 * @param opcode the opcode of the message
	 * @param payload the payload
	 * @param length the length of each fragment but the last
	 * @return the fragments
	 */
	static SocketFrame[] fragments(int opcode, byte[] payload, int length) {
		int count = Math.max(1, (payload.length + length - 1) / length);
		SocketFrame[] frames = new SocketFrame[count];
		for (int i = 0; i < count; i++) {
			byte[] part = Arrays.copyOfRange(payload, i * length, Math.min(payload.length, (i + 1) * length));
			frames[i] = SocketFrame.of((i == 0) ? opcode : SocketFrame.CONTINUATION, part).withFin(i == count - 1);
		}
		return frames;
	}

}
