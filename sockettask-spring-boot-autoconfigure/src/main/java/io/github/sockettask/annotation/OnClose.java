package io.github.sockettask.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.core.annotation.AliasFor;

/**
 * Marks a method of a bean that is called when a connection has ended: exactly once for
 * each connection, as its last event, with code 1006 if there was no close frame.
 * <p>
 * Parameters, in any order: {@code SocketTask}, {@code OnCloseCallbackResult},
 * {@code int} for the close code, and {@code String} for the reason.
 * <p>
 * The method runs on the callback executor, or on the event loop with
 * {@code receive.mode=inline}, one call at a time for each task. Exceptions are passed to
 * the {@link OnError @OnError} methods.
 *
 * @since 0.1.0
 * @see io.github.sockettask.SocketTask
 */
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface OnClose {

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
