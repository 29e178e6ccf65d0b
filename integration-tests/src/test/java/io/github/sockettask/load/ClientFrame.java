package io.github.sockettask.load;

import java.io.DataInputStream;
import java.io.IOException;

/**
 * A frame that a client has sent.
 *
 * @param opcode the opcode
 * @param last whether a message ends with it
 * @param payload the payload, unmasked
 */
record ClientFrame(int opcode, boolean last, byte[] payload) {

	static final int CLOSE = 8;

	static ClientFrame read(DataInputStream in) throws IOException {
		int first = in.readUnsignedByte();
		int length = in.readUnsignedByte() & 0x7f;
		if (length == 126) {
			length = in.readUnsignedShort();
		}
		else if (length == 127) {
			length = Math.toIntExact(in.readLong());
		}
		byte[] key = new byte[4];
		in.readFully(key);
		byte[] payload = new byte[length];
		in.readFully(payload);
		for (int i = 0; i < length; i++) {
			payload[i] ^= key[i & 3];
		}
		return new ClientFrame(first & 0x0f, (first & 0x80) != 0, payload);
	}

}
