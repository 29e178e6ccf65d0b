package io.github.sockettask;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which messages a handler wants. Immutable; all that is asked for must hold. Begin with
 * {@link #all()}, {@link #none()} or {@link #ofType}; each further call narrows:
 * {@code MessageFilter.ofType("trade").match("/symbol=SPX*")}.
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
	 * Return the filter that lets all messages through.
	 * @return the filter
	 */
	public static MessageFilter all() {
		return ALL;
	}

	/**
	 * Return the filter of a listener that wants no messages.
	 * @return the filter
	 */
	public static MessageFilter none() {
		return NONE;
	}

	/**
	 * Return the filter of messages of some types, which are what is at
	 * {@code routing.type-field}.
	 * @param types the types, of which a message has one
	 * @return the filter
	 */
	public static MessageFilter ofType(String... types) {
		return ALL.types(List.of(Objects.requireNonNull(types, "types must not be null")));
	}

	// a listener that overrides neither of the two methods wants no messages
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
	 * Want text messages only.
	 * @return another filter
	 */
	public MessageFilter text() {
		return with(Kind.TEXT);
	}

	/**
	 * Want binary messages only.
	 * @return another filter
	 */
	public MessageFilter binary() {
		return with(Kind.BINARY);
	}

	private MessageFilter with(Kind kind) {
		return new MessageFilter(kind, this.types, this.matches, this.conditions, this.claim);
	}

	/**
	 * Want messages of some types, which are what is at {@code routing.type-field}.
	 * @param types the types, of which a message has one
	 * @return another filter
	 */
	public MessageFilter types(Collection<String> types) {
		Objects.requireNonNull(types, "types must not be null");
		return new MessageFilter(this.kind, Set.copyOf(types), this.matches, this.conditions, this.claim);
	}

	/**
	 * Want messages that have a value somewhere; in addition to what is asked for
	 * already.
	 * @param match where and which, for instance {@code "/channel=ticker.*"}, see
	 * {@link MessageMatch#parse}
	 * @return another filter
	 * @throws IllegalArgumentException if the text has another syntax
	 */
	public MessageFilter match(String match) {
		return match(MessageMatch.parse(Objects.requireNonNull(match, "match must not be null")));
	}

	/**
	 * Want messages that have a value somewhere; in addition to what is asked for
	 * already.
	 * @param match where and which
	 * @return another filter
	 */
	public MessageFilter match(MessageMatch match) {
		Objects.requireNonNull(match, "match must not be null");
		List<MessageMatch> matches = new ArrayList<>(this.matches);
		matches.add(match);
		return new MessageFilter(this.kind, this.types, List.copyOf(matches), this.conditions, this.claim);
	}

	/**
	 * Want messages that fulfil a condition; in addition to what is asked for already.
	 * @param condition the condition, asked once for a message by all filters that have
	 * an equal one, and only if everything else holds. What it throws is reported to the
	 * error handlers, and the handler does not get the message
	 * @return another filter
	 */
	public MessageFilter condition(Predicate<MessageContext> condition) {
		Objects.requireNonNull(condition, "condition must not be null");
		List<Predicate<MessageContext>> conditions = new ArrayList<>(this.conditions);
		conditions.add(condition);
		return new MessageFilter(this.kind, this.types, this.matches, List.copyOf(conditions), this.claim);
	}

	/**
	 * Want only messages that no other handler and no subscriber wants.
	 * @return another filter
	 */
	public MessageFilter unmatched() {
		return new MessageFilter(this.kind, this.types, this.matches, this.conditions, Claim.UNMATCHED);
	}

	/**
	 * Observe: a message that no other handler wants stays unmatched.
	 * @return another filter
	 */
	public MessageFilter observing() {
		return new MessageFilter(this.kind, this.types, this.matches, this.conditions, Claim.OBSERVING);
	}

	/**
	 * Combine with another filter.
	 * @param other the other filter
	 * @return the filter of messages that pass both
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
	 * @return the types, empty for all and for messages without a type
	 */
	public Set<String> types() {
		return this.types;
	}

	/**
	 * Return what messages must have somewhere.
	 * @return all of what they must have
	 */
	public List<MessageMatch> matches() {
		return this.matches;
	}

	/**
	 * Return what else must hold.
	 * @return the conditions
	 */
	public List<Predicate<MessageContext>> conditions() {
		return this.conditions;
	}

	/**
	 * Return whether the handler wants only unmatched messages.
	 * @return whether it is so
	 */
	public boolean isUnmatched() {
		return this.claim == Claim.UNMATCHED;
	}

	/**
	 * Return whether the handler only observes.
	 * @return whether messages that only it gets are unmatched
	 */
	public boolean isObserving() {
		return this.claim == Claim.OBSERVING;
	}

	@Override
	public String toString() {
		Set<String> parts = new LinkedHashSet<>();
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
	 * The kinds of messages.
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
		 * Return the filter of all messages of this kind.
		 * @return a filter that looks no further
		 */
		public MessageFilter filter() {
			return (this == ANY) ? ALL : ALL.with(this);
		}

		/**
		 * Return whether a message is of this kind.
		 * @param data a {@code String} or a {@code byte[]}
		 * @return whether it is
		 */
		public boolean includes(Object data) {
			return this == ANY || ((data instanceof String) ? this == TEXT : this == BINARY);
		}

	}

}
