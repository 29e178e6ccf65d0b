package io.github.sockettask;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

import org.jspecify.annotations.Nullable;

/**
 * A message that is sent while it is being made, as fragments (RFC 6455, section 5.4), so
 * that it is never in memory as a whole. Messages that are sent behind it wait until it
 * ends; pings and pongs do not.
 * <p>
 * A message of which a part was sent can't be taken back: if its source fails then, or
 * has nothing for as long as {@code send.timeout}, the connection is cut.
 *
 * @param text whether the bytes are the UTF-8 of a text message
 * @param fragments makes the bytes; subscribed to when the message is the next one to be
 * written, asked for one buffer at a time, on the callback executor. Buffers are not to
 * be changed afterwards
 * @param source closed when the message is over, whether it was sent or not
 * @since 0.1.0
 * @see MessageSender#send(Object)
 */
public record MessageStream(boolean text, Flow.Publisher<ByteBuffer> fragments, @Nullable AutoCloseable source) {

	/**
	 * Make a binary message.
	 * @param fragments makes the bytes
	 * @return the message
	 */
	public static MessageStream binary(Flow.Publisher<ByteBuffer> fragments) {
		return new MessageStream(false, fragments, null);
	}

	/**
	 * Make a binary message.
	 * @param bytes read on the callback executor, where it may block, and closed
	 * @return the message
	 */
	public static MessageStream binary(InputStream bytes) {
		return new MessageStream(false, new InputStreamFragments(bytes), bytes);
	}

	/**
	 * Make a text message.
	 * @param fragments makes the UTF-8 of the text
	 * @return the message
	 */
	public static MessageStream text(Flow.Publisher<ByteBuffer> fragments) {
		return new MessageStream(true, fragments, null);
	}

	/**
	 * Make a text message.
	 * @param utf8 the UTF-8 of the text; read on the callback executor, where it may
	 * block, and closed
	 * @return the message
	 */
	public static MessageStream text(InputStream utf8) {
		return new MessageStream(true, new InputStreamFragments(utf8), utf8);
	}

}
