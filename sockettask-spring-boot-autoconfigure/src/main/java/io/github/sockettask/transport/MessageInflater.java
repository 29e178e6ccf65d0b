package io.github.sockettask.transport;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;

/**
 * Inflates the messages of one connection (RFC 7692, section 7.2.2) with the JDK's zlib,
 * up to a limit.
 */
class MessageInflater {

	private final Inflater inflater = new Inflater(true);

	private final int maxMessageSize;

	private boolean takeover = true;

	/** Size of the message up to now. */
	private long size;

	MessageInflater(int maxMessageSize) {
		this.maxMessageSize = maxMessageSize;
	}

	void agree(DeflateAgreement agreement) {
		this.takeover = agreement.serverTakeover();
	}

	/** A message begins. */
	void begin() {
		this.size = 0;
	}

	/**
	 * Return the size of the message up to now, which is no more than a buffer beyond the
	 * limit.
	 * @return the size in bytes
	 */
	long size() {
		return this.size;
	}

	boolean isTooBig() {
		return this.size > this.maxMessageSize;
	}

	/**
	 * Inflate the payload of a frame.
	 * @param data the payload
	 * @param last whether the frame is the last of its message
	 * @return the inflated payload, cut off where the message is too big
	 * @throws DataFormatException if the payload is not valid
	 */
	byte[] inflate(byte[] data, boolean last) throws DataFormatException {
		ByteBuf out = Unpooled.buffer((int) Math.min(data.length * 4L, this.maxMessageSize) + 64);
		inflate(data, out);
		if (last && !isTooBig()) {
			inflate(MessageDeflater.TAIL, out);
			if (!this.takeover) {
				this.inflater.reset();
			}
		}
		return ByteBufUtil.getBytes(out);
	}

	private void inflate(byte[] data, ByteBuf out) throws DataFormatException {
		this.inflater.setInput(data);
		int count;
		do {
			out.ensureWritable(512);
			count = this.inflater.inflate(out.array(), out.writerIndex(), out.writableBytes());
			out.writerIndex(out.writerIndex() + count);
			this.size += count;
			if (this.inflater.finished()) {
				// a final block inside a message is legal (RFC 7692, section 7.2.3.5)
				int rest = this.inflater.getRemaining();
				this.inflater.reset();
				this.inflater.setInput(data, data.length - rest, rest);
			}
		}
		while (!isTooBig() && (count > 0 || !this.inflater.needsInput()));
	}

	/** Give back zlib's memory. */
	void end() {
		this.inflater.end();
	}

}
