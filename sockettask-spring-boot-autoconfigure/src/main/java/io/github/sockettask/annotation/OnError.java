package io.github.sockettask.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.core.annotation.AliasFor;

/**
 * Marks a method of a bean that is called when a connection or another handler has
 * failed.
 * <p>
 * Parameters, in any order: {@code SocketTask}, {@code OnErrorCallbackResult},
 * {@code String} for the text, a {@code Throwable} of any type, which selects the errors
 * that the method handles (all without such a parameter), and {@code Method} for the
 * method that failed, {@code null} if there is none;
 * {@code OnErrorCallbackResult.handler()} is an
 * {@link io.github.sockettask.annotation.AnnotatedHandler} then. The message that could
 * not be handled is available as {@code MessageContext}, {@code @Payload},
 * {@code @Payload("/pointer")}, {@code @Header} and {@code @Headers}, as in
 * {@link OnMessage @OnMessage} methods; a method with such a parameter handles only
 * errors of messages, unless the parameter is an {@code Optional} or nullable.
 * {@link HandshakeHeader @HandshakeHeader} is a header of the connection of the message,
 * or of the response that refused the connection.
 * <p>
 * When a method has failed, one error method is called: an error method of the same bean;
 * if none fits, one that names the task, directly or by
 * {@link SocketTaskHandler @SocketTaskHandler}; if none fits, one that names no task.
 * Among them, the one with the most specific type of exception is called, and of several
 * for the same type the first by
 * {@link org.springframework.core.annotation.Order @Order}; a bean must not have two for
 * one type. If no type more specific than {@code Throwable} fits the exception, its cause
 * is used instead. An error without a fitting method is logged. For an error of the
 * connection, one method of each bean is called, selected in the same way.
 * <p>
 * The return value is sent, as that of an {@link OnMessage @OnMessage} method. It is
 * dropped and logged if it cannot be sent.
 * <p>
 * The method runs on the callback executor, or on the event loop with
 * {@code receive.mode=inline}, one call at a time for each task. Exceptions are logged
 * together with the original error; the connection stays open.
 *
 * @since 0.1.0
 * @see io.github.sockettask.SocketTask
 */
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface OnError {

	/**
	 * Names of the tasks, as under {@code sockettask.tasks}. Placeholders and
	 * {@code #{...}} expressions are resolved.
	 * @return the names; by default those of {@link SocketTaskHandler @SocketTaskHandler}
	 * at the class, or all named tasks
	 */
	@AliasFor("task")
	String[] value() default {};

	/**
	 * Names of the tasks, an alias of {@link #value()}.
	 * @return the names
	 */
	@AliasFor("value")
	String[] task() default {};

}
