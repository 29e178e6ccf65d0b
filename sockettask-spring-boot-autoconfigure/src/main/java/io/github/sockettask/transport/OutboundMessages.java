package io.github.sockettask.transport;

import org.jspecify.annotations.Nullable;

/**
 * The messages of the application that wait to be written, in order. The transport takes
 * them when the socket takes more, so that their owner can still limit, replace or drop
 * messages that wait. Any thread may call the methods, but no two of {@link #drainTo},
 * {@link #drained} and {@link #done} at a time.
 */
public interface OutboundMessages {

	/**
	 * Opcode of a frame that goes on with a message (RFC 6455, section 5.2).
	 */
	int CONTINUATION = 0;

	/**
	 * Opcode of a text message, or of its first fragment.
	 */
	int TEXT = 1;

	/**
	 * Opcode of a binary message, or of its first fragment.
	 */
	int BINARY = 2;

	/**
	 * Return the number of messages so far.
	 * @return the number of the last one; messages of later calls have higher ones
	 */
	long accepted();

	/**
	 * Hand on messages until the sink takes no more. Runs no code of the application, nor
	 * does the sink.
	 * @param sink takes frames
	 * @param upTo the number of the last message to hand on
	 * @return whether no message up to that one waits any more
	 */
	boolean drainTo(Sink sink, long upTo);

	/**
	 * Handing on is over: the socket has the messages, or the write has failed. To be
	 * called after each {@link #drainTo}. May run code of the application.
	 */
	void drained();

	/**
	 * Report the outcome of the first frames that were taken and not reported yet. Each
	 * frame that was taken has to be reported, also when the connection is lost. May run
	 * code of the application.
	 * @param frames the number of frames
	 * @param written if writing has failed, the number of frames that the socket
	 * certainly has
	 * @param begun if writing has failed, the number of frames of which the socket may
	 * have a byte; messages behind these may be sent again
	 * @param failure why the rest did not, or {@code null} if all did
	 */
	void done(int frames, int written, int begun, @Nullable Throwable failure);

	/**
	 * No further message will be taken. Messages that were taken are still reported.
	 * @param cause why
	 */
	void lost(Throwable cause);

	/**
	 * Takes frames to be written.
	 */
	@FunctionalInterface
	interface Sink {

		/**
		 * Take a frame.
		 * @param opcode {@link #TEXT}, {@link #BINARY} or {@link #CONTINUATION}
		 * @param last whether the message ends with this frame
		 * @param payload a {@code String} or a {@code ByteBuffer}, whose position stays
		 * @param size length of the payload on the wire, see {@link Utf8#length}
		 * @return whether it was taken; if not, no further one is this time
		 */
		boolean take(int opcode, boolean last, Object payload, int size);

	}

}
