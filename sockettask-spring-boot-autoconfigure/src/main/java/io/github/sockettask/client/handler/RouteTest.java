package io.github.sockettask.client.handler;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.MessageFilter;
import io.github.sockettask.MessageMatch;
import io.github.sockettask.client.message.ReceivedMessage;
import io.github.sockettask.client.message.Route;
import io.github.sockettask.client.message.RouteConditions;
import io.github.sockettask.client.message.RouteLookup;

/**
 * Tells whether a handler wants a message.
 */
final class RouteTest {

	private final Route route;

	private final MessageFilter filter;

	private final @Nullable RouteLookup fields;

	private final int[] matches;

	private final int[] conditions;

	/**
	 * Create a test.
	 * @param route the handler
	 * @param fields what is looked up in a message, if anything is
	 * @param conditions gets those of the handler
	 */
	RouteTest(Route route, @Nullable RouteLookup fields, RouteConditions conditions) {
		this.route = route;
		this.filter = route.filter();
		this.fields = fields;
		this.matches = (fields != null)
				? this.filter.matches().stream().map(MessageMatch::pointer).mapToInt(fields::indexOf).toArray()
				: new int[0];
		this.conditions = conditions.add(this.filter.conditions());
	}

	Route route() {
		return this.route;
	}

	boolean isObserving() {
		return this.filter.isObserving();
	}

	boolean isUnmatched() {
		return this.filter.isUnmatched();
	}

	/**
	 * Return whether the handler asks for a type, or for none.
	 * @param type a type of messages, {@code null} for one that no handler asks for
	 * @return whether it wants messages of the type, as far as the type goes
	 */
	boolean isFor(@Nullable String type) {
		return this.filter.types().isEmpty() || (type != null && this.filter.types().contains(type));
	}

	/**
	 * Return whether the handler wants a message, if it {@linkplain #isFor is for} its
	 * type.
	 * @param message the message
	 * @param answers what the conditions say of it
	 * @return whether it does
	 */
	boolean accepts(ReceivedMessage message, RouteConditions.@Nullable Answers answers) {
		return this.filter.kind().includes(message.data()) && (this.fields == null || matches(message, this.fields))
				&& (answers == null || holds(answers));
	}

	private boolean matches(ReceivedMessage message, RouteLookup fields) {
		if (this.matches.length == 0) {
			return true;
		}
		List<MessageMatch> wanted = this.filter.matches();
		@Nullable String[] values = message.fields(fields);
		for (int i = 0; i < this.matches.length; i++) {
			if (!wanted.get(i).test(values[this.matches[i]])) {
				return false;
			}
		}
		return true;
	}

	private boolean holds(RouteConditions.Answers answers) {
		for (int condition : this.conditions) {
			if (!answers.get(condition)) {
				return false;
			}
		}
		return true;
	}

}
