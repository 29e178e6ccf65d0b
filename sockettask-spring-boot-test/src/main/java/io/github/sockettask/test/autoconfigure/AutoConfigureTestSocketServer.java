package io.github.sockettask.test.autoconfigure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/**
 * Adds a {@link io.github.sockettask.test.TestSocketServer} to the context of a test,
 * such as one with {@code @SpringBootTest}, and lets all tasks connect to it as with
 * {@link SocketTaskTest @SocketTaskTest}. A server that the test defines as a bean is
 * taken instead; its scripts are left as they are between tests.
 *
 * @since 0.1.0
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ImportAutoConfiguration
public @interface AutoConfigureTestSocketServer {

}
