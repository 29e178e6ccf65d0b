package io.github.sockettask.client.handler;

import java.util.ArrayList;
import java.util.List;

import io.github.sockettask.MessageContext;
import io.github.sockettask.MessageRoute;
import io.github.sockettask.OnMessageCallbackResult;
import io.github.sockettask.OnMessagesCallback;
import io.github.sockettask.client.message.MessageOrigin;
import io.github.sockettask.client.message.Route;
import io.github.sockettask.client.message.TypedMessages;

/**
 * A callback that gets lists of messages.
 */
final class ListCallbackRoute extends CallbackRoute implements Route.OfLists {

	private final OnMessagesCallback<Object> callback;

	private final TypedMessages type;

	private final MessageOrigin.Failures failures;

	ListCallbackRoute(MessageRoutes routes, OnMessagesCallback<Object> callback, TypedMessages type,
			MessageOrigin.Failures failures) {
		super(routes, type.filter());
		this.callback = callback;
		this.type = type;
		this.failures = failures;
	}

	@Override
	public void deliver(List<MessageContext> messages) throws Exception {
		List<MessageContext> handled = new ArrayList<>(messages);
		List<Object> converted = this.type.convert(messages, (message, failure) -> {
			handled.remove(message);
			this.failures.failed(this, message, failure);
		});
		if (!converted.isEmpty()) {
			this.callback.onMessages(OnMessageCallbackResult.of(converted, handled.get(0)));
		}
	}

	@Override
	public MessageRoute<Object> unmatched() {
		throw new UnsupportedOperationException(
				"what nobody else wants is not gathered into lists; set a callback for single messages");
	}

	@Override
	public String toString() {
		return "onMessages callback";
	}

}
