package io.github.sockettask.test;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Compresses the messages of one connection and inflates those of its client (RFC 7692),
 * both with context takeover.
 */
final class PerMessageDeflate {

	static final String NAME = "permessage-deflate";

	/** The reserved bit of a frame that begins a compressed message. */
	static final int RSV1 = 4;

	private static final byte[] FLUSH = { 0, 0, (byte) 0xFF, (byte) 0xFF };

	private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);

	private final Inflater inflater = new Inflater(true);

	/** Whether the message of the client that is being received is compressed. */
	private boolean inflating;

	byte[] deflate(byte[] message) {
		this.deflater.setInput(message);
		byte[] out = new byte[message.length + message.length / 1000 + 1024];
		int length = this.deflater.deflate(out, 0, out.length, Deflater.SYNC_FLUSH);
		// zlib writes nothing for empty input after a flush.
		return (length < FLUSH.length) ? new byte[1] : Arrays.copyOf(out, length - FLUSH.length);
	}

	/**
	 * Inflate a data frame of the client, if it belongs to a compressed message.
	 * @param frame the frame
	 * @return the frame as it would be without compression
	 * @throws ZipException if it cannot be inflated
	 */
	SocketFrame inflate(SocketFrame frame) throws ZipException {
		if (frame.opcode() != SocketFrame.CONTINUATION) {
			this.inflating = (frame.rsv() & RSV1) != 0;
		}
		if (!this.inflating) {
			return frame;
		}
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		inflate(frame.payload(), out);
		if (frame.fin()) {
			inflate(FLUSH, out);
		}
		return SocketFrame.of(frame.opcode(), out.toByteArray()).withFin(frame.fin());
	}

	private void inflate(byte[] bytes, ByteArrayOutputStream out) throws ZipException {
		byte[] buffer = new byte[8192];
		this.inflater.setInput(bytes);
		try {
			int length = this.inflater.inflate(buffer);
			while (length > 0) {
				out.write(buffer, 0, length);
				length = this.inflater.inflate(buffer);
			}
		}
		catch (DataFormatException ex) {
			throw new ZipException("The client has sent a message that cannot be inflated: " + ex.getMessage());
		}
	}

}
