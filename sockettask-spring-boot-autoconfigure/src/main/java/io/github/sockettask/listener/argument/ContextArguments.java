package io.github.sockettask.listener.argument;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.messaging.handler.annotation.Headers;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.util.StringUtils;

import io.github.sockettask.MessageContext;
import io.github.sockettask.MessageFields;
import io.github.sockettask.converter.SocketTaskHeaders;
import io.github.sockettask.listener.method.CallbackEvent;
import io.github.sockettask.listener.method.CallbackMethodException;

/**
 * Creates arguments for parameters that take the context of a message, or a part of the
 * message.
 */
class ContextArguments {

	private static final ResolvableType HEADERS = ResolvableType.forClassWithGenerics(Map.class, String.class,
			Object.class);

	private final @Nullable MessageFields fields;

	private final ConversionService conversion;

	private final PayloadValidation validation;

	ContextArguments(@Nullable MessageFields fields, ConversionService conversion, PayloadValidation validation) {
		this.fields = fields;
		this.conversion = conversion;
		this.validation = validation;
	}

	@Nullable CallbackArgument find(HandlerParameter parameter) {
		if (parameter.event() != CallbackEvent.MESSAGE && parameter.event() != CallbackEvent.ERROR) {
			checkNotAnnotated(parameter);
			return null;
		}
		if (parameter.valueType().toClass() == MessageContext.class) {
			return new ContextArgument(parameter, "A message", (message) -> message, !parameter.mayBeMissing());
		}
		Payload payload = parameter.annotation(Payload.class);
		if (payload != null && StringUtils.hasText(payload.expression())) {
			return MessageArguments.isConvertible(parameter.valueType()) ? part(parameter, payload) : null;
		}
		Header header = parameter.annotation(Header.class);
		if (header != null) {
			return header(parameter, header);
		}
		return (parameter.annotation(Headers.class) != null) ? headers(parameter) : null;
	}

	// Otherwise an annotated int would be taken for a close code.
	private static void checkNotAnnotated(HandlerParameter parameter) {
		for (Class<? extends Annotation> annotation : List.of(Payload.class, Header.class, Headers.class)) {
			if (parameter.annotation(annotation) != null) {
				throw parameter.wrong(
						"has @%s, but %s has no message".formatted(annotation.getSimpleName(), parameter.event()),
						"Remove @" + annotation.getSimpleName() + ".");
			}
		}
	}

	private CallbackArgument part(HandlerParameter parameter, Payload payload) {
		String pointer = payload.expression();
		checkPointer(parameter, pointer);
		var type = parameter.valueType().getType();
		PayloadCheck check = this.validation.find(parameter);
		return new ContextArgument(parameter, pointer, (message) -> {
			Object part = message.payload(pointer, type);
			return (part != null && check != null) ? check.valid(message, part) : part;
		}, parameter.isRequired(payload.required()));
	}

	private void checkPointer(HandlerParameter parameter, String pointer) {
		if (this.fields == null) {
			throw parameter.wrong(
					"takes \"" + pointer + "\" of a message, but no MessageFields bean can look into messages",
					CallbackMethodException.ADD_FIELDS);
		}
		try {
			this.fields.lookup(List.of(pointer));
		}
		catch (IllegalArgumentException ex) {
			throw parameter.wrong("takes \"" + pointer + "\" of a message, which is wrong: " + ex.getMessage(),
					"Write a JSON pointer, like @Payload(\"/data/0/price\").");
		}
	}

	private CallbackArgument header(HandlerParameter parameter, Header header) {
		String name = StringUtils.hasText(header.name()) ? header.name() : parameter.name();
		if (!SocketTaskHeaders.isKnown(name)) {
			throw parameter.wrong("takes the header \"" + name + "\", which messages do not have",
					"Name one of task, socketTaskId, sequence, receivedAt, type and protocol. For a header of the handshake write @HandshakeHeader.");
		}
		ValueConversion toParameter = ValueConversion.of(parameter, this.conversion, "header \"" + name + "\"",
				TypeDescriptor.valueOf(SocketTaskHeaders.type(name)));
		Object converted = toParameter.convertDefault(header.defaultValue());
		return new ContextArgument(parameter, "The header " + name, (message) -> {
			Object value = SocketTaskHeaders.get(message, name);
			return (value != null) ? toParameter.convert(value) : converted;
		}, converted == null && parameter.isRequired(header.required()));
	}

	private CallbackArgument headers(HandlerParameter parameter) {
		if (!parameter.valueType().isAssignableFrom(HEADERS)) {
			throw parameter.wrong("has @Headers, but can't take a Map<String, Object>",
					"Let it be a Map<String, Object>.");
		}
		return new ContextArgument(parameter, "A message", SocketTaskHeaders::all, !parameter.mayBeMissing());
	}

}
