package io.github.sockettask.listener;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.util.function.SingletonSupplier;

import io.github.sockettask.MessageFields;
import io.github.sockettask.MessageFilter;
import io.github.sockettask.SocketTask;
import io.github.sockettask.listener.argument.CallbackArgument;
import io.github.sockettask.listener.argument.CallbackArguments;
import io.github.sockettask.listener.argument.MessageArgument;
import io.github.sockettask.listener.filter.MessageFilters;
import io.github.sockettask.listener.method.AnnotatedMethod;
import io.github.sockettask.listener.method.CallbackEvent;
import io.github.sockettask.listener.method.CallbackMethodException;
import io.github.sockettask.listener.method.InvocableMethodSelector;
import io.github.sockettask.listener.method.SuspendingFunctions;
import io.github.sockettask.listener.method.TaskNames;
import io.github.sockettask.listener.reply.Reply;
import io.github.sockettask.listener.reply.ReplyTarget;

/**
 * Creates callback methods, and rejects wrong ones.
 */
class CallbackMethodFactory {

	private final BeanFactory beanFactory;

	private final CallbackArguments arguments;

	private final TaskNames taskNames;

	private final MessageFilters filters;

	private final Map<String, Supplier<ReplyTarget>> replyTargets = new HashMap<>();

	private final InvocableMethodSelector selector = new InvocableMethodSelector();

	CallbackMethodFactory(ConfigurableBeanFactory beanFactory, TaskNames taskNames) {
		this.beanFactory = beanFactory;
		this.taskNames = taskNames;
		this.arguments = new CallbackArguments(beanFactory);
		this.filters = new MessageFilters(beanFactory,
				beanFactory.getBeanProvider(MessageFields.class).getIfAvailable());
	}

	CallbackMethod create(AnnotatedMethod annotated) {
		Class<?> exposedType = this.beanFactory.getType(annotated.beanName());
		Method invocable = this.selector.select(annotated, (exposedType != null) ? exposedType : annotated.beanClass());
		SuspendingFunctions.check(annotated);
		checkReturnType(annotated);
		CallbackArgument[] arguments = this.arguments.resolve(annotated,
				SuspendingFunctions.parameterCount(annotated.method()));
		MessageArgument payload = payload(arguments);
		return new CallbackMethod(annotated, HandlerInvoker.of(invocable), arguments, filter(annotated, payload),
				filter(annotated, (payload != null) ? payload.element() : null), bean(annotated.beanName()),
				replyTo(annotated), false);
	}

	private MessageFilter filter(AnnotatedMethod annotated, @Nullable MessageArgument payload) {
		return (annotated.event() == CallbackEvent.MESSAGE) ? this.filters.create(annotated, payload)
				: MessageFilter.none();
	}

	// A parameter for the raw message must not replace a typed one, which narrows the
	// filter.
	private static @Nullable MessageArgument payload(CallbackArgument[] arguments) {
		MessageArgument payload = null;
		for (CallbackArgument argument : arguments) {
			if (argument instanceof MessageArgument message && (payload == null || payload.isRaw())) {
				payload = message;
			}
		}
		return payload;
	}

	private @Nullable Supplier<ReplyTarget> replyTo(AnnotatedMethod annotated) {
		String name = this.taskNames.resolveReplyTo(annotated);
		if (name != null && !annotated.event().isReplying()) {
			throw new CallbackMethodException(annotated + " has @ReplyTo, but @OnClose methods can't reply.",
					"Remove @ReplyTo; to send a message to '" + name + "', call its send method.");
		}
		if (name != null && SuspendingFunctions.returnsNothing(annotated.method())) {
			throw new CallbackMethodException(annotated + " has @ReplyTo, but returns nothing.",
					"Let it return what is to be sent to '" + name + "', or remove @ReplyTo.");
		}
		return (name != null) ? this.replyTargets.computeIfAbsent(name, this::replyTarget) : null;
	}

	private Supplier<ReplyTarget> replyTarget(String name) {
		return SingletonSupplier.of(() -> ReplyTarget.of(this.beanFactory.getBean(name, SocketTask.class)));
	}

	private void checkReturnType(AnnotatedMethod annotated) {
		Class<?> returnType = annotated.method().getReturnType();
		if (!annotated.event().isReplying() && !SuspendingFunctions.returnsNothing(annotated.method())) {
			throw new CallbackMethodException(
					annotated + " returns " + returnType.getName() + ", but @OnClose methods can't reply.",
					"Let the method return nothing; to send a message, take a SocketTask parameter and call its send method.");
		}
		if (!Reply.REACTOR && needsReactor(returnType)) {
			throw new CallbackMethodException(
					annotated + " returns " + returnType.getName()
							+ ", but the class path has no library to wait for it.",
					"Add io.projectreactor:reactor-core to the class path, or return a CompletableFuture or a Flow.Publisher.");
		}
	}

	private static boolean needsReactor(Class<?> type) {
		return !CompletionStage.class.isAssignableFrom(type) && !Flow.Publisher.class.isAssignableFrom(type)
				&& ReactiveAdapterRegistry.getSharedInstance().getAdapter(type) != null;
	}

	private Supplier<Object> bean(String beanName) {
		Supplier<Object> bean = () -> this.beanFactory.getBean(beanName);
		return this.beanFactory.isSingleton(beanName) ? SingletonSupplier.of(bean) : bean;
	}

}
