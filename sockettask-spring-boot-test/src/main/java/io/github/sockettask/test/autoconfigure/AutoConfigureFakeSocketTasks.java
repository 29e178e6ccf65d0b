package io.github.sockettask.test.autoconfigure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/**
 * Takes the network away from the tasks of a test, such as one with
 * {@code @SpringBootTest}, and adds a
 * {@link io.github.sockettask.test.task.SocketTaskTestDriver} to its context, as with
 * {@link SocketTaskTest @SocketTaskTest(network = false)}.
 *
 * @since 0.1.0
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ImportAutoConfiguration
public @interface AutoConfigureFakeSocketTasks {

}
