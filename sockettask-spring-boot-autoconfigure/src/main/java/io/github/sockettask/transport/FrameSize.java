package io.github.sockettask.transport;

/**
 * The length of frames that a client sends (RFC 6455, section 5.2).
 */
public final class FrameSize {

	private static final int FIRST_BYTES = 2;

	private static final int MASKING_KEY = 4;

	private FrameSize() {
	}

	/**
	 * Return the length of a frame.
	 * @param payload length of its payload
	 * @return the length with header
	 */
	public static long of(int payload) {
		int extendedLength = (payload < 126) ? 0 : (payload <= 0xffff) ? 2 : 8;
		return (long) FIRST_BYTES + extendedLength + MASKING_KEY + payload;
	}

}
