package io.github.sockettask.annotation;

import java.lang.reflect.Method;

/**
 * An annotated method that handles events. What
 * {@link io.github.sockettask.OnErrorCallbackResult#handler()} and
 * {@link io.github.sockettask.DeadLetter#handler()} return when such a method has failed.
 *
 * @since 0.1.0
 */
public interface AnnotatedHandler {

	/**
	 * Return the method.
	 * @return the method, as declared
	 */
	Method handlerMethod();

	/**
	 * Return the bean that has the method.
	 * @return the name of the bean
	 */
	String beanName();

}
