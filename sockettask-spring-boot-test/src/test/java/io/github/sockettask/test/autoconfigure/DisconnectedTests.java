package io.github.sockettask.test.autoconfigure;

import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import io.github.sockettask.ConnectSocketException;
import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskFactory;
import io.github.sockettask.SocketTaskStatus;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.autoconfigure.SocketTaskAutoConfiguration;
import io.github.sockettask.test.TestSocketServer;
import io.github.sockettask.test.junit.TestSocketServerExtension;
import io.github.sockettask.test.task.SocketTaskRecorder;

import static io.github.sockettask.test.assertj.SocketTaskAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

/**
 * A test of a whole application connects to a server of its own, and never to the one
 * that is configured.
 */
class DisconnectedTests {

	/** The server of production, which no test names. */
	private static final class Production {

		static final TestSocketServer server = TestSocketServer.start()
			.on("/feed", (connection) -> connection.accept());

	}

	@SpringBootTest(classes = Application.class)
	@ExtendWith(OutputCaptureExtension.class)
	@Nested
	class WithoutServerTests {

		@DynamicPropertySource
		static void production(DynamicPropertyRegistry registry) {
			registry.add("sockettask.tasks.feed.url", () -> Production.server.url("/feed"));
			registry.add("sockettask.tasks.feed.startup", () -> "fail-fast");
			registry.add("sockettask.tasks.second.url", () -> Production.server.url("/feed"));
			registry.add("sockettask.tasks.second.startup", () -> "lazy");
		}

		@Test
		void nothingConnectsAndALineOfTheLogSaysWhy(@Autowired SocketTask feed, @Autowired SocketTask second,
				@Autowired SocketTaskFactory factory, CapturedOutput output) throws Exception {
			assertThat(feed.status()).isEqualTo(SocketTaskStatus.STOPPED);
			assertThat(output).contains("No socket task connects in this test (feed, second): "
					+ "sockettask.test.connect is false, which is the default of tests with "
					+ "sockettask-spring-boot-test on the class path. To connect, annotate the test with "
					+ "@AutoConfigureTestSocketServer, give it a field with a server, or set sockettask.test.connect=true");
			assertThatThrownBy(() -> feed.start().get(10, TimeUnit.SECONDS))
				.hasRootCauseInstanceOf(ConnectSocketException.class)
				.rootCause()
				.hasMessageContaining("sockettask.test.connect is false");
			SocketTaskRecorder.of(second);
			second.send("hello");
			assertThat(second).eventually().failedWith("Nothing connects in this test");
			SocketTask unnamed = factory.connectSocket(ConnectSocketOption.of(Production.server.url("/feed")));
			assertThat(unnamed).eventually().isClosed();
			assertThat(Production.server.connections()).isEmpty();
		}

	}

	@SpringBootTest(classes = Application.class,
			properties = { "sockettask.test.connect=true", "sockettask.tasks.feed.url=${production}" })
	@Nested
	class SwitchedOnTests {

		@DynamicPropertySource
		static void production(DynamicPropertyRegistry registry) {
			registry.add("production", () -> Named.url("/switched-on"));
		}

		@Test
		void whenConnectIsTrueThenTasksConnect(@Autowired SocketTask feed) {
			assertThat(feed).eventually().isOpen();
		}

	}

	@SpringBootTest(classes = Application.class)
	@Nested
	class WithServerTests {

		@RegisterExtension
		static TestSocketServerExtension server = TestSocketServerExtension.create();

		@DynamicPropertySource
		static void ownServer(DynamicPropertyRegistry registry) {
			server.on("/feed", (connection) -> connection.accept());
			registry.add("sockettask.tasks.feed.url", () -> server.url("/feed"));
		}

		@Test
		void whenTheTestHasAServerThenTasksConnect(@Autowired SocketTask feed) {
			assertThat(feed).eventually().isOpen();
		}

		@Nested
		class NestedTests {

			@Test
			void whenTheEnclosingTestHasAServerThenTasksConnect(@Autowired SocketTask feed) {
				assertThat(feed.status()).isNotEqualTo(SocketTaskStatus.STOPPED);
			}

		}

	}

	@SpringBootTest(classes = { Application.class, ServerBeanTests.Server.class },
			properties = "sockettask.tasks.feed.url=${feed.url}")
	@Nested
	class ServerBeanTests {

		@DynamicPropertySource
		static void ownServer(DynamicPropertyRegistry registry) {
			registry.add("feed.url", () -> Named.url("/bean"));
		}

		@Test
		void whenAServerIsABeanThenTasksConnect(@Autowired SocketTask feed) {
			assertThat(feed).eventually().isOpen();
		}

		@TestConfiguration(proxyBeanMethods = false)
		static class Server {

			@Bean(destroyMethod = "")
			TestSocketServer server() {
				return Named.server;
			}

		}

	}

	@SpringBootTest(classes = { Application.class, Methods.class },
			properties = { "sockettask.tasks.feed.url=wss://example.org/feed",
					"sockettask.tasks.other.url=wss://example.org/other" })
	@AutoConfigureTestSocketServer
	@Nested
	class MockTests {

		@MockitoBean("feed")
		private SocketTask feed;

		@Autowired
		private SocketTask stub;

		@Test
		void aMockAndABeanThatIsNotOursAreLeftAlone() {
			then(this.feed).shouldHaveNoInteractions();
			then(this.stub).shouldHaveNoInteractions();
		}

	}

	@SpringBootTest(classes = { Application.class, Methods.class },
			properties = { "sockettask.tasks.feed.url=wss://example.org/feed",
					"sockettask.tasks.other.url=wss://example.org/other" })
	@Nested
	class MockedFactoryTests {

		@MockitoBean
		private SocketTaskFactory factory;

		@Test
		void whenTheFactoryIsAMockThenTheContextStarts() {
			then(this.factory).should().createTask("feed");
		}

	}

	/** A server outside of the test classes, which none of them has a field for. */
	private static final class Named {

		static final TestSocketServer server = start();

		static TestSocketServer start() {
			TestSocketServer server = TestSocketServer.start();
			List.of("/switched-on", "/bean").forEach((path) -> server.on(path, (connection) -> connection.accept()));
			return server;
		}

		static String url(String path) {
			return server.url(path);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ SocketTaskAutoConfiguration.class, DisconnectedSocketTaskAutoConfiguration.class })
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	static class Methods {

		@Bean
		SocketTask stub() {
			return mock(SocketTask.class);
		}

		@OnMessage({ "feed", "other" })
		void message(String text) {
		}

	}

}
