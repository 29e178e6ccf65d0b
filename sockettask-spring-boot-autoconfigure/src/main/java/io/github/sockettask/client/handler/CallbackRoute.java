package io.github.sockettask.client.handler;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import io.github.sockettask.MessageContext;
import io.github.sockettask.MessageFilter;
import io.github.sockettask.MessageMatch;
import io.github.sockettask.MessageRoute;
import io.github.sockettask.client.message.Route;

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

}
