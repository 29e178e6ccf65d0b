package io.github.sockettask;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Selects the messages of a handler. A message has to meet all criteria of the filter.
 * Start with {@link #all()}, {@link #none()} or {@link #ofType} and add criteria:
 * {@code MessageFilter.ofType("trade").match("/symbol=SPX*")}. Immutable.
 *
 * @since 0.1.0
 * @see IncomingMessages#onMessage(MessageFilter, Class, OnMessageCallback)
 * @see SocketTaskListener#filter()
 */
public final class MessageFilter {

	private static final MessageFilter ALL = new MessageFilter(Kind.ANY, Set.of(), List.of(), List.of(), Claim.WANTING);

	private static final MessageFilter NONE = new MessageFilter(Kind.NONE, Set.of(), List.of(), List.of(),
			Claim.WANTING);

	private final Kind kind;

	private final Set<String> types;

	private final List<MessageMatch> matches;

	private final List<Predicate<MessageContext>> conditions;

	private final Claim claim;

	private MessageFilter(Kind kind, Set<String> types, List<MessageMatch> matches,
			List<Predicate<MessageContext>> conditions, Claim claim) {
		this.kind = kind;
		this.types = types;
		this.matches = matches;
		this.conditions = conditions;
		this.claim = claim;
	}

	/**
	 * Return a filter that selects all messages.
	 * @return the filter
	 */
	public static MessageFilter all() {
		return ALL;
	}

	/**
	 * Return a filter that selects no messages, for a listener of other events.
	 * @return the filter
	 */
	public static MessageFilter none() {
		return NONE;
	}

	/**
	 * Return a filter that selects messages by their type: the value at
	 * {@code routing.type-field}.
	 * @param types the types, one of which the message has to have; empty for messages of
	 * any type and without a type
	 * @return the filter
	 */
	public static MessageFilter ofType(String... types) {
		return ALL.types(List.of(Objects.requireNonNull(types, "types must not be null")));
	}

	// A listener that overrides neither method handles no messages.
	static MessageFilter ofListener(Class<?> type) {
		try {
			Class<?> single = type.getMethod("onMessage", SocketTask.class, OnMessageCallbackResult.class)
				.getDeclaringClass();
			Class<?> lists = type.getMethod("onMessages", SocketTask.class, List.class).getDeclaringClass();
			return (single == SocketTaskListener.class && lists == SocketTaskListener.class) ? NONE : ALL;
		}
		catch (NoSuchMethodException ex) {
			return ALL;
		}
	}

	/**
	 * Select text messages only.
	 * @return a new filter
	 */
	public MessageFilter text() {
		return with(Kind.TEXT);
	}

	/**
	 * Select binary messages only.
	 * @return a new filter
	 */
	public MessageFilter binary() {
		return with(Kind.BINARY);
	}

	private MessageFilter with(Kind kind) {
		return new MessageFilter(kind, this.types, this.matches, this.conditions, this.claim);
	}

	/**
	 * Select messages by their type: the value at {@code routing.type-field}. Replaces
	 * the types of this filter.
	 * @param types the types, one of which the message has to have; empty for messages of
	 * any type and without a type
	 * @return a new filter
	 */
	public MessageFilter types(Collection<String> types) {
		Objects.requireNonNull(types, "types must not be null");
		return new MessageFilter(this.kind, Set.copyOf(types), this.matches, this.conditions, this.claim);
	}

	/**
	 * Select messages by a value, in addition to the criteria of this filter.
	 * @param match the place and the value, for example {@code "/channel=ticker.*"}, see
	 * {@link MessageMatch#parse}
	 * @return a new filter
	 * @throws IllegalArgumentException if the syntax is not valid
	 */
	public MessageFilter match(String match) {
		return match(MessageMatch.parse(Objects.requireNonNull(match, "match must not be null")));
	}

	/**
	 * Select messages by a value, in addition to the criteria of this filter.
	 * @param match the place and the value
	 * @return a new filter
	 */
	public MessageFilter match(MessageMatch match) {
		Objects.requireNonNull(match, "match must not be null");
		List<MessageMatch> matches = new ArrayList<>(this.matches);
		matches.add(match);
		return new MessageFilter(this.kind, this.types, List.copyOf(matches), this.conditions, this.claim);
	}

	/**
	 * Select messages by a condition, in addition to the criteria of this filter.
	 * @param condition the condition. It is evaluated last, and once for a message if
	 * several filters have an equal condition. An exception is reported to the error
	 * handlers, and the handler does not receive the message
	 * @return a new filter
	 */
	public MessageFilter condition(Predicate<MessageContext> condition) {
		Objects.requireNonNull(condition, "condition must not be null");
		List<Predicate<MessageContext>> conditions = new ArrayList<>(this.conditions);
		conditions.add(condition);
		return new MessageFilter(this.kind, this.types, this.matches, List.copyOf(conditions), this.claim);
	}

	/**
	 * Select only messages that no other handler or subscriber selects.
	 * @return a new filter
	 */
	public MessageFilter unmatched() {
		return new MessageFilter(this.kind, this.types, this.matches, this.conditions, Claim.UNMATCHED);
	}

	/**
	 * Make the handler an observer: a message that only observers select remains
	 * unmatched.
	 * @return a new filter
	 */
	public MessageFilter observing() {
		return new MessageFilter(this.kind, this.types, this.matches, this.conditions, Claim.OBSERVING);
	}

	/**
	 * Combine this filter with another one.
	 * @param other the other filter
	 * @return a filter that selects the messages that pass both
	 */
	public MessageFilter and(MessageFilter other) {
		Set<String> types = new HashSet<>(this.types.isEmpty() ? other.types : this.types);
		types.removeIf((type) -> !other.types.isEmpty() && !other.types.contains(type));
		boolean isNone = types.isEmpty() && !(this.types.isEmpty() && other.types.isEmpty());
		Kind kind = (this.kind == Kind.ANY || this.kind == other.kind) ? other.kind
				: (other.kind == Kind.ANY) ? this.kind : Kind.NONE;
		List<MessageMatch> matches = new ArrayList<>(this.matches);
		matches.addAll(other.matches);
		List<Predicate<MessageContext>> conditions = new ArrayList<>(this.conditions);
		conditions.addAll(other.conditions);
		return new MessageFilter(isNone ? Kind.NONE : kind, Set.copyOf(types), List.copyOf(matches),
				List.copyOf(conditions), (this.claim != Claim.WANTING) ? this.claim : other.claim);
	}

	/**
	 * Return the kind of messages.
	 * @return text, binary, any or none
	 */
	public Kind kind() {
		return this.kind;
	}

	/**
	 * Return the types of messages.
	 * @return the types; empty for messages of any type and without a type
	 */
	public Set<String> types() {
		return this.types;
	}

	/**
	 * Return the required values.
	 * @return the values, all of which the message has to have
	 */
	public List<MessageMatch> matches() {
		return this.matches;
	}

	/**
	 * Return the conditions.
	 * @return the conditions, all of which the message has to meet
	 */
	public List<Predicate<MessageContext>> conditions() {
		return this.conditions;
	}

	/**
	 * Return whether the handler receives only messages that no other handler selects.
	 * @return true for a filter of {@linkplain #unmatched() unmatched} messages
	 */
	public boolean isUnmatched() {
		return this.claim == Claim.UNMATCHED;
	}

	/**
	 * Return whether the handler is an observer.
	 * @return true for an {@linkplain #observing() observing} filter
	 */
	public boolean isObserving() {
		return this.claim == Claim.OBSERVING;
	}

	@Override
	public String toString() {
		Set<String> parts = new LinkedHashSet<>();
		if (this.kind != Kind.ANY) {
			parts.add(this.kind.name().toLowerCase(Locale.ROOT));
		}
		if (!this.types.isEmpty()) {
			parts.add("type " + String.join(" or ", this.types.stream().sorted().toList()));
		}
		this.matches.forEach((match) -> parts.add(match.toString()));
		this.conditions.forEach((condition) -> parts.add(condition.toString()));
		if (isUnmatched()) {
			parts.add("unmatched");
		}
		return parts.isEmpty() ? "all" : String.join(", ", parts);
	}

	private enum Claim {

		WANTING, UNMATCHED, OBSERVING

	}

	/**
	 * Kinds of messages.
	 */
	public enum Kind {

		/** Text and binary messages. */
		ANY,

		/** Text messages. */
		TEXT,

		/** Binary messages. */
		BINARY,

		/** No messages. */
		NONE;

		/**
		 * Return whether a message is of this kind.
		 * @param data a {@code String} or a {@code byte[]}
		 * @return whether this kind includes the message
		 */
		public boolean includes(Object data) {
			return this == ANY || ((data instanceof String) ? this == TEXT : this == BINARY);
		}

	}

}
