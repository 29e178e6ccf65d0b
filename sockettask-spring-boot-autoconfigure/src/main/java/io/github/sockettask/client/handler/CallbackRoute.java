package io.github.sockettask.client.handler;

import java.util.ArrayList;
import java.util.List;

import io.github.sockettask.MessageContext;
import io.github.sockettask.MessageFilter;
import io.github.sockettask.OnMessageCallback;
import io.github.sockettask.OnMessageCallbackResult;
import io.github.sockettask.OnMessagesCallback;
import io.github.sockettask.client.message.ReceivedMessage;
import io.github.sockettask.client.message.Route;
import io.github.sockettask.client.message.TypedMessages;
import io.github.sockettask.handler.LateFailures;

/**
 * A callback of the application.
 */
abstract class CallbackRoute implements Route {

	private final TypedMessages type;

	private final boolean isReplaceable;

	CallbackRoute(TypedMessages type, boolean isReplaceable) {
		this.type = type;
		this.isReplaceable = isReplaceable;
	}

	TypedMessages type() {
		return this.type;
	}

	// Returns whether both are the one callback of their kind.
	boolean replaces(CallbackRoute other) {
		return this.isReplaceable && other.isReplaceable && other.getClass() == getClass();
	}

	@Override
	public MessageFilter filter() {
		return this.type.filter();
	}

	@Override
	public Object handler() {
		return this;
	}

	/**
	 * A callback that gets messages one by one.
	 */
	static final class OfMessages extends CallbackRoute {

		private final OnMessageCallback<Object> callback;

		OfMessages(OnMessageCallback<Object> callback, TypedMessages type, boolean isReplaceable) {
			super(type, isReplaceable);
			this.callback = callback;
		}

		@Override
		public void deliver(ReceivedMessage message) throws Exception {
			this.callback
				.onMessage(type().isRaw() ? message : OnMessageCallbackResult.of(type().convert(message), message));
		}

		@Override
		public String toString() {
			return "onMessage callback";
		}

	}

	/**
	 * A callback that gets lists of messages.
	 */
	static final class OfLists extends CallbackRoute implements Route.OfLists {

		private final OnMessagesCallback<Object> callback;

		private final LateFailures failures;

		OfLists(OnMessagesCallback<Object> callback, TypedMessages type, boolean isReplaceable, LateFailures failures) {
			super(type, isReplaceable);
			this.callback = callback;
			this.failures = failures;
		}

		@Override
		public void deliver(List<MessageContext> messages) throws Exception {
			List<MessageContext> handled = new ArrayList<>(messages);
			List<Object> converted = type().convert(messages, (message, failure) -> {
				handled.remove(message);
				this.failures.handlerFailed(this, failure, List.of(message));
			});
			if (!converted.isEmpty()) {
				this.callback.onMessages(OnMessageCallbackResult.of(converted, handled.get(0)));
			}
		}

		@Override
		public String toString() {
			return "onMessages callback";
		}

	}

}
