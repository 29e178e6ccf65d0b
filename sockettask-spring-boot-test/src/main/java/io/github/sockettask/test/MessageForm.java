package io.github.sockettask.test;

import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipException;

import org.jspecify.annotations.Nullable;

/**
 * The form in which messages travel on one connection: whole or in fragments, compressed
 * or not. Frames that break the protocol pass as they are.
 */
final class MessageForm {

	private final int fragments;

	private volatile @Nullable PerMessageDeflate compression;

	/** The script is inside of a message that it sends in fragments of its own. */
	private boolean fragmenting;

	/**
	 * Create a form.
	 * @param fragments the number of fragments of a message
	 */
	MessageForm(int fragments) {
		this.fragments = fragments;
	}

	/** From now on, both sides compress messages. */
	void compress() {
		this.compression = new PerMessageDeflate();
	}

	/**
	 * Return the frames that carry a frame of the script. One writer calls at a time.
	 * @param frame the frame
	 * @return one or more frames
	 */
	List<SocketFrame> outgoing(SocketFrame frame) {
		boolean formed = frame.isPlainMessage() && !this.fragmenting;
		if (frame.opcode() <= SocketFrame.BINARY) {
			this.fragmenting = !frame.fin();
		}
		PerMessageDeflate compression = this.compression;
		if (!formed || (this.fragments == 1 && compression == null)) {
			return List.of(frame);
		}
		if (compression == null) {
			return List.of(fragments(frame.opcode(), frame.payload()));
		}
		SocketFrame[] frames = fragments(frame.opcode(), compression.deflate(frame.payload()));
		frames[0] = frames[0].withRsv(PerMessageDeflate.RSV1);
		return List.of(frames);
	}

	private SocketFrame[] fragments(int opcode, byte[] payload) {
		int size = (payload.length + this.fragments - 1) / this.fragments;
		byte[][] parts = new byte[this.fragments][];
		for (int i = 0; i < parts.length; i++) {
			int from = Math.min(payload.length, i * size);
			parts[i] = Arrays.copyOfRange(payload, from, Math.min(payload.length, from + size));
		}
		return SocketFragments.of(opcode, parts);
	}

	/**
	 * Return what to record of a frame of the client. The reader alone calls.
	 * @param frame the frame
	 * @return the frame with the bytes that the application has sent
	 * @throws ZipException if it cannot be inflated
	 */
	SocketFrame incoming(SocketFrame frame) throws ZipException {
		PerMessageDeflate compression = this.compression;
		return (compression != null && frame.opcode() <= SocketFrame.BINARY) ? compression.inflate(frame) : frame;
	}

}
