package io.github.sockettask.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Sends the return value of an {@link OnMessage @OnMessage}, {@link OnOpen @OnOpen} or
 * {@link OnError @OnError} method to another task than the one of the event. The method
 * needs a return type and the task has to be a bean; both are checked when the
 * application starts. The other task has to be open when the value is sent, unless
 * {@code send.offline.enabled} keeps its messages. A reply that cannot be sent is passed
 * to the error methods of the task of the event. May be used as a meta-annotation.
 *
 * @since 0.1.0
 */
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface ReplyTo {

	/**
	 * Name of the task, as under {@code sockettask.tasks}. Placeholders and
	 * {@code #{...}} expressions are resolved.
	 * @return the name
	 */
	String value();

}
