package io.github.sockettask.listener.argument;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;
import org.springframework.messaging.support.GenericMessage;

import io.github.sockettask.MessageContext;
import io.github.sockettask.converter.FixedHeaders;
import io.github.sockettask.converter.SocketTaskHeaders;
import io.github.sockettask.listener.method.CallbackEvent;

/**
 * Finds the argument for a parameter of a message method that a resolver of the
 * application supports.
 *
 */
record ResolverArguments(List<HandlerMethodArgumentResolver> resolvers) {

	@Nullable CallbackArgument find(HandlerParameter parameter) {
		if (parameter.event() != CallbackEvent.MESSAGE) {
			return null;
		}
		MethodParameter methodParameter = parameter.methodParameter();
		for (HandlerMethodArgumentResolver resolver : this.resolvers) {
			if (resolver.supportsParameter(methodParameter)) {
				return new ContextArgument(parameter, "What " + resolver + " resolves",
						(message) -> resolve(resolver, parameter, methodParameter, message), false);
			}
		}
		return null;
	}

	private static @Nullable Object resolve(HandlerMethodArgumentResolver resolver, HandlerParameter parameter,
			MethodParameter methodParameter, MessageContext message) {
		try {
			return resolver.resolveArgument(methodParameter, message(message));
		}
		catch (RuntimeException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new IllegalStateException(parameter + " could not be resolved", ex);
		}
	}

	static Message<?> message(MessageContext message) {
		return new GenericMessage<>(message.data(), new FixedHeaders(SocketTaskHeaders.all(message)));
	}

}
