package io.github.sockettask.client.send;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Flow;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.MessageConversionException;
import io.github.sockettask.MessageStream;
import io.github.sockettask.SendOption;
import io.github.sockettask.SocketMessageConverter;
import io.github.sockettask.SocketTaskException;
import io.github.sockettask.client.execution.UserKey;
import io.github.sockettask.transport.Utf8;

/**
 * Converts the objects that the application sends to messages.
 *
 * @param converter converts objects
 * @param protocol returns the sub-protocol of the connection, if there is one
 */
public record OutboundConverter(SocketMessageConverter converter, Supplier<@Nullable String> protocol) {

	/**
	 * Make a message.
	 * @param data what is sent
	 * @return a {@code String}, a {@code ByteBuffer} or a {@code MessageStream}
	 */
	public Object of(@Nullable Object data) {
		if (data == null) {
			throw SendFailures.noData();
		}
		if (data instanceof ByteBuffer bytes) {
			// The application may change the position of its buffer before it is sent.
			return bytes.duplicate();
		}
		if (data instanceof String || data instanceof MessageStream) {
			return data;
		}
		if (data instanceof CharSequence text) {
			// A builder may change before it is sent.
			return text(text);
		}
		if (data instanceof InputStream bytes) {
			return MessageStream.binary(bytes);
		}
		if (data instanceof Flow.Publisher<?> fragments) {
			return MessageStream.binary(ofBuffers(fragments));
		}
		Object message = (data instanceof byte[]) ? data : convert(data);
		return (message instanceof byte[] bytes) ? ByteBuffer.wrap(bytes) : message;
	}

	private Object convert(Object data) {
		Object message;
		try {
			message = this.converter.toMessage(data, this.protocol.get());
		}
		catch (SocketTaskException ex) {
			throw ex;
		}
		catch (RuntimeException | Error ex) {
			throw new MessageConversionException(describe(data) + " failed with " + ex.getClass().getName(), ex);
		}
		if (message instanceof String || message instanceof byte[] || message instanceof ByteBuffer
				|| message instanceof MessageStream) {
			return message;
		}
		throw new MessageConversionException(
				describe(data) + " returned " + ((message != null) ? message.getClass().getName() : "null")
						+ ": toMessage must return a String for text, or a byte[] for binary");
	}

	private String describe(Object data) {
		return "A " + data.getClass().getName() + " can't be sent, since the SocketMessageConverter "
				+ this.converter.getClass().getName();
	}

	@SuppressWarnings("unchecked")
	private static Flow.Publisher<ByteBuffer> ofBuffers(Flow.Publisher<?> fragments) {
		return (Flow.Publisher<ByteBuffer>) fragments;
	}

	/**
	 * Check the limits of a message.
	 * @param option the limits
	 * @return the same limits, with a conflation key that can be looked up
	 */
	public static SendOption check(SendOption option) {
		checkPositive("timeout", option.timeout());
		checkPositive("ttl", option.ttl());
		Object key = option.conflationKey();
		if (key == null) {
			return option;
		}
		try {
			return option.conflationKey(UserKey.of(key));
		}
		catch (RuntimeException | Error ex) {
			throw SendFailures.key("hashCode", ex);
		}
	}

	private static void checkPositive(String name, @Nullable Duration duration) {
		if (duration != null && (duration.isNegative() || duration.isZero())) {
			throw SendFailures.parameter(name, duration, "should be positive");
		}
	}

	// The method of the application may throw or return null.
	private static String text(CharSequence text) {
		String string;
		try {
			string = text.toString();
		}
		catch (RuntimeException | Error ex) {
			throw new MessageConversionException("A " + text.getClass().getName()
					+ " can't be sent, since its toString failed with " + ex.getClass().getName(), ex);
		}
		if (string == null) {
			throw new MessageConversionException(
					"A " + text.getClass().getName() + " can't be sent, since its toString returned null");
		}
		return string;
	}

	public static int size(Object message) {
		if (message instanceof String text) {
			return Utf8.length(text);
		}
		// The size of a stream is not known before its end.
		return (message instanceof ByteBuffer bytes) ? bytes.remaining() : 0;
	}

}
