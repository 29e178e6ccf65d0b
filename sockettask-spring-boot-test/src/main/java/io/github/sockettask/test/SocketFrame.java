package io.github.sockettask.test;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * One frame as it is on the wire, received or to be sent, legal or not. Immutable.
 *
 * @since 0.1.0
 */
public final class SocketFrame {

	/** Opcode of a continuation. */
	public static final int CONTINUATION = 0x0;

	/** Opcode of text. */
	public static final int TEXT = 0x1;

	/** Opcode of binary data. */
	public static final int BINARY = 0x2;

	/** Opcode of a close frame. */
	public static final int CLOSE = 0x8;

	/** Opcode of a ping. */
	public static final int PING = 0x9;

	/** Opcode of a pong. */
	public static final int PONG = 0xA;

	private static final int NO_CODE = 1005;

	private static final int FIN = 0x80;

	private final int bits;

	private final byte @Nullable [] mask;

	private final FrameLength length;

	private final byte[] payload;

	SocketFrame(int bits, byte @Nullable [] mask, FrameLength length, byte[] payload) {
		this.bits = bits;
		this.mask = mask;
		this.length = length;
		this.payload = payload;
	}

	/**
	 * Make a final frame, not masked.
	 * @param opcode any opcode from 0 to 15, known or not
	 * @param payload the payload, of any length
	 * @return the frame
	 */
	public static SocketFrame of(int opcode, byte[] payload) {
		return new SocketFrame(FIN | (opcode & 0xF), null, FrameLength.of(payload.length), payload.clone());
	}

	/**
	 * Make a text frame.
	 * @param text the text
	 * @return the frame
	 */
	public static SocketFrame text(String text) {
		return of(TEXT, text.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Make a binary frame.
	 * @param payload the payload
	 * @return the frame
	 */
	public static SocketFrame binary(byte[] payload) {
		return of(BINARY, payload);
	}

	/**
	 * Make a continuation frame.
	 * @param payload the payload
	 * @return the frame
	 */
	public static SocketFrame continuation(byte[] payload) {
		return of(CONTINUATION, payload);
	}

	/**
	 * Make a close frame. Nothing is checked: neither the code nor the length.
	 * @param code the close code
	 * @param reason the reason
	 * @return the frame
	 */
	public static SocketFrame close(int code, String reason) {
		byte[] text = reason.getBytes(StandardCharsets.UTF_8);
		return of(CLOSE, ByteBuffer.allocate(2 + text.length).putShort((short) code).put(text).array());
	}

	/**
	 * Return this frame with another FIN bit.
	 * @param fin whether it is the last of its message
	 * @return a new frame
	 */
	public SocketFrame withFin(boolean fin) {
		return new SocketFrame((fin) ? this.bits | FIN : this.bits & ~FIN, this.mask, this.length, this.payload);
	}

	/**
	 * Return this frame with reserved bits.
	 * @param rsv the bits: 4 for RSV1, 2 for RSV2, 1 for RSV3
	 * @return a new frame
	 */
	public SocketFrame withRsv(int rsv) {
		return new SocketFrame((this.bits & ~0x70) | ((rsv & 0x7) << 4), this.mask, this.length, this.payload);
	}

	/**
	 * Return this frame masked, as a server must not send it.
	 * @param key the four bytes of the key
	 * @return a new frame
	 */
	public SocketFrame withMask(byte[] key) {
		return new SocketFrame(this.bits, key.clone(), this.length, this.payload);
	}

	/**
	 * Return this frame with a length that is not that of the payload.
	 * @param declared the length to put into the header
	 * @return a new frame
	 */
	public SocketFrame withLength(long declared) {
		return new SocketFrame(this.bits, this.mask, FrameLength.of(declared), this.payload);
	}

	/**
	 * Return this frame with the length written in eight bytes, even if fewer would do.
	 * @return a new frame
	 */
	public SocketFrame withWideLength() {
		return new SocketFrame(this.bits, this.mask, this.length.wide(), this.payload);
	}

	/**
	 * Return whether this is a whole message as a server may send it.
	 * @return false for fragments, control frames, and all that breaks the protocol
	 */
	boolean isPlainMessage() {
		return (opcode() == TEXT || opcode() == BINARY) && fin() && rsv() == 0 && !masked()
				&& this.length.equals(FrameLength.of(this.payload.length));
	}

	/**
	 * Return the FIN bit.
	 * @return whether it is the last frame of its message
	 */
	public boolean fin() {
		return (this.bits & FIN) != 0;
	}

	/**
	 * Return the reserved bits.
	 * @return 0 to 7, RSV1 counts 4
	 */
	public int rsv() {
		return (this.bits >> 4) & 0x7;
	}

	/**
	 * Return the opcode.
	 * @return 0 to 15
	 */
	public int opcode() {
		return this.bits & 0xF;
	}

	/**
	 * Return the mask bit.
	 * @return whether the payload is masked on the wire
	 */
	public boolean masked() {
		return this.mask != null;
	}

	/**
	 * Return the payload, unmasked.
	 * @return a copy
	 */
	public byte[] payload() {
		return this.payload.clone();
	}

	/**
	 * Return the payload as UTF-8 text.
	 * @return the text; malformed bytes are replaced
	 */
	public String text() {
		return new String(this.payload, StandardCharsets.UTF_8);
	}

	/**
	 * Return the code of a close frame.
	 * @return the code, or 1005 if the frame has none
	 */
	public int closeCode() {
		return (this.payload.length < 2) ? NO_CODE : ByteBuffer.wrap(this.payload).getShort() & 0xFFFF;
	}

	/**
	 * Return the reason of a close frame.
	 * @return the reason, maybe empty
	 */
	public String closeReason() {
		return (this.payload.length < 2) ? "" : text(2);
	}

	/**
	 * Return the bytes of the frame on the wire.
	 * @return header and payload
	 */
	public byte[] encode() {
		byte[] size = this.length.encode(masked());
		int maskLength = (this.mask != null) ? this.mask.length : 0;
		ByteBuffer wire = ByteBuffer.allocate(1 + size.length + maskLength + this.payload.length);
		wire.put((byte) this.bits).put(size);
		if (this.mask == null) {
			return wire.put(this.payload).array();
		}
		return wire.put(this.mask).put(FrameDecoder.unmask(this.payload.clone(), this.mask)).array();
	}

	@Override
	public String toString() {
		String name = switch (opcode()) {
			case CONTINUATION -> "continuation";
			case TEXT -> "text";
			case BINARY -> "binary";
			case CLOSE -> "close";
			case PING -> "ping";
			case PONG -> "pong";
			default -> "opcode " + opcode();
		};
		return name + ((fin()) ? "" : " (not final)") + ((rsv() != 0) ? " (rsv " + rsv() + ")" : "") + content();
	}

	private String content() {
		return switch (opcode()) {
			case CLOSE -> " " + closeCode() + " \"" + closeReason() + "\"";
			case BINARY -> " of " + this.payload.length + " bytes";
			default -> (this.payload.length <= 80) ? " \"" + text() + "\"" : " of " + this.payload.length + " bytes";
		};
	}

	private String text(int from) {
		return new String(this.payload, from, this.payload.length - from, StandardCharsets.UTF_8);
	}

}
