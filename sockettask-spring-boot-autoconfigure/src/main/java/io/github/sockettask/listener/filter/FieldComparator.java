package io.github.sockettask.listener.filter;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;
import org.springframework.expression.spel.support.StandardTypeComparator;

/**
 * Compares the fields of messages, which are texts, with numbers and booleans.
 */
final class FieldComparator extends StandardTypeComparator {

	// to read a number takes longer than its length: a message may have any text
	private static final int MAX_NUMBER = 100;

	@Override
	public boolean canCompare(@Nullable Object left, @Nullable Object right) {
		return super.canCompare(read(left, right), read(right, left));
	}

	@Override
	public int compare(@Nullable Object left, @Nullable Object right) {
		return super.compare(read(left, right), read(right, left));
	}

	private static @Nullable Object read(@Nullable Object value, @Nullable Object other) {
		if (value instanceof String text && other instanceof Number && text.length() <= MAX_NUMBER) {
			return number(text);
		}
		return (value instanceof Boolean && other instanceof String) ? value.toString() : value;
	}

	private static Object number(String text) {
		try {
			return new BigDecimal(text);
		}
		catch (NumberFormatException ex) {
			return text;
		}
	}

}
