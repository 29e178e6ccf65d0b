package io.github.sockettask.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method of a bean that is called when a message has arrived.
 * <p>
 * Parameters, by type and in any order: {@code SocketTask},
 * {@code OnMessageCallbackResult}, and the message as {@code String} (text messages
 * only), {@code byte[]} or {@code ByteBuffer} (binary messages only), {@code JsonNode} or
 * any type that Jackson can bind, generics included. A message that can't be converted
 * goes to the {@link OnError} methods.
 * <p>
 * A parameter {@code List<T>} takes a message that is a JSON array. If the task has a
 * {@code receive.batch-size}, it takes several messages instead, each of them a
 * {@code T}; those that can't be converted go to the {@link OnError} methods, and the
 * others are delivered.
 * <p>
 * A value that the method returns is sent back: text, binary, or an object as JSON;
 * nothing for {@code null} and an empty {@code Optional}; the value of a
 * {@code CompletableFuture} when it is there. A reply that can't be sent, and a future
 * that fails, go to the {@link OnError} methods, and to the log if none handles them.
 * <p>
 * The method runs on the callback executor, or on the event loop if
 * {@code receive.dispatch} says so, one call at a time for each task. What it throws goes
 * to the {@link OnError} methods; the connection stays open.
 *
 * @since 0.1.0
 * @see io.github.sockettask.SocketTask
 */
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface OnMessage {

	/**
	 * Names of the tasks, as under {@code sockettask.tasks}; placeholders are resolved.
	 * @return the names; none for every named task
	 */
	String[] value() default {};

}
