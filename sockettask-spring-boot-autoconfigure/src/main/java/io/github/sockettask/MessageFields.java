package io.github.sockettask;

import java.lang.reflect.Type;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Looks into messages without converting the whole of them. Places in a message are JSON
 * pointers (RFC 6901). An implementation is thread-safe.
 *
 * @since 0.1.0
 */
public interface MessageFields {

	/**
	 * Prepare to look up values. Called once for many messages.
	 * @param pointers where the values are
	 * @return looks them up
	 * @throws IllegalArgumentException if a pointer has another syntax; the message says
	 * what is wrong
	 */
	Lookup lookup(List<String> pointers);

	/**
	 * Convert a part of a message.
	 * @param message a {@code String} or a {@code byte[]}
	 * @param pointer where the part is
	 * @param type what to convert it to, generics included
	 * @return the part, or {@code null} if the message does not have it, or has null
	 * there
	 * @throws MessageConversionException if it does not fit, or the message can't be read
	 */
	@Nullable Object part(Object message, String pointer, Type type);

	/**
	 * Take a message apart that holds several.
	 * @param message a {@code String} or a {@code byte[]}
	 * @param pointer where they are
	 * @return the messages, of the same kind as the one they are in: the elements of an
	 * array, or the one value that is there; {@code null} if there is nothing, or the
	 * message can't be read as a whole. They are asked for once and one by one, so that
	 * those of a large message need not be made at once
	 */
	@Nullable Iterable<Object> elements(Object message, String pointer);

	/**
	 * Return whether a message can be an array, as far as its beginning tells.
	 * @param message a {@code String} or a {@code byte[]}
	 * @return false if it is an object for certain
	 */
	default boolean isArray(Object message) {
		return true;
	}

	/**
	 * Check a message that no handler wants, although values were looked up in it.
	 * @param message a {@code String} or a {@code byte[]}
	 * @throws MessageConversionException if it begins like a message of this format and
	 * can't be read, so that handlers which ask for a value may have missed it
	 */
	default void verify(Object message) {
	}

	/**
	 * Return what a message must have to be of a type, if the type itself says so.
	 * @param type a type that messages are converted to
	 * @return where its name is and which it is, or {@code null} if the type says nothing
	 */
	default @Nullable MessageMatch typeMatch(Class<?> type) {
		return null;
	}

	/**
	 * Looks up values of a message, all in one go.
	 */
	@FunctionalInterface
	interface Lookup {

		/**
		 * Look up the values.
		 * @param message a {@code String} or a {@code byte[]}
		 * @return a value for each pointer, in their order: a text as it is, a number or
		 * a boolean as it is written, {@code null} where there is no such value, or where
		 * the message can't be read that far
		 */
		@Nullable String[] find(Object message);

	}

}
