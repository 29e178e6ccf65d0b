package io.github.sockettask.transport.netty;

import java.nio.channels.ClosedChannelException;

/**
 * A frame was not written, and no byte of it went to the socket. Its message may be sent
 * again.
 */
class NotBegunException extends ClosedChannelException {

	private static final long serialVersionUID = 1L;

	NotBegunException(Throwable cause) {
		initCause(cause);
	}

}
