package io.github.sockettask.listener.argument;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.util.CollectionUtils;

import io.github.sockettask.MessageContext;
import io.github.sockettask.MessageConversionException;
import io.github.sockettask.OnErrorCallbackResult;
import io.github.sockettask.OnOpenCallbackResult;
import io.github.sockettask.annotation.HandshakeHeader;
import io.github.sockettask.listener.method.CallbackEvent;

/**
 * Finds the argument for a parameter that takes a header of the handshake.
 */
class HandshakeHeaderArguments {

	private static final TypeDescriptor TEXT = TypeDescriptor.valueOf(String.class);

	private static final TypeDescriptor TEXTS = TypeDescriptor.collection(List.class, TEXT);

	private final ConversionService conversion;

	HandshakeHeaderArguments(ConversionService conversion) {
		this.conversion = conversion;
	}

	@Nullable CallbackArgument find(HandlerParameter parameter) {
		HandshakeHeader header = parameter.annotation(HandshakeHeader.class);
		if (header == null) {
			return null;
		}
		if (parameter.event() == CallbackEvent.CLOSE) {
			throw parameter.wrong("has @HandshakeHeader, but a close has no headers",
					"Keep the header when the connection is opened, in an @OnOpen method.");
		}
		if (header.value().isBlank()) {
			throw parameter.wrong("has @HandshakeHeader, which names no header",
					"Name the header, like @HandshakeHeader(\"X-Session\").");
		}
		boolean isOfAll = isOfAllValues(parameter.valueType().toClass());
		ValueConversion toParameter = ValueConversion.of(parameter, this.conversion,
				"header " + header.value() + " of the handshake", isOfAll ? TEXTS : TEXT);
		Object converted = toParameter.convertDefault(header.defaultValue());
		boolean required = converted == null && parameter.isRequired(header.required());
		return (task, result) -> {
			List<String> values = values(headers(result), header.value());
			if (values == null && required) {
				throw new MessageConversionException(
						"The handshake has no header %s for %s".formatted(header.value(), parameter));
			}
			return parameter.wrap((values != null) ? toParameter.convert(isOfAll ? values : values.get(0)) : converted);
		};
	}

	private static boolean isOfAllValues(Class<?> type) {
		return type.isArray() || Collection.class.isAssignableFrom(type);
	}

	private static Map<String, List<String>> headers(Object result) {
		if (result instanceof OnOpenCallbackResult open) {
			return open.header();
		}
		MessageContext message = ContextArgument.message(result);
		return (message != null) ? message.handshakeHeader() : ((OnErrorCallbackResult) result).header();
	}

	private static @Nullable List<String> values(Map<String, List<String>> headers, String name) {
		List<String> values = headers.get(name);
		if (values == null) {
			values = headers.entrySet()
				.stream()
				.filter((header) -> header.getKey().equalsIgnoreCase(name))
				.map(Map.Entry::getValue)
				.findFirst()
				.orElse(null);
		}
		return CollectionUtils.isEmpty(values) ? null : values;
	}

}
