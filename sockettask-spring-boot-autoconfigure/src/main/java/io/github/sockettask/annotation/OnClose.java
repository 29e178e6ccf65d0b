package io.github.sockettask.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.core.annotation.AliasFor;

/**
 * Marks a method of a bean that is called when a connection is gone: exactly once for
 * each connection, and last.
 * <p>
 * Parameters, by type and in any order: {@code SocketTask},
 * {@code OnCloseCallbackResult}, {@code int} for the close code and {@code String} for
 * the reason.
 * <p>
 * The method runs on the callback executor, or on the event loop if {@code receive.mode}
 * says so, one call at a time for each task. What it throws goes to the {@link OnError}
 * methods; the connection stays open.
 *
 * @since 0.1.0
 * @see io.github.sockettask.SocketTask
 */
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface OnClose {

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
