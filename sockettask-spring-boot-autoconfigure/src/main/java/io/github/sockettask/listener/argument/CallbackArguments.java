package io.github.sockettask.listener.argument;

import java.lang.reflect.Method;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.core.ResolvableType;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;
import org.springframework.validation.Validator;

import io.github.sockettask.MessageContext;
import io.github.sockettask.MessageFields;
import io.github.sockettask.OnErrorCallbackResult;
import io.github.sockettask.SocketTask;
import io.github.sockettask.annotation.AnnotatedHandler;
import io.github.sockettask.listener.method.AnnotatedMethod;
import io.github.sockettask.listener.method.CallbackEvent;
import io.github.sockettask.listener.method.CallbackMethodException;

/**
 * Finds the arguments for the parameters of a callback method.
 */
public class CallbackArguments {

	private final ResolverArguments resolverArguments;

	private final ContextArguments contextArguments;

	private final HandshakeHeaderArguments headerArguments;

	private final MessageArguments messageArguments = new MessageArguments();

	private final PayloadValidation validation;

	public CallbackArguments(ConfigurableBeanFactory beanFactory) {
		ConversionService conversion = beanFactory.getConversionService();
		ConversionService used = (conversion != null) ? conversion : DefaultConversionService.getSharedInstance();
		this.resolverArguments = new ResolverArguments(
				beanFactory.getBeanProvider(HandlerMethodArgumentResolver.class).orderedStream().toList());
		this.validation = new PayloadValidation(() -> beanFactory.getBeanProvider(Validator.class).getIfUnique());
		this.contextArguments = new ContextArguments(beanFactory.getBeanProvider(MessageFields.class).getIfAvailable(),
				used, this.validation);
		this.headerArguments = new HandshakeHeaderArguments(used);
	}

	public CallbackArgument[] resolve(AnnotatedMethod annotated, int count) {
		CallbackArgument[] arguments = new CallbackArgument[count];
		for (int i = 0; i < arguments.length; i++) {
			HandlerParameter parameter = new HandlerParameter(annotated, i);
			CallbackArgument argument = find(parameter);
			if (argument == null) {
				throw parameter.wrong("is not supported", "Remove it, or change its type. %s supports: %s."
					.formatted(annotated.event(), annotated.event().supportedParameters()));
			}
			arguments[i] = argument;
		}
		checkOneMessage(annotated, arguments);
		return arguments;
	}

	private @Nullable CallbackArgument find(HandlerParameter parameter) {
		CallbackArgument argument = this.resolverArguments.find(parameter);
		return (argument != null) ? argument : findOwn(parameter);
	}

	private @Nullable CallbackArgument findOwn(HandlerParameter parameter) {
		CallbackArgument argument = this.contextArguments.find(parameter);
		if (argument == null) {
			argument = this.headerArguments.find(parameter);
		}
		if (argument == null) {
			argument = findByType(parameter);
		}
		if (argument != null) {
			checkValidated(parameter, argument);
		}
		return argument;
	}

	private void checkValidated(HandlerParameter parameter, CallbackArgument argument) {
		boolean isPayload = argument instanceof MessageArgument || parameter.annotation(Payload.class) != null;
		if ((parameter.event() != CallbackEvent.MESSAGE || !isPayload) && this.validation.find(parameter) != null) {
			throw parameter.wrong("has @Valid or @Validated, but does not take a received message",
					"Remove the annotation: it applies to the message, or a part of it, in @OnMessage methods.");
		}
	}

	private @Nullable CallbackArgument findByType(HandlerParameter parameter) {
		ResolvableType type = parameter.type();
		if (type.toClass() == SocketTask.class) {
			return (task, result) -> task;
		}
		if (parameter.event() == CallbackEvent.MESSAGE) {
			MessageArgument argument = this.messageArguments.find(type);
			return (argument != null) ? validating(argument, this.validation.find(parameter)) : null;
		}
		if (parameter.event() == CallbackEvent.ERROR && type.toClass() == Method.class) {
			return (task, result) -> failedMethod((OnErrorCallbackResult) result);
		}
		if (parameter.event() == CallbackEvent.ERROR && parameter.annotation(Payload.class) != null) {
			MessageArgument argument = this.messageArguments.find(parameter.valueType());
			return (argument != null) ? new ContextArgument(parameter, "A message that fits",
					(message) -> read(argument, message), !parameter.mayBeMissing()) : null;
		}
		return ResultArguments.find(parameter.event(), type);
	}

	private static MessageArgument validating(MessageArgument argument, @Nullable PayloadCheck check) {
		return (check != null) ? argument.reading((reader) -> (message) -> check.valid(message, reader.apply(message)))
				: argument;
	}

	private static @Nullable Method failedMethod(OnErrorCallbackResult result) {
		return (result.handler() instanceof AnnotatedHandler handler) ? handler.handlerMethod() : null;
	}

	private static @Nullable Object read(MessageArgument argument, MessageContext message) {
		return argument.kind().includes(message.data()) ? argument.read(message) : null;
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

}
