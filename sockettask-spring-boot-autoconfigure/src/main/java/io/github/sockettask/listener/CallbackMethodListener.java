package io.github.sockettask.listener;

import io.github.sockettask.MessageFilter;
import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.OnMessageCallbackResult;
import io.github.sockettask.OnOpenCallbackResult;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskListener;

/**
 * Calls one method. A listener for each method leaves it to the task to keep their
 * failures apart.
 *
 * @param method the method
 * @param replies sends what the method returns
 */
record CallbackMethodListener(CallbackMethod method, ReplySender replies) implements SocketTaskListener {

	@Override
	public MessageFilter filter() {
		return this.method.filter();
	}

	@Override
	public void onOpen(SocketTask task, OnOpenCallbackResult result) throws Exception {
		handle(CallbackEvent.OPEN, task, result);
	}

	@Override
	public void onMessage(SocketTask task, OnMessageCallbackResult<Object> result) throws Exception {
		handle(CallbackEvent.MESSAGE, task, result);
	}

	@Override
	public void onClose(SocketTask task, OnCloseCallbackResult result) throws Exception {
		handle(CallbackEvent.CLOSE, task, result);
	}

	private void handle(CallbackEvent event, SocketTask task, Object result) throws Exception {
		if (this.method.event() == event) {
			this.replies.send(task, this.method, this.method.invoke(task, result));
		}
	}

	@Override
	public String toString() {
		return this.method.toString();
	}

}
