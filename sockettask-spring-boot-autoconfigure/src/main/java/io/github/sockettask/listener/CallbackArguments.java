package io.github.sockettask.listener;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.springframework.core.GenericTypeResolver;
import org.springframework.core.ResolvableType;

import io.github.sockettask.SocketTask;

/**
 * Finds the arguments for the parameters of a callback method.
 */
class CallbackArguments {

	private final MessageArguments messageArguments = new MessageArguments();

	CallbackArgument[] resolve(AnnotatedMethod annotated) {
		Method method = annotated.method();
		CallbackArgument[] arguments = new CallbackArgument[method.getParameterCount()];
		for (int i = 0; i < arguments.length; i++) {
			Type type = GenericTypeResolver.resolveType(method.getGenericParameterTypes()[i], annotated.beanClass());
			CallbackArgument argument = find(annotated.event(), ResolvableType.forType(type));
			if (argument == null) {
				throw unsupported(annotated, i, type);
			}
			arguments[i] = argument;
		}
		checkOneMessage(annotated, arguments);
		return arguments;
	}

	private @Nullable CallbackArgument find(CallbackEvent event, ResolvableType type) {
		if (type.toClass() == SocketTask.class) {
			return (task, result) -> task;
		}
		return (event == CallbackEvent.MESSAGE) ? this.messageArguments.find(type) : ResultArguments.find(event, type);
	}

	private void checkOneMessage(AnnotatedMethod annotated, CallbackArgument[] arguments) {
		long messages = Arrays.stream(arguments)
			.filter((argument) -> argument instanceof MessageArgument message && !message.isRaw())
			.count();
		if (messages > 1) {
			throw new CallbackMethodException(annotated + " takes the message more than once.",
					"Keep one parameter for the message. For text and binary messages write a method each, or take Object.");
		}
	}

	private CallbackMethodException unsupported(AnnotatedMethod annotated, int index, Type type) {
		return new CallbackMethodException(
				"Parameter '%s' (number %d, of type %s) of %s is not supported.".formatted(
						annotated.method().getParameters()[index].getName(), index + 1, type.getTypeName(), annotated),
				"Remove it, or change its type. %s supports: %s.".formatted(annotated.event(),
						annotated.event().supportedParameters()));
	}

}
