package io.github.sockettask.conformance;

/**
 * A server of another project. It echoes messages, except those that tell it to do
 * something: {@link #CLOSE}, {@link #PING} and {@link #FRAGMENTS}.
 */
interface PeerServer {

	/** Asks for a close frame with 4002 and "bye". */
	String CLOSE = "close";

	/** Asks for a ping "are you there?", and for a text with the payload of the pong. */
	String PING = "ping";

	/** Asks for the text "one two three" in three fragments. */
	String FRAGMENTS = "fragments";

	/** Largest message that it must take. */
	int MAX_MESSAGE_SIZE = 2 * 1024 * 1024;

	int port();

	void close() throws Exception;

}
