package io.github.sockettask.listener;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

import io.github.sockettask.MessageContext;
import io.github.sockettask.MessageFilter;
import io.github.sockettask.OnMessageCallbackResult;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskListener;
import io.github.sockettask.annotation.AnnotatedHandler;
import io.github.sockettask.handler.LateFailures;
import io.github.sockettask.listener.argument.MessageArgument;

/**
 * Calls a method that takes a list: with several messages if the task collects them,
 * otherwise with the elements of one message.
 *
 * @param one calls the method with one message
 * @param several calls the method with messages that were converted already
 * @param element converts one of several messages
 */
record ListMethodListener(CallbackMethodListener one, CallbackMethodListener several,
		MessageArgument element) implements SocketTaskListener, AnnotatedHandler {

	@Override
	public Method handlerMethod() {
		return this.one.handlerMethod();
	}

	@Override
	public String beanName() {
		return this.one.beanName();
	}

	@Override
	public MessageFilter filter() {
		return this.one.filter();
	}

	@Override
	public MessageFilter listFilter() {
		return this.several.filter();
	}

	@Override
	public void onMessage(SocketTask task, OnMessageCallbackResult<Object> result) throws Exception {
		this.one.onMessage(task, result);
	}

	@Override
	public void onMessages(SocketTask task, List<MessageContext> messages) throws Exception {
		List<MessageContext> handled = new ArrayList<>(messages.size());
		List<Object> read = read(messages, handled);
		if (!read.isEmpty()) {
			this.several.handle(task, OnMessageCallbackResult.of(read, handled.get(0)),
					(failure) -> LateFailures.report(task, this, failure, handled));
		}
	}

	private List<Object> read(List<MessageContext> messages, List<MessageContext> handled) {
		List<Object> read = new ArrayList<>(messages.size());
		for (MessageContext message : messages) {
			if (this.element.kind().includes(message.data())) {
				try {
					read.add(this.element.read(message));
					handled.add(message);
				}
				catch (RuntimeException ex) {
					LateFailures.report(message.task(), this, ex, List.of(message));
				}
			}
		}
		return read;
	}

	@Override
	public String toString() {
		return this.one.toString();
	}

}
