package io.github.sockettask.test;

/**
 * Makes the frames of a fragmented message.
 */
final class SocketFragments {

	private SocketFragments() {
	}

	static SocketFrame[] of(int opcode, byte[]... parts) {
		SocketFrame[] frames = new SocketFrame[parts.length];
		for (int i = 0; i < parts.length; i++) {
			frames[i] = SocketFrame.of((i == 0) ? opcode : SocketFrame.CONTINUATION, parts[i])
				.withFin(i == parts.length - 1);
		}
		return frames;
	}

}
