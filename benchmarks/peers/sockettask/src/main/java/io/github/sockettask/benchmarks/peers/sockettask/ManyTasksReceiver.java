package io.github.sockettask.benchmarks.peers.sockettask;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.SocketTask;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.benchmarks.client.MessageHandler;

/**
 * Receives from all tasks.
 */
class ManyTasksReceiver implements Receiver {

	private final Map<SocketTask, MessageHandler> handlers = new ConcurrentHashMap<>();

	@Override
	public void add(SocketTask task, MessageHandler handler) {
		this.handlers.put(task, handler);
	}

	@OnMessage
	void text(SocketTask task, String text) {
		handler(task).onText(text);
	}

	@OnMessage
	void binary(SocketTask task, byte[] bytes) {
		handler(task).onBinary(bytes.length);
	}

	private MessageHandler handler(SocketTask task) {
		@Nullable MessageHandler handler = this.handlers.get(task);
		if (handler == null) {
			throw new IllegalStateException(task.name() + " is not connected");
		}
		return handler;
	}

}
