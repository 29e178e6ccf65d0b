package io.github.sockettask.listener;

import java.lang.reflect.Method;
import java.util.List;
import java.util.function.Consumer;

import io.github.sockettask.MessageContext;
import io.github.sockettask.MessageFilter;
import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.OnMessageCallbackResult;
import io.github.sockettask.OnOpenCallbackResult;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskListener;
import io.github.sockettask.annotation.AnnotatedHandler;
import io.github.sockettask.handler.LateFailures;
import io.github.sockettask.listener.method.CallbackEvent;
import io.github.sockettask.listener.reply.ReplySender;

/**
 * Calls one method. There is one listener for each method, so that the task isolates
 * their failures.
 *
 */
record CallbackMethodListener(CallbackMethod method,
		ReplySender replies) implements SocketTaskListener, AnnotatedHandler {

	@Override
	public Method handlerMethod() {
		return this.method.annotated().method();
	}

	@Override
	public String beanName() {
		return this.method.annotated().beanName();
	}

	@Override
	public MessageFilter filter() {
		return this.method.filter();
	}

	@Override
	public void onOpen(SocketTask task, OnOpenCallbackResult result) throws Exception {
		if (this.method.event() == CallbackEvent.OPEN) {
			this.replies.send(task, this.method.invoke(task, result), (failure) -> failed(task, failure, List.of()));
		}
	}

	@Override
	public void onMessage(SocketTask task, OnMessageCallbackResult<Object> result) throws Exception {
		handle(task, result, (failure) -> failed(task, failure, List.of(result.context())));
	}

	void handle(SocketTask task, OnMessageCallbackResult<?> result, Consumer<Throwable> failed) throws Exception {
		this.replies.send(task, this.method.invoke(task, result), failed);
	}

	@Override
	public void onClose(SocketTask task, OnCloseCallbackResult result) throws Exception {
		if (this.method.event() == CallbackEvent.CLOSE) {
			this.replies.send(task, this.method.invoke(task, result), (failure) -> failed(task, failure, List.of()));
		}
	}

	private void failed(SocketTask task, Throwable failure, List<MessageContext> messages) {
		LateFailures.report(task, this, failure, messages);
	}

	@Override
	public String toString() {
		return this.method.toString();
	}

}
