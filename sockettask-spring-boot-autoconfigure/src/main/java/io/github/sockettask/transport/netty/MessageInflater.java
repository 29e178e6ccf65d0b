package io.github.sockettask.transport.netty;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates the messages of one connection (RFC 7692, section 7.2.2) with the JDK's zlib,
 * up to a limit.
 */
class MessageInflater {

	private static final int STEP = 512;

	private final Inflater inflater = new Inflater(true);

	private final int maxMessageSize;

	private final boolean takeover;

	MessageInflater(DeflateAgreement agreement, int maxMessageSize) {
		this.takeover = agreement.serverTakeover();
		this.maxMessageSize = maxMessageSize;
	}

	/**
	 * Inflate the payload of a frame.
	 * @param data holds the payload
	 * @param start where it begins
	 * @param end where it ends
	 * @param last whether the frame is the last of its message
	 * @param message gets what is inflated, not much more than the largest message
	 * @return whether the message is not too big
	 * @throws DataFormatException if the payload is not valid
	 */
	boolean inflate(byte[] data, int start, int end, boolean last, FragmentedMessage message)
			throws DataFormatException {
		boolean fits = inflate(data, start, end, message);
		if (last && fits) {
			fits = inflate(MessageDeflater.TAIL, 0, MessageDeflater.TAIL.length, message);
			if (!this.takeover) {
				this.inflater.reset();
			}
		}
		return fits;
	}

	private boolean inflate(byte[] data, int start, int end, FragmentedMessage message) throws DataFormatException {
		this.inflater.setInput(data, start, end - start);
		int count;
		do {
			byte[] out = message.reserve(STEP);
			count = this.inflater.inflate(out, message.size(), out.length - message.size());
			message.written(count);
			if (this.inflater.finished()) {
				// a final block inside a message is legal (RFC 7692, section 7.2.3.5)
				int rest = this.inflater.getRemaining();
				this.inflater.reset();
				this.inflater.setInput(data, end - rest, rest);
			}
		}
		while (message.size() <= this.maxMessageSize && (count > 0 || !this.inflater.needsInput()));
		return message.size() <= this.maxMessageSize;
	}

	/** Give back zlib's memory. */
	void end() {
		this.inflater.end();
	}

}
