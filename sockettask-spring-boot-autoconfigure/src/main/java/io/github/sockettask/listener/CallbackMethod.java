package io.github.sockettask.listener;

import java.util.Arrays;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.MessageFilter;
import io.github.sockettask.SocketTask;
import io.github.sockettask.listener.argument.CallbackArgument;
import io.github.sockettask.listener.argument.MessageArgument;
import io.github.sockettask.listener.method.AnnotatedMethod;
import io.github.sockettask.listener.method.CallbackEvent;
import io.github.sockettask.listener.method.SuspendingFunctions;
import io.github.sockettask.listener.reply.ReplySender;
import io.github.sockettask.listener.reply.ReplyStreams;
import io.github.sockettask.listener.reply.ReplyTarget;

/**
 * An annotated method with all that is needed to call it, resolved at start-up.
 *
 * @param annotated the method and its annotation
 * @param invoker calls the method
 * @param arguments supply the values of the parameters
 * @param filter selects the messages; none for a method of another event
 * @param listFilter selects the messages of lists
 * @param bean supplies the bean that has the method
 * @param replyTo supplies the task of the replies, if that is another task
 * @param isOfSeveral whether the method receives lists of messages that were converted
 * already
 */
record CallbackMethod(AnnotatedMethod annotated, HandlerInvoker invoker, CallbackArgument[] arguments,
		MessageFilter filter, MessageFilter listFilter, Supplier<Object> bean, @Nullable Supplier<ReplyTarget> replyTo,
		boolean isOfSeveral) {

	ReplySender replies(ReplyStreams streams) {
		return new ReplySender(this, this.replyTo, this.isOfSeveral, streams);
	}

	// Returns whether the method is for errors of messages only.
	boolean needsMessage() {
		return Arrays.stream(this.arguments).anyMatch(CallbackArgument::needsMessage);
	}

	boolean isReplying() {
		return !SuspendingFunctions.returnsNothing(this.annotated.method());
	}

	CallbackEvent event() {
		return this.annotated.event();
	}

	// Reads one message of a list; null if the method does not take lists.
	@Nullable MessageArgument element() {
		for (CallbackArgument argument : this.arguments) {
			if (argument instanceof MessageArgument message && message.element() != null) {
				return message.element();
			}
		}
		return null;
	}

	// Returns the method for lists of messages that were converted already.
	CallbackMethod forList() {
		CallbackArgument[] arguments = Arrays.stream(this.arguments)
			.map((argument) -> (argument instanceof MessageArgument message) ? message.forList() : argument)
			.toArray(CallbackArgument[]::new);
		return new CallbackMethod(this.annotated, this.invoker, arguments, this.listFilter, this.listFilter, this.bean,
				this.replyTo, true);
	}

	@Nullable Object invoke(SocketTask task, Object result) throws Exception {
		@Nullable Object[] values = new @Nullable Object[this.arguments.length];
		for (int i = 0; i < values.length; i++) {
			values[i] = this.arguments[i].resolve(task, result);
		}
		return this.invoker.invoke(target(), values);
	}

	// The class of a bean that is not a singleton is only known when the bean exists.
	private Object target() {
		Object bean = this.bean.get();
		if (!this.invoker.isFor(bean)) {
			throw new IllegalStateException("%s can't be called: the bean is a %s, which does not have it"
				.formatted(this.annotated, bean.getClass().getName()));
		}
		return bean;
	}

	@Override
	public String toString() {
		return this.annotated.toString();
	}

}
