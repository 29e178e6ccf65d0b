package io.github.sockettask.client.handler;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.MessageFilter;
import io.github.sockettask.MessageMatch;
import io.github.sockettask.client.message.MessageReader;
import io.github.sockettask.client.message.ReceivedMessage;
import io.github.sockettask.client.message.Route;
import io.github.sockettask.client.message.RouteConditions;
import io.github.sockettask.client.message.RouteLookup;

/**
 * Finds the handlers of a message. Handlers that ask for types are indexed by type.
 * Immutable.
 */
final class RouteTable {

	private final List<Route> routes;

	private final @Nullable RouteLookup fields;

	private final RouteConditions conditions = new RouteConditions();

	/** All handlers but those of unmatched messages. */
	private final Handlers wanting;

	private final Handlers unmatched;

	private final Entry[] lists;

	RouteTable(List<Route> routes, MessageReader reader) {
		this.routes = routes.stream().filter((route) -> route.filter().kind() != MessageFilter.Kind.NONE).toList();
		this.fields = RouteLookup.of(this.routes, reader);
		List<Entry> tests = this.routes.stream()
			.map((route) -> new Entry(route, this.fields, this.conditions))
			.toList();
		this.wanting = Handlers.of(tests, Predicate.not(Entry::isUnmatched));
		this.unmatched = Handlers.of(tests, Entry::isUnmatched);
		this.lists = tests.stream().filter((test) -> test.route() instanceof Route.OfLists).toArray(Entry[]::new);
	}

	// Returns the handlers that ask for the type of the message, or for no type. Each has
	// to be asked.
	Entry[] wanting(ReceivedMessage message) {
		return select(this.wanting, message);
	}

	Entry[] unmatched(ReceivedMessage message) {
		return select(this.unmatched, message);
	}

	// Returns whether a handler of another table was neither removed nor replaced since
	// then.
	boolean has(Route route) {
		return this.routes.contains(route);
	}

	private Entry[] select(Handlers handlers, ReceivedMessage message) {
		if (handlers.byType().isEmpty()) {
			return handlers.others();
		}
		String type = type(message);
		return (type != null) ? handlers.byType().getOrDefault(type, handlers.others()) : handlers.others();
	}

	// The first field is the type if any handler asks for one
	private @Nullable String type(ReceivedMessage message) {
		return (this.fields != null) ? message.fields(this.fields)[0] : null;
	}

	// Returns the handlers of lists, to be asked for each message, and for its type too.
	Entry[] lists() {
		return this.lists;
	}

	// Returns whether a handler of lists wants a message, whatever its type.
	boolean isWanted(Entry test, ReceivedMessage message, RouteConditions.@Nullable Answers answers) {
		return test.isFor(type(message)) && test.accepts(message, answers);
	}

	// Returns a handler that does not want the message because it is text, or binary.
	@Nullable Object ofOtherKind(ReceivedMessage message) {
		for (Route route : this.routes) {
			if (!route.filter().kind().includes(message.data())) {
				return route.handler();
			}
		}
		return null;
	}

	// Returns whether handlers may have turned the message down because it could not be
	// read: a value was looked up in it and not found.
	boolean mayHaveMissed(ReceivedMessage message) {
		return !this.conditions.isEmpty()
				|| (this.fields != null && Arrays.asList(message.fields(this.fields)).contains(null));
	}

	RouteConditions.@Nullable Answers answers(ReceivedMessage message) {
		return this.conditions.answers(message);
	}

	/** The handlers of each type that a handler asks for, and those of any other type. */
	private record Handlers(Map<String, Entry[]> byType, Entry[] others) {

		static Handlers of(List<Entry> tests, Predicate<Entry> filter) {
			List<Entry> chosen = tests.stream().filter(filter).toList();
			Map<String, Entry[]> byType = new HashMap<>();
			chosen.stream()
				.flatMap((test) -> test.route().filter().types().stream())
				.forEach((type) -> byType.computeIfAbsent(type, (key) -> select(chosen, key)));
			return new Handlers(byType, select(chosen, null));
		}

		private static Entry[] select(List<Entry> tests, @Nullable String type) {
			return tests.stream().filter((test) -> test.isFor(type)).toArray(Entry[]::new);
		}

	}

	/**
	 * A handler, and whether it wants a message.
	 */
	static final class Entry {

		private final Route route;

		private final MessageFilter filter;

		private final @Nullable RouteLookup fields;

		private final int[] matches;

		private final int[] conditions;

		private Entry(Route route, @Nullable RouteLookup fields, RouteConditions conditions) {
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

		// Returns whether the handler wants messages of the type; null stands for all
		// types that no handler asks for.
		boolean isFor(@Nullable String type) {
			return this.filter.types().isEmpty() || (type != null && this.filter.types().contains(type));
		}

		// Returns whether the handler wants a message, if it is for its type.
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

}
