package io.github.sockettask;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/**
 * Captures a generic type of messages: {@code new MessageType<List<Tick>>() { }}.
 *
 * @param <T> the type of a message
 * @since 0.1.0
 */
public abstract class MessageType<T> {

	private final Type type;

	/**
	 * Capture the type argument of the subclass.
	 * @throws IllegalArgumentException if the subclass has no type argument
	 */
	protected MessageType() {
		if (!(getClass().getGenericSuperclass() instanceof ParameterizedType parameterized)) {
			throw new IllegalArgumentException(
					"A MessageType needs a type argument: new MessageType<List<String>>() { }");
		}
		this.type = parameterized.getActualTypeArguments()[0];
	}

	/**
	 * Return the captured type.
	 * @return the type with its arguments
	 */
	public final Type type() {
		return this.type;
	}

}
