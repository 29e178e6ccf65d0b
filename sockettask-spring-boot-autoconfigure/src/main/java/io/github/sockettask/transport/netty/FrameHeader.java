package io.github.sockettask.transport.netty;

import org.jspecify.annotations.Nullable;

/**
 * The header of a frame (RFC 6455, section 5.2). One object is used for all frames of a
 * connection.
 */
final class FrameHeader {

	private static final int FIN = 0x80;

	/** Marks the first frame of a compressed message (RFC 7692, section 6). */
	static final int RSV1 = 0x40;

	private static final int RESERVED = 0x70;

	private final int forbidden;

	private int first;

	private int second;

	private int size;

	private long length;

	/**
	 * Create a header.
	 * @param extended whether an extension is in use, which may set the first reserved
	 * bit
	 */
	FrameHeader(boolean extended) {
		this.forbidden = extended ? (RESERVED & ~RSV1) : RESERVED;
	}

	/**
	 * Read a header as far as it has arrived.
	 * @param bytes holds the frame
	 * @param offset where it begins
	 * @param limit where the bytes end
	 * @return whether the first two bytes are there, so that {@link #violation()} is
	 * known
	 */
	boolean read(byte[] bytes, int offset, int limit) {
		if (limit - offset < 2) {
			return false;
		}
		this.first = bytes[offset];
		this.second = bytes[offset + 1] & 0xff;
		this.size = 2 + ((this.second < 126) ? 0 : (this.second == 126) ? 2 : 8);
		this.length = (this.second < 126) ? this.second : -1;
		if (this.size > 2 && limit - offset >= this.size) {
			long length = 0;
			for (int i = offset + 2; i < offset + this.size; i++) {
				length = (length << 8) | (bytes[i] & 0xff);
			}
			this.length = length;
		}
		return true;
	}

	@Nullable String violation() {
		if ((this.first & this.forbidden) != 0) {
			return "reserved bits are set";
		}
		int opcode = opcode();
		if (isCompressed() && (opcode == 0 || !isData())) {
			return "a frame is marked as compressed that is not the first of a message";
		}
		if ((opcode > 2 && opcode < 8) || opcode > 10) {
			return "opcode " + opcode + " is reserved";
		}
		if ((this.second & 0x80) != 0) {
			return "the frame is masked";
		}
		if (!isData() && this.second > 125) {
			return "the control frame is longer than 125 bytes";
		}
		if (!isData() && !isFinal()) {
			return "the control frame is fragmented";
		}
		return null;
	}

	int opcode() {
		return this.first & 0x0f;
	}

	boolean isData() {
		return (this.first & 0x08) == 0;
	}

	boolean isFinal() {
		return (this.first & FIN) != 0;
	}

	boolean isCompressed() {
		return (this.first & RSV1) != 0;
	}

	/**
	 * Return how many bytes the header has.
	 * @return the size
	 */
	int size() {
		return this.size;
	}

	/**
	 * Return how many bytes the payload has.
	 * @return the length; negative if the highest bit is set
	 */
	long length() {
		return this.length;
	}

}
