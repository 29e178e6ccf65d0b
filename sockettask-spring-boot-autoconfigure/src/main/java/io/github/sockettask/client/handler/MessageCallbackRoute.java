package io.github.sockettask.client.handler;

import io.github.sockettask.OnMessageCallback;
import io.github.sockettask.OnMessageCallbackResult;
import io.github.sockettask.client.message.ReceivedMessage;
import io.github.sockettask.client.message.TypedMessages;

/**
 * A callback that gets messages one by one.
 */
final class MessageCallbackRoute extends CallbackRoute {

	private final OnMessageCallback<Object> callback;

	private final TypedMessages type;

	MessageCallbackRoute(MessageRoutes routes, OnMessageCallback<Object> callback, TypedMessages type) {
		super(routes, type.filter());
		this.callback = callback;
		this.type = type;
	}

	@Override
	public void deliver(ReceivedMessage message) throws Exception {
		this.callback
			.onMessage(this.type.isRaw() ? message : OnMessageCallbackResult.of(this.type.convert(message), message));
	}

	@Override
	public String toString() {
		return "onMessage callback";
	}

}
