package io.github.sockettask.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.core.annotation.AliasFor;

/**
 * Marks a method of a bean that is called when a connection fails, or when another
 * handler throws.
 * <p>
 * Parameters, by type and in any order: {@code SocketTask},
 * {@code OnErrorCallbackResult}, {@code String} for the text, and a {@code Throwable} of
 * any type, which says what errors the method is for; a method without one is for all.
 * Where a method has failed, {@code OnErrorCallbackResult.handler()} is an
 * {@link io.github.sockettask.annotation.AnnotatedHandler}; a {@code Method} is the one
 * that has failed, {@code null} if none has. Of a message that could not be handled there
 * are {@code MessageContext}, {@code @Payload} for the message or
 * {@code @Payload("/pointer")} for a part of it, {@code @Header} and {@code @Headers}, as
 * in {@link OnMessage @OnMessage} methods. A method that takes any of these is for errors
 * of messages only, unless the parameter is an {@code Optional}, or nullable, and gets
 * nothing then. {@link HandshakeHeader @HandshakeHeader} is a header of the connection of
 * the message, or else of the response that has refused the connection.
 * <p>
 * When a method has failed, one error method is called: of those of the same bean, or
 * else of those that name the task (by {@link SocketTaskHandler @SocketTaskHandler} too),
 * or else of those that name none, if the first have none that fits. Among them it is the
 * one with the most specific type. If no type fits what was thrown, other than
 * {@code Throwable}, those that fit its cause are looked for, which is what the method
 * gets then. Of several for the same type the first one is called, by
 * {@link org.springframework.core.annotation.Order @Order}; one bean must not have two.
 * An error without such a method is logged. For an error of the connection, one method of
 * each bean is called, chosen in the same way.
 * <p>
 * What the method returns is sent, as what an {@link OnMessage @OnMessage} method
 * returns; it is dropped if the task has no connection, or if it can't be sent, which is
 * logged.
 * <p>
 * The method runs on the callback executor, or on the event loop if {@code receive.mode}
 * says so, one call at a time for each task. What it throws is logged, together with the
 * error that it was called for; the connection stays open.
 *
 * @since 0.1.0
 * @see io.github.sockettask.SocketTask
 */
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface OnError {

	/**
	 * Names of the tasks, as under {@code sockettask.tasks}; placeholders and
	 * {@code #{...}} expressions are resolved.
	 * @return the names; none for those of the class ({@link SocketTaskHandler}), or else
	 * for every named task
	 */
	@AliasFor("task")
	String[] value() default {};

	/**
	 * Names of the tasks, the same as {@link #value()}.
	 * @return the names
	 */
	@AliasFor("value")
	String[] task() default {};

}
