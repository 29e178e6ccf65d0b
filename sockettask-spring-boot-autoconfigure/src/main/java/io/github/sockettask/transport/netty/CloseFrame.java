package io.github.sockettask.transport.netty;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A valid close frame of the peer (RFC 6455, sections 5.5.1 and 7.4).
 *
 * @param code the close code; 1005 for an empty frame
 * @param reason the reason, maybe empty
 */
record CloseFrame(int code, String reason) {

	static final int NO_STATUS = 1005;

	static final int ABNORMAL = 1006;

	/**
	 * Read the payload of a close frame.
	 * @param frame a whole, unmasked frame; its position stays as it is
	 * @return the frame
	 * @throws IllegalArgumentException if the frame is not valid; the message says why
	 */
	static CloseFrame read(ByteBuffer frame) {
		ByteBuffer payload = frame.duplicate().position(frame.position() + 2);
		if (!payload.hasRemaining()) {
			return new CloseFrame(NO_STATUS, "");
		}
		if (payload.remaining() == 1) {
			throw new IllegalArgumentException("the close frame has half a close code");
		}
		int code = Short.toUnsignedInt(payload.getShort());
		if (!isAllowed(code)) {
			throw new IllegalArgumentException("the close frame has the close code " + code + ", which is not allowed");
		}
		try {
			return new CloseFrame(code, StandardCharsets.UTF_8.newDecoder().decode(payload).toString());
		}
		catch (CharacterCodingException ex) {
			throw new IllegalArgumentException("the reason of the close frame is not valid UTF-8", ex);
		}
	}

	/**
	 * Return what a close frame says that answers this one, the same (RFC 6455, section
	 * 5.5.1).
	 * @return the payload
	 */
	ByteBuffer answer() {
		if (this.code == NO_STATUS) {
			return ByteBuffer.allocate(0);
		}
		byte[] reason = this.reason.getBytes(StandardCharsets.UTF_8);
		return ByteBuffer.allocate(2 + reason.length).putShort((short) this.code).put(reason).flip();
	}

	private static boolean isAllowed(int code) {
		return (code >= 1000 && code <= 1014 && code != 1004 && code != NO_STATUS && code != ABNORMAL)
				|| (code >= 3000 && code <= 4999);
	}

}
