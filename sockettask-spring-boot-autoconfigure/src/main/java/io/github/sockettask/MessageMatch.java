package io.github.sockettask;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * What a message must have somewhere. Immutable.
 *
 * @since 0.1.0
 */
public final class MessageMatch {

	private final String pointer;

	/** The values to choose from, {@code null} if there is a pattern or any will do. */
	private final @Nullable Set<String> values;

	/** The text before, between and behind the asterisks of a pattern. */
	private final String @Nullable [] pieces;

	private final String text;

	private MessageMatch(String pointer, @Nullable Set<String> values, String @Nullable [] pieces, String text) {
		this.pointer = pointer;
		this.values = values;
		this.pieces = pieces;
		this.text = text;
	}

	/**
	 * Read what a message must have, as it is written in
	 * {@code @OnMessage(match = "/channel=ticker.*")}.
	 * @param text a JSON pointer (RFC 6901), an equals sign and the value, in which each
	 * {@code *} stands for any characters, or none; or the pointer alone, for any text,
	 * number or boolean, but no object, array or null. A pointer ends at its first equals
	 * sign
	 * @return what a message must have
	 * @throws IllegalArgumentException if this is no such text
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
	 * Want one of some values. Other than in {@link #parse}, {@code *} stands for itself
	 * here.
	 * @param pointer a JSON pointer (RFC 6901)
	 * @param values the values
	 * @return what a message must have
	 */
	public static MessageMatch oneOf(String pointer, Collection<String> values) {
		return new MessageMatch(pointer, Set.copyOf(values), null,
				pointer + "=" + values.stream().sorted().collect(Collectors.joining("|")));
	}

	/**
	 * Return where the value is.
	 * @return a JSON pointer
	 */
	public String pointer() {
		return this.pointer;
	}

	/**
	 * Return whether a message has what it must have.
	 * @param found the value it has, if it has one
	 * @return whether that is right
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

	// A regular expression would try all ways to fit the pieces; the first one is enough
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
