package io.github.sockettask;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A value that a message has to have at a place. Immutable.
 *
 * @since 0.1.0
 */
public final class MessageMatch {

	private final String pointer;

	/** The accepted values; {@code null} for a pattern, and for any value. */
	private final @Nullable Set<String> values;

	/** The parts of a pattern before, between and behind its asterisks. */
	private final String @Nullable [] pieces;

	private final String text;

	private MessageMatch(String pointer, @Nullable Set<String> values, String @Nullable [] pieces, String text) {
		this.pointer = pointer;
		this.values = values;
		this.pieces = pieces;
		this.text = text;
	}

	/**
	 * Parse the syntax of {@code @OnMessage(match = "/channel=ticker.*")}.
	 * @param text a JSON pointer (RFC 6901), an equals sign and the value, in which
	 * {@code *} stands for any number of characters; or the pointer alone, for any text,
	 * number or boolean, but not for an object, an array or null. The pointer ends at the
	 * first equals sign
	 * @return the required value
	 * @throws IllegalArgumentException if the text has another syntax
	 */
	public static MessageMatch parse(String text) {
		int end = text.indexOf('=');
		String pointer = (end != -1) ? text.substring(0, end) : text;
		if (!pointer.startsWith("/")) {
			throw new IllegalArgumentException("\"" + text
					+ "\" does not begin with a JSON pointer; write it like /channel=ticker.*, or /channel for any value");
		}
		String value = (end != -1) ? text.substring(end + 1) : null;
		boolean pattern = value != null && value.indexOf('*') >= 0;
		return new MessageMatch(pointer, (value != null && !pattern) ? Set.of(value) : null,
				(value != null && pattern) ? value.split("\\*", -1) : null, text);
	}

	/**
	 * Require one of several values. Unlike in {@link #parse}, {@code *} has no special
	 * meaning.
	 * @param pointer a JSON pointer (RFC 6901)
	 * @param values the accepted values
	 * @return the required value
	 */
	public static MessageMatch oneOf(String pointer, Collection<String> values) {
		return new MessageMatch(pointer, Set.copyOf(values), null,
				pointer + "=" + values.stream().sorted().collect(Collectors.joining("|")));
	}

	/**
	 * Return the place of the value.
	 * @return a JSON pointer
	 */
	public String pointer() {
		return this.pointer;
	}

	/**
	 * Return whether a value is accepted.
	 * @param found the value of the message, {@code null} if there is none
	 * @return whether the value is accepted
	 */
	public boolean test(@Nullable String found) {
		if (found == null) {
			return false;
		}
		if (this.pieces != null) {
			return hasInOrder(this.pieces, found);
		}
		return this.values == null || this.values.contains(found);
	}

	// A regular expression would backtrack; the first occurrence of each piece suffices.
	private static boolean hasInOrder(String[] pieces, String found) {
		String last = pieces[pieces.length - 1];
		int start = pieces[0].length();
		int end = found.length() - last.length();
		if (start > end || !found.startsWith(pieces[0]) || !found.endsWith(last)) {
			return false;
		}
		for (int i = 1; i < pieces.length - 1; i++) {
			int index = found.indexOf(pieces[i], start);
			start = index + pieces[i].length();
			if (index < 0 || start > end) {
				return false;
			}
		}
		return true;
	}

	@Override
	public String toString() {
		return this.text;
	}

}
