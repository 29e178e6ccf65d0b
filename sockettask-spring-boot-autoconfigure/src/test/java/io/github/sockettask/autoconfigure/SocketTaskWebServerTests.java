package io.github.sockettask.autoconfigure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.context.ServerPortInfoApplicationContextInitializer;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.core.env.Environment;

import io.github.sockettask.client.ApplicationTask;
import io.github.sockettask.settings.SocketTaskSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link SocketTaskLifecycle} beside a web server of the same application.
 */
class SocketTaskWebServerTests {

	private final List<String> events = new CopyOnWriteArrayList<>();

	@Test
	void aTaskIsStartedAfterTheWebServerAndStoppedWhenThatTakesNoMoreRequests() {
		new WebApplicationContextRunner(AnnotationConfigServletWebServerApplicationContext::new)
			.withConfiguration(AutoConfigurations.of(TomcatServletWebServerAutoConfiguration.class,
					SocketTaskAutoConfiguration.class))
			.withPropertyValues("server.port=0")
			.withBean("self", ApplicationTask.class, () -> mock(ApplicationTask.class))
			.withInitializer(new ServerPortInfoApplicationContextInitializer())
			.withInitializer((context) -> context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {

				@Override
				public Object postProcessBeforeInitialization(Object bean, String name) {
					return (bean instanceof ApplicationTask task) ? recording(task, context.getEnvironment()) : bean;
				}

			}))
			.run((context) -> assertThat(this.events).containsExactly("started, the server answers"));
		assertThat(this.events).containsExactly("started, the server answers", "stopped, no server");
	}

	private ApplicationTask recording(ApplicationTask task, Environment environment) {
		given(task.name()).willReturn("self");
		given(task.settings()).willReturn(SocketTaskSettings.DEFAULTS);
		given(task.start()).willAnswer((invocation) -> {
			this.events.add("started, " + probe(environment));
			return CompletableFuture.completedFuture(null);
		});
		given(task.stop()).willAnswer((invocation) -> {
			this.events.add("stopped, " + probe(environment));
			return CompletableFuture.completedFuture(null);
		});
		return task;
	}

	private String probe(Environment environment) {
		int port = environment.getRequiredProperty("local.server.port", Integer.class);
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			socket.setSoTimeout(5000);
			socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes());
			return (socket.getInputStream().read() == 'H') ? "the server answers" : "the server is silent";
		}
		catch (IOException ex) {
			return "no server";
		}
	}

}
