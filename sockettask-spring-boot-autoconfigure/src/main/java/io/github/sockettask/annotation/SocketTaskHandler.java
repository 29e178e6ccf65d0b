package io.github.sockettask.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the tasks whose events the annotated methods of a class handle. It applies to
 * each {@link OnOpen @OnOpen}, {@link OnMessage @OnMessage}, {@link OnClose @OnClose} and
 * {@link OnError @OnError} method that names no task itself.
 * <p>
 * The annotation does not make the class a bean: declare the bean with {@code @Component}
 * or a {@code @Bean} method, under conditions and several times if required.
 * <p>
 * The annotation is looked up on the class, its super classes and its interfaces; the
 * nearest one applies. It may be used as a meta-annotation.
 *
 * @since 0.1.0
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
public @interface SocketTaskHandler {

	/**
	 * Names of the tasks, as under {@code sockettask.tasks}. Placeholders and
	 * {@code #{...}} expressions are resolved.
	 * @return the names, at least one
	 */
	String[] value();

}
