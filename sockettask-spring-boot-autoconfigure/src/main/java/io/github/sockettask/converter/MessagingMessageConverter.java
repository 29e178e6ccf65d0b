package io.github.sockettask.converter;

import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;

import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.MessagingException;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.messaging.converter.SmartMessageConverter;
import org.springframework.messaging.support.GenericMessage;
import org.springframework.util.ConcurrentReferenceHashMap;

import io.github.sockettask.MessageConversionException;
import io.github.sockettask.SocketMessageConverter;

/**
 * Converts with a {@link MessageConverter} of Spring, which has to support a
 * {@link org.springframework.core.MethodParameter} as conversion hint for generic types,
 * as those for Jackson, Gson and JSON-B do. Text and bytes are not converted. The
 * converter receives the content type as a header: that of the last part of the
 * sub-protocol ({@code v1.cbor}), or JSON; and the sub-protocol as
 * {@link SocketTaskHeaders#PROTOCOL}.
 *
 * @since 0.1.0
 */
public class MessagingMessageConverter implements SocketMessageConverter {

	private static final Set<Class<?>> UNCONVERTED = Set.of(String.class, CharSequence.class, byte[].class,
			ByteBuffer.class);

	private final MessageConverter converter;

	private final boolean contentShown;

	private final Map<Type, TypedParameter> hints = new ConcurrentReferenceHashMap<>();

	/**
	 * Create a converter.
	 * @param converter converts all but text and bytes. What it serializes to decides on
	 * the kind of message: {@code String} for text, {@code byte[]} for binary
	 */
	public MessagingMessageConverter(MessageConverter converter) {
		this(converter, false);
	}

	/**
	 * Create a converter.
	 * @param converter converts all but text and bytes. What it serializes to decides on
	 * the kind of message: {@code String} for text, {@code byte[]} for binary
	 * @param contentShown whether exceptions may quote messages, which may contain
	 * secrets
	 */
	public MessagingMessageConverter(MessageConverter converter, boolean contentShown) {
		this.converter = converter;
		this.contentShown = contentShown;
	}

	@Override
	public Object fromMessage(Object message, Type type) {
		return fromMessage(message, type, null);
	}

	@Override
	public Object fromMessage(Object message, Type type, @Nullable String protocol) {
		MessageHeaders headers = ContentHeaders.of(protocol);
		if (type instanceof Class<?> targetClass) {
			return fromMessage(message, targetClass, null, headers);
		}
		TypedParameter hint = this.hints.computeIfAbsent(type, TypedParameter::new);
		return fromMessage(message, hint.getParameterType(), hint, headers);
	}

	private Object fromMessage(Object message, Class<?> targetClass, @Nullable TypedParameter hint,
			MessageHeaders headers) {
		if (targetClass.isInstance(message)) {
			return message;
		}
		if (message instanceof byte[] bytes && targetClass == ByteBuffer.class) {
			return ByteBuffer.wrap(bytes);
		}
		String typeName = (hint != null) ? hint.getGenericParameterType().getTypeName() : targetClass.getTypeName();
		if (UNCONVERTED.contains(targetClass)) {
			throw new MessageConversionException("%s can't be taken as %s, which is for %s messages"
				.formatted(MessageText.describe(message), typeName, (message instanceof byte[]) ? "text" : "binary"));
		}
		Object converted;
		try {
			converted = read(new GenericMessage<>(message, headers), targetClass, hint);
		}
		catch (RuntimeException ex) {
			throw failure("%s can't be converted to %s: %s%s".formatted(MessageText.describe(message), typeName,
					reason(ex), start(message)), ex);
		}
		if (converted instanceof Future<?>) {
			throw new MessageConversionException(
					"%s can't be converted to %s, which is not the type of a message: use the type of its content"
						.formatted(MessageText.describe(message), typeName));
		}
		if (converted == null) {
			throw new MessageConversionException(
					"%s can't be converted to %s: it is null, or no converter knows the type%s"
						.formatted(MessageText.describe(message), typeName, start(message)));
		}
		return converted;
	}

	private @Nullable Object read(Message<?> message, Class<?> targetClass, @Nullable TypedParameter hint) {
		if (hint != null && this.converter instanceof SmartMessageConverter smart) {
			return smart.fromMessage(message, targetClass, hint);
		}
		return this.converter.fromMessage(message, targetClass);
	}

	@Override
	public Object toMessage(Object data) {
		return toMessage(data, null);
	}

	@Override
	public Object toMessage(Object data, @Nullable String protocol) {
		if (data instanceof String || data instanceof byte[]) {
			return data;
		}
		if (data instanceof CharSequence text) {
			return text.toString();
		}
		if (data instanceof ByteBuffer buffer) {
			byte[] bytes = new byte[buffer.remaining()];
			buffer.duplicate().get(bytes);
			return bytes;
		}
		return write(data, protocol);
	}

	private Object write(Object data, @Nullable String protocol) {
		String typeName = data.getClass().getTypeName();
		Message<?> message;
		try {
			message = this.converter.toMessage(data, ContentHeaders.mutable(protocol));
		}
		catch (RuntimeException ex) {
			throw failure("%s can't be converted to a message: %s".formatted(typeName, reason(ex)), ex);
		}
		if (message == null) {
			throw new MessageConversionException(
					"%s can't be converted to a message: no converter knows the type".formatted(typeName));
		}
		Object payload = message.getPayload();
		if (payload instanceof String || payload instanceof byte[]) {
			return payload;
		}
		throw new MessageConversionException("%s can't be converted to a message: it became %s, not String or byte[]"
			.formatted(typeName, payload.getClass().getTypeName()));
	}

	private String start(Object message) {
		return this.contentShown ? MessageText.start(message) : "";
	}

	// Parsers quote the message; the exception of a converter without a cause does not.
	private String reason(RuntimeException ex) {
		Throwable cause = cause(ex);
		return (this.contentShown || cause == null) ? MessageText.reason(ex) : cause.getClass().getSimpleName();
	}

	private MessageConversionException failure(String errMsg, RuntimeException ex) {
		return new MessageConversionException(errMsg, this.contentShown ? cause(ex) : null);
	}

	// The text of a MessagingException contains the message.
	private static @Nullable Throwable cause(RuntimeException ex) {
		return (ex instanceof MessagingException) ? ex.getCause() : ex;
	}

}
