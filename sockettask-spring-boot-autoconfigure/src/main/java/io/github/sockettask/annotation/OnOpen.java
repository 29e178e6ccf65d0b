package io.github.sockettask.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.core.annotation.AliasFor;

/**
 * Marks a method of a bean that is called when a connection is open.
 * <p>
 * Parameters, by type and in any order: {@code SocketTask}, {@code OnOpenCallbackResult},
 * {@code HttpHeaders} or {@code Map<String, List<String>>} for the response headers.
 * <p>
 * What the method returns is sent, a greeting or a subscription for instance, as what an
 * {@link OnMessage @OnMessage} method returns.
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
public @interface OnOpen {

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
