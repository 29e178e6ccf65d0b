package io.github.sockettask.application;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskFactory;
import io.github.sockettask.SocketTaskRegistry;
import io.github.sockettask.SocketTaskStatus;
import io.github.sockettask.annotation.OnError;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.autoconfigure.SocketTaskAutoConfiguration;
import io.github.sockettask.listener.method.CallbackMethodException;
import io.github.sockettask.settings.InvalidSocketTaskSettingsException;
import io.github.sockettask.test.TestSocketServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tasks and handlers in a hierarchy of contexts: the outermost context with the
 * auto-configuration has both.
 */
class ChildContextTests {

	private final TestSocketServer server = TestSocketServer.start();

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, SocketTaskAutoConfiguration.class));

	private final ApplicationContextRunner parent = this.application
		.withPropertyValues("sockettask.tasks.feed.url=" + this.server.url("/feed"));

	ChildContextTests() {
		this.server.on("/feed", (connection) -> connection.accept().sendText("hello"));
	}

	@AfterEach
	void stopServer() {
		this.server.close();
	}

	private static AnnotationConfigApplicationContext childWith(ApplicationContext parent, Class<?>... beans) {
		AnnotationConfigApplicationContext child = new AnnotationConfigApplicationContext();
		child.setId("child");
		child.setParent(parent);
		child.register(beans);
		return child;
	}

	@Test
	void aChildWithTheAutoConfigurationSharesTheTasksOfItsParent() {
		this.parent.withBean(Feed.class).run((context) -> {
			assertThat(context.getBean(Feed.class).messages.poll(10, TimeUnit.SECONDS)).isEqualTo("hello");
			SocketTask task = context.getBean("feed", SocketTask.class);
			this.application.withParent(context)
				.withPropertyValues("sockettask.defaults.connect-timeout=5s")
				.run((child) -> {
					assertThat(child).hasNotFailed();
					assertThat(child.getBean("feed", SocketTask.class)).isSameAs(task);
					assertThat(child.getBean(SocketTaskRegistry.class).tasks()).containsExactly(task);
					assertThat(child.getBean(SocketTaskFactory.class))
						.isSameAs(context.getBean(SocketTaskFactory.class));
					assertThat(child.getBeanFactory().getBeanNamesForType(SocketTask.class)).isEmpty();
				});
			assertThat(task.status()).isSameAs(SocketTaskStatus.OPEN);
			assertThat(this.server.connections()).hasSize(1);
		});
	}

	@ParameterizedTest
	@ValueSource(classes = { Feed.class, Errors.class })
	void aHandlerInAChildIsRefused(Class<?> handlers) {
		this.parent.run((context) -> {
			assertThatExceptionOfType(CallbackMethodException.class).isThrownBy(childWith(context, handlers)::refresh)
				.withMessageContaining(handlers.getName())
				.withMessageEndingWith(
						" is in the child context 'child', but tasks call methods of beans of their own context only.")
				.extracting(CallbackMethodException::action)
				.isEqualTo(
						"Define the bean in the context of the tasks, which is the outermost one that has the auto-configuration.");
			this.application.withParent(context)
				.withBean(handlers)
				.run((child) -> assertThat(child).getFailure().isInstanceOf(CallbackMethodException.class));
			assertThat(context.getBean(SocketTask.class).status()).isNotSameAs(SocketTaskStatus.STOPPED);
		});
	}

	@Test
	void aTaskThatOnlyAChildConfiguresIsRefused() {
		this.parent.run((context) -> this.application.withParent(context)
			.withPropertyValues("sockettask.tasks.other.url=" + this.server.url("/feed"))
			.run((child) -> assertThat(child).getFailure()
				.isInstanceOf(InvalidSocketTaskSettingsException.class)
				.hasMessageContaining("\"url\" of socket task \"other\"")
				.hasMessageContaining("the task is configured in the child context '")));
	}

	@Test
	void aChildWithoutHandlersIsLeftAlone() {
		this.parent.run((context) -> {
			try (AnnotationConfigApplicationContext child = childWith(context, String.class)) {
				child.refresh();
				assertThat(child.getBean(SocketTask.class)).isSameAs(context.getBean(SocketTask.class));
			}
		});
	}

	@Test
	void aChildHasTheTasksWhereItsParentDoesNotHaveTheAutoConfiguration() {
		new ApplicationContextRunner().run((context) -> this.parent.withParent(context)
			.withBean(Feed.class)
			.run((child) -> assertThat(child.getBean(Feed.class).messages.poll(10, TimeUnit.SECONDS))
				.isEqualTo("hello")));
	}

	@Test
	void aChildHasTheTasksWhereItsParentHasSwitchedThemOff() {
		this.application.withPropertyValues("sockettask.enabled=false")
			.run((context) -> this.parent.withParent(context)
				.withPropertyValues("sockettask.enabled=true")
				.withBean(Feed.class)
				.run((child) -> assertThat(child.getBean(Feed.class).messages.poll(10, TimeUnit.SECONDS))
					.isEqualTo("hello")));
	}

	static class Feed {

		private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();

		@OnMessage
		void message(String text) {
			this.messages.add(text);
		}

	}

	static class Errors {

		@OnError("feed")
		void error(Exception failure) {
		}

	}

}
