package io.github.sockettask.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the tasks of the annotated methods of a class that name none themselves. The
 * class has to be a bean, which this annotation does not make it: it may be declared by
 * {@code @Bean} methods, under conditions, and several times.
 * <p>
 * Found at the class, its super classes and its interfaces, of which the nearest one
 * counts. An annotation that is annotated with this one means the same. It has the simple
 * name of {@link io.github.sockettask.SocketTaskListener}, the interface with the same
 * purpose.
 *
 * @since 0.1.0
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
public @interface SocketTaskListener {

	/**
	 * Names of the tasks, as under {@code sockettask.tasks}; placeholders and
	 * {@code #{...}} expressions are resolved.
	 * @return the names, at least one
	 */
	String[] value();

}
