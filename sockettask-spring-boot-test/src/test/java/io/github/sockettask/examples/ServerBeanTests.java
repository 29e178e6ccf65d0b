package io.github.sockettask.examples;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

import io.github.sockettask.test.TestSocketServer;
import io.github.sockettask.test.autoconfigure.SocketTaskTest;

import static io.github.sockettask.test.assertj.SocketTaskAssertions.assertThat;

// tag::server-bean[]
@SocketTaskTest(value = Greeter.class, properties = "sockettask.test.auto-startup=true")
class ServerBeanTests {

	@Test
	void connectsWithTheApplication(@Autowired TestSocketServer server) {
		assertThat(server.awaitConnection(1)).received("hello, world");
	}

	@TestConfiguration
	static class Server {

		@Bean
		TestSocketServer testSocketServer() {
			return TestSocketServer.start().on("/greetings", (connection) -> connection.sendText("world").echo());
		}

	}

}
// end::server-bean[]
