package io.github.sockettask.annotation;

import java.lang.reflect.Method;

/**
 * An annotated method that handles events: the
 * {@link io.github.sockettask.OnErrorCallbackResult#handler()} and
 * {@link io.github.sockettask.DeadLetter#handler()} of a failure of such a method.
 * <p>
 * Applications do not implement this interface; methods may be added in any release.
 *
 * @since 0.1.0
 */
public interface AnnotatedHandler {

	/**
	 * Return the annotated method.
	 * @return the method as declared
	 */
	Method handlerMethod();

	/**
	 * Return the name of the bean that has the method.
	 * @return the name of the bean
	 */
	String beanName();

}
