package io.github.sockettask;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

import org.jspecify.annotations.Nullable;

/**
 * A message that is sent while it is produced, in fragments (RFC 6455, section 5.4), so
 * that it is never in memory completely. Later messages wait until it ends; pings and
 * pongs do not.
 * <p>
 * A message of which a fragment was sent cannot be taken back: if its source then fails,
 * or produces nothing for {@code send.timeout}, the connection is cut.
 * <p>
 * {@link #text} and {@link #binary} are the API: the constructor changes when components
 * are added.
 *
 * @param text whether the bytes are the UTF-8 of a text message
 * @param fragments produces the bytes. It is subscribed to on the callback executor when
 * the message is the next to be written, and buffers are requested one at a time; a
 * buffer must not be changed after it was emitted
 * @param source closed when the message has ended, whether it was sent or not
 * @since 0.1.0
 * @see MessageSender#send(Object)
 */
public record MessageStream(boolean text, Flow.Publisher<ByteBuffer> fragments, @Nullable AutoCloseable source) {

	/**
	 * Create a binary message.
	 * @param fragments produces the bytes
	 * @return the message
	 */
	public static MessageStream binary(Flow.Publisher<ByteBuffer> fragments) {
		return new MessageStream(false, fragments, null);
	}

	/**
	 * Create a binary message.
	 * @param bytes the bytes, read and closed on the callback executor, where reading may
	 * block
	 * @return the message
	 */
	public static MessageStream binary(InputStream bytes) {
		return new MessageStream(false, new InputStreamFragments(bytes), bytes);
	}

	/**
	 * Create a text message.
	 * @param fragments produces the UTF-8 of the text
	 * @return the message
	 */
	public static MessageStream text(Flow.Publisher<ByteBuffer> fragments) {
		return new MessageStream(true, fragments, null);
	}

	/**
	 * Create a text message.
	 * @param utf8 the UTF-8 of the text, read and closed on the callback executor, where
	 * reading may block
	 * @return the message
	 */
	public static MessageStream text(InputStream utf8) {
		return new MessageStream(true, new InputStreamFragments(utf8), utf8);
	}

}
