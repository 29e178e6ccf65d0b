package io.github.sockettask.test.autoconfigure;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

import io.github.sockettask.SocketTask;
import io.github.sockettask.settings.SocketTaskCustomizer;
import io.github.sockettask.test.TestSocketServer;
import io.github.sockettask.test.task.SocketTaskTestDriver;

import static io.github.sockettask.test.assertj.SocketTaskAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which tasks there are, and where they connect to.
 */
class ConfiguredTasksTests {

	@Nested
	@SocketTaskTest(value = Repeater.class, tasks = "more",
			properties = { "echo.task=market-feed", "sockettask.tasks.market-feed.url=wss://example.org/" })
	class WithTasksOfTheApplication {

		@Test
		void theyAreTakenAndAddedTo(@Autowired ApplicationContext context) {
			assertThat(context.getBeansOfType(SocketTask.class)).containsOnlyKeys("market-feed", "more");
		}

		@Test
		void theyConnectToTheServer(@Autowired TestSocketServer server, @Autowired ApplicationContext context) {
			server.on("/market-feed", (connection) -> connection.accept());
			context.getBean("market-feed", SocketTask.class).start();
			assertThat(server.awaitConnection(1)).handshake().hasPath("/market-feed");
		}

	}

	@Nested
	@SocketTaskTest(value = Repeater.class, properties = "echo.task=one, two")
	class WithPlaceholders {

		@Test
		void theyAreResolved(@Autowired ApplicationContext context) {
			assertThat(context.getBeansOfType(SocketTask.class)).containsOnlyKeys("one", "two");
		}

	}

	@Nested
	@SocketTaskTest(Repeater.class)
	class WithACustomizer {

		@Test
		void itHasTheLastWord(@Autowired TestSocketServer server, @Autowired SocketTask echo) {
			server.on("/other", (connection) -> connection.accept());
			echo.start();
			assertThat(server.awaitConnection(1)).handshake().hasTarget("/other?a=b");
		}

		@TestConfiguration
		static class Customizer {

			@Bean
			SocketTaskCustomizer otherUrl(TestSocketServer server) {
				return (name, settings) -> settings.withUrl(server.url("/other?a=b"));
			}

		}

	}

	@Nested
	@SocketTaskTest(value = { Repeater.class, Audit.class }, network = false,
			properties = "sockettask.tasks.echo.url=ws://localhost:${local.server.port}/")
	class WithoutANetwork {

		@Autowired
		private SocketTaskTestDriver driver;

		@Test
		void thereIsNoServer(@Autowired ApplicationContext context) {
			assertThat(context.getBeansOfType(TestSocketServer.class)).isEmpty();
		}

		@Test
		void theDriverDrivesAnnotatedMethods(@Autowired Audit audit, @Autowired SocketTask echo) {
			this.driver.open("echo").receiveText("echo", "a").receive("echo", "b").close("echo", 4001, "bye");
			assertThat(this.driver.sent("echo")).containsExactly("a", "b");
			assertThat(audit.last()).hasCode(4001).hasReason("bye");
			assertThat(echo).isClosed().closedWith(4001);
		}

		@Test
		void errorsReachTheTask(@Autowired SocketTask echo) {
			this.driver.error("echo", "no route to host");
			assertThat(echo).closedWith(1006).failedWith("no route");
			this.driver.open("echo");
			assertThat(this.driver.sentCloses("echo")).isEmpty();
		}

		@Test
		void eachTestBeginsAnew(@Autowired SocketTask echo) {
			assertThat(echo).isClosed().hasNoErrors();
			assertThat(this.driver.sent("echo")).isEmpty();
		}

	}

}
