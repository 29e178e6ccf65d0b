package io.github.sockettask.test.autoconfigure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.autoconfigure.OverrideAutoConfiguration;
import org.springframework.boot.test.context.PropertyMapping;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * A test of beans that use tasks, and of nothing else: the context has the named
 * components, the tasks, Jackson, and no other auto-configuration.
 *
 * <pre class="code">
 * &#64;SocketTaskTest(Greeter.class)
 * class GreeterTests {
 *
 *     &#64;Test
 *     void answers(&#64;Autowired TestSocketServer server, &#64;Autowired SocketTask greetings) {
 *         server.on("/greetings", (c) -&gt; c.sendText("world").expectText("hello, world"));
 *         greetings.start();
 *         assertThat(server.awaitConnection(1)).received("hello, world");
 *     }
 *
 * }
 * </pre>
 *
 * There is a {@link io.github.sockettask.test.TestSocketServer} bean, and the address of
 * each task {@code x} is {@code server.url("/x")}, whatever is configured; a
 * {@code SocketTaskCustomizer} of the test has the last word. With {@link #network()}
 * switched off there is a {@link io.github.sockettask.test.task.SocketTaskTestDriver}
 * bean instead.
 * <p>
 * The tasks are those that the application configures under {@code sockettask.tasks}, and
 * {@link #tasks()}. If there are none, they are those that the annotated methods of the
 * components name. They are not connected with the context, as a test sets its scripts
 * first: call {@code start()}, or set {@code sockettask.test.auto-startup}.
 * <p>
 * After each test, the scripts that were begun are verified, which may fail the test;
 * then all tasks are stopped, and server, driver and recorders are as new. The context is
 * cached as usual, so that tests that share one must not run at the same time.
 *
 * @since 0.1.0
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@BootstrapWith(SocketTaskTestContextBootstrapper.class)
@ExtendWith(SpringExtension.class)
@OverrideAutoConfiguration(enabled = false)
@TypeExcludeFilters(SocketTaskTypeExcludeFilter.class)
@AutoConfigureSocketTask
@AutoConfigureTestSocketServer
@AutoConfigureFakeSocketTasks
@ImportAutoConfiguration
public @interface SocketTaskTest {

	/**
	 * The components to test, for short.
	 * @return the components
	 * @see #components()
	 */
	@AliasFor("components")
	Class<?>[] value() default {};

	/**
	 * The components to test. They become beans, wherever they are and whether component
	 * scanning finds them or not.
	 * @return the components
	 */
	@AliasFor("value")
	Class<?>[] components() default {};

	/**
	 * Names of tasks that there are to be, beside those that the application configures.
	 * @return the names
	 */
	String[] tasks() default {};

	/**
	 * Whether tasks connect to a scripted server. If not, a driver plays the network, on
	 * the thread of the test.
	 * @return whether there is a network
	 */
	@PropertyMapping("sockettask.test.network")
	boolean network() default true;

	/**
	 * Properties to set, in form {@literal key=value}.
	 * @return the properties
	 */
	String[] properties() default {};

	/**
	 * Whether component scanning finds {@code SocketTaskCustomizer}s,
	 * {@code SocketMessageConverter}s, Jackson modules and components.
	 * @return whether to use these filters
	 */
	boolean useDefaultFilters() default true;

	/**
	 * What else component scanning is to find.
	 * @return the filters
	 */
	ComponentScan.Filter[] includeFilters() default {};

	/**
	 * What component scanning is not to find.
	 * @return the filters
	 */
	ComponentScan.Filter[] excludeFilters() default {};

	/**
	 * Auto-configurations to leave out.
	 * @return the auto-configurations
	 */
	@AliasFor(annotation = ImportAutoConfiguration.class, attribute = "exclude")
	Class<?>[] excludeAutoConfiguration() default {};

}
