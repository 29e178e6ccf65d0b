package io.github.sockettask.client.handler;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import io.github.sockettask.MessageContext;
import io.github.sockettask.MessageFilter;
import io.github.sockettask.MessageMatch;
import io.github.sockettask.MessageRoute;
import io.github.sockettask.OnMessageCallback;
import io.github.sockettask.OnMessageCallbackResult;
import io.github.sockettask.OnMessagesCallback;
import io.github.sockettask.client.message.MessageOrigin;
import io.github.sockettask.client.message.ReceivedMessage;
import io.github.sockettask.client.message.Route;
import io.github.sockettask.client.message.TypedMessages;

/**
 * A callback of the application.
 */
abstract class CallbackRoute implements Route, MessageRoute<Object> {

	private final MessageRoutes routes;

	// Changed under the lock of the routes
	private volatile MessageFilter filter;

	CallbackRoute(MessageRoutes routes, MessageFilter filter) {
		this.routes = routes;
		this.filter = filter;
	}

	@Override
	public MessageFilter filter() {
		return this.filter;
	}

	void filter(MessageFilter filter) {
		this.filter = filter;
	}

	@Override
	public Object handler() {
		return this;
	}

	@Override
	public MessageRoute<Object> type(String... types) {
		return narrow((filter) -> filter.types(List.of(Objects.requireNonNull(types, "types must not be null"))));
	}

	@Override
	public MessageRoute<Object> match(String match) {
		MessageMatch parsed = MessageMatch.parse(Objects.requireNonNull(match, "match must not be null"));
		return narrow((filter) -> filter.match(parsed));
	}

	@Override
	public MessageRoute<Object> when(Predicate<MessageContext> condition) {
		Objects.requireNonNull(condition, "condition must not be null");
		return narrow((filter) -> filter.condition(condition));
	}

	@Override
	public MessageRoute<Object> unmatched() {
		return narrow(MessageFilter::unmatched);
	}

	private MessageRoute<Object> narrow(UnaryOperator<MessageFilter> change) {
		this.routes.narrow(this, change);
		return this;
	}

	@Override
	public void remove() {
		this.routes.remove(this);
	}

	/**
	 * A callback that gets messages one by one.
	 */
	static final class OfMessages extends CallbackRoute {

		private final OnMessageCallback<Object> callback;

		private final TypedMessages type;

		OfMessages(MessageRoutes routes, OnMessageCallback<Object> callback, TypedMessages type) {
			super(routes, type.filter());
			this.callback = callback;
			this.type = type;
		}

		@Override
		public void deliver(ReceivedMessage message) throws Exception {
			this.callback.onMessage(
					this.type.isRaw() ? message : OnMessageCallbackResult.of(this.type.convert(message), message));
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

		private final TypedMessages type;

		private final MessageOrigin.Failures failures;

		OfLists(MessageRoutes routes, OnMessagesCallback<Object> callback, TypedMessages type,
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

}
