package io.github.sockettask.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Sends what an {@link OnMessage @OnMessage}, {@link OnOpen @OnOpen} or
 * {@link OnError @OnError} method returns to another task than the one that had the
 * event. The method has to return something, and the task has to be a bean; both are
 * checked when the application starts. The other task need not be open then, but has to
 * be when it sends, unless {@code send.offline.enabled} lets messages wait. A reply that
 * can't be sent goes to the error methods of the task that had the event.
 * <p>
 * An annotation that is annotated with this one means the same.
 *
 * @since 0.1.0
 */
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface ReplyTo {

	/**
	 * Name of the task, as under {@code sockettask.tasks}; placeholders and
	 * {@code #{...}} expressions are resolved.
	 * @return the name
	 */
	String value();

}
