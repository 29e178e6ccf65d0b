package io.github.sockettask.conformance;

import java.io.ByteArrayOutputStream;
import java.util.zip.Deflater;

/**
 * Compresses the messages of a server (RFC 7692, section 7.2.1).
 */
class MessageCompressor {

	private final boolean takeover;

	private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);

	MessageCompressor(boolean takeover) {
		this.takeover = takeover;
	}

	byte[] compress(byte[] message) {
		if (!this.takeover) {
			this.deflater.reset();
		}
		this.deflater.setInput(message);
		byte[] buffer = new byte[message.length + 1024];
		int length = this.deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.write(buffer, 0, Math.max(0, length - 4));
		if (length < 4) {
			// zlib writes nothing for no input behind a flush
			out.write(0);
		}
		return out.toByteArray();
	}

}
