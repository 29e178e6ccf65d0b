package io.github.sockettask.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Close codes or HTTP statuses that share an action: a key of {@code reconnect.on-close}
 * or {@code reconnect.on-status}. Of several ranges that contain a code, the one with the
 * fewest codes applies.
 *
 * @param first the first code
 * @param last the last code
 * @since 0.1.0
 */
public record CodeRange(int first, int last) {

	/** A property source of environment variables makes a dot of an underscore. */
	private static final Pattern CODES = Pattern.compile("(\\d{1,9})(?:[-.](\\d{1,9}))?");

	private static final Pattern CLASS_OF_STATUSES = Pattern.compile("([1-9])[xX]{2}");

	/**
	 * Read a range.
	 * @param key a code, a range such as {@code 4000-4099}, or a class such as
	 * {@code 5xx}
	 * @return the range
	 * @throws IllegalArgumentException if the key is none of these
	 */
	public static CodeRange of(String key) {
		Matcher codes = CODES.matcher(key);
		if (codes.matches()) {
			int first = Integer.parseInt(codes.group(1));
			int last = (codes.group(2) != null) ? Integer.parseInt(codes.group(2)) : first;
			if (last < first) {
				throw new IllegalArgumentException("the last code of the range is before the first one");
			}
			return new CodeRange(first, last);
		}
		Matcher statuses = CLASS_OF_STATUSES.matcher(key);
		if (statuses.matches()) {
			int first = 100 * Integer.parseInt(statuses.group(1));
			return new CodeRange(first, first + 99);
		}
		throw new IllegalArgumentException(
				"'" + key + "' is no code, range of codes such as 4000-4099, or class of HTTP statuses such as 5xx");
	}

	/**
	 * Return whether a code is in the range.
	 * @param code the code
	 * @return whether it is
	 */
	public boolean contains(int code) {
		return code >= this.first && code <= this.last;
	}

	/**
	 * Return the number of codes.
	 * @return 1 for a single code
	 */
	public int size() {
		return this.last - this.first + 1;
	}

	/**
	 * Return whether the range has as many codes as another one and shares some of them,
	 * but not all, so that neither of the two is more specific.
	 * @param other another range
	 * @return whether it conflicts
	 */
	public boolean conflictsWith(CodeRange other) {
		return size() == other.size() && this.first != other.first && this.first <= other.last
				&& other.first <= this.last;
	}

}
