package io.github.sockettask.benchmarks.peers.sockettask;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.SocketTask;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.benchmarks.client.MessageHandler;

/**
 * Receives from the one task that there is.
 */
class OneTaskReceiver implements Receiver {

	private volatile @Nullable MessageHandler handler;

	@Override
	public void add(SocketTask task, MessageHandler handler) {
		this.handler = handler;
	}

	@OnMessage
	void text(String text) {
		handler().onText(text);
	}

	@OnMessage
	void binary(byte[] bytes) {
		handler().onBinary(bytes.length);
	}

	private MessageHandler handler() {
		MessageHandler handler = this.handler;
		if (handler == null) {
			throw new IllegalStateException("Nothing is connected");
		}
		return handler;
	}

}
