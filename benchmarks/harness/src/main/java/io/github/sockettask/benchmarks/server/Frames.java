package io.github.sockettask.benchmarks.server;

import java.nio.charset.StandardCharsets;

import io.netty.buffer.ByteBuf;

/**
 * Writes the unmasked frames of a server.
 */
final class Frames {

	static final int TEXT = 0x1;

	static final int BINARY = 0x2;

	static final int CLOSE = 0x8;

	static final int PING = 0x9;

	static final int PONG = 0xA;

	private static final int FIN = 0x80;

	private static final int LENGTH_16 = 126;

	private static final int LENGTH_64 = 127;

	/**
	 * Largest header of a server's frame.
	 */
	static final int MAX_HEADER = 10;

	private Frames() {
	}

	static void writeHeader(ByteBuf out, int opcode, int length) {
		out.writeByte(FIN | opcode);
		if (length < LENGTH_16) {
			out.writeByte(length);
		}
		else if (length <= 0xFFFF) {
			out.writeByte(LENGTH_16).writeShort(length);
		}
		else {
			out.writeByte(LENGTH_64).writeLong(length);
		}
	}

	static void writeText(ByteBuf out, String text) {
		writeHeader(out, TEXT, text.length());
		out.writeCharSequence(text, StandardCharsets.US_ASCII);
	}

}
