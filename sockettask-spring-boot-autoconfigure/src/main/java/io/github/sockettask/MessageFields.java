package io.github.sockettask;

import java.lang.reflect.Type;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Looks into messages without converting them completely. Places in a message are JSON
 * pointers (RFC 6901). Define a bean of this type for messages in another format than
 * JSON. Implementations have to be thread-safe.
 *
 * @since 0.1.0
 */
public interface MessageFields {

	/**
	 * Prepare to look up values. Called once for many messages.
	 * @param pointers the places of the values
	 * @return looks up the values
	 * @throws IllegalArgumentException if the syntax of a pointer is not valid; the
	 * message describes the error
	 */
	Lookup lookup(List<String> pointers);

	/**
	 * Convert a part of a message.
	 * @param message a {@code String} or a {@code byte[]}
	 * @param pointer the place of the part
	 * @param type the type to convert the part to, including generics
	 * @return the object, or {@code null} if the part is missing or null
	 * @throws MessageConversionException if the part cannot be converted, or the message
	 * cannot be read
	 */
	@Nullable Object part(Object message, String pointer, Type type);

	/**
	 * Take apart a frame that contains several messages.
	 * @param message a {@code String} or a {@code byte[]}
	 * @param pointer the place of the messages
	 * @return the messages, of the same kind as the frame: the elements of an array, or a
	 * single value. They are requested once and one by one, so that a large frame need
	 * not be taken apart at once. {@code null} if there is no value, or the frame cannot
	 * be read completely
	 */
	@Nullable Iterable<Object> elements(Object message, String pointer);

	/**
	 * Return whether a message can be an array, judged by its beginning.
	 * @param message a {@code String} or a {@code byte[]}
	 * @return false if the message is certainly an object
	 */
	default boolean isArray(Object message) {
		return true;
	}

	/**
	 * Verify a message that no handler has selected although values were looked up in it.
	 * @param message a {@code String} or a {@code byte[]}
	 * @throws MessageConversionException if the message begins like one of this format
	 * and cannot be read: handlers may have missed it
	 */
	default void verify(Object message) {
	}

	/**
	 * Return the value that a message needs to be of a type, if the type declares it.
	 * @param type a type that messages are converted to
	 * @return the place and the names of the type, or {@code null} if the type declares
	 * none
	 */
	default @Nullable MessageMatch typeMatch(Class<?> type) {
		return null;
	}

	/**
	 * Looks up several values of a message in one pass.
	 */
	@FunctionalInterface
	interface Lookup {

		/**
		 * Look up the values.
		 * @param message a {@code String} or a {@code byte[]}
		 * @return one value for each pointer, in their order: a text, or a number or
		 * boolean as it is written; {@code null} if there is no such value, or the
		 * message cannot be read up to it
		 */
		@Nullable String[] find(Object message);

	}

}
