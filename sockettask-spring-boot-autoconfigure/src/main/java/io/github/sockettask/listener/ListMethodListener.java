package io.github.sockettask.listener;

import java.util.ArrayList;
import java.util.List;

import io.github.sockettask.OnMessageCallbackResult;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskListener;

/**
 * Calls one method that takes a list: of several messages if the task gathers them, else
 * of what a message holds.
 *
 * @param method the method, for a message
 * @param listMethod the method, for several
 * @param element reads one of several messages
 * @param replies sends what the method returns
 */
record ListMethodListener(CallbackMethod method, CallbackMethod listMethod, MessageArgument element,
		ReplySender replies) implements SocketTaskListener {

	@Override
	public boolean wantsLists() {
		return true;
	}

	@Override
	public void onMessage(SocketTask task, OnMessageCallbackResult<Object> result) throws Exception {
		if (this.method.accepts(result)) {
			this.replies.send(task, this.method, this.method.invoke(task, result));
		}
	}

	@Override
	public void onMessages(SocketTask task, OnMessageCallbackResult<List<Object>> result) throws Exception {
		List<Object> read = read(task, result.data());
		if (!read.isEmpty()) {
			this.replies.send(task, this.listMethod, this.listMethod.invoke(task, new OnMessageCallbackResult<>(read)));
		}
	}

	private List<Object> read(SocketTask task, List<Object> messages) {
		List<Object> read = new ArrayList<>(messages.size());
		for (Object message : messages) {
			if (this.element.isAccepted(message)) {
				try {
					read.add(this.element.read(message));
				}
				catch (RuntimeException ex) {
					task.reportError(ex);
				}
			}
		}
		return read;
	}

}
