package io.github.sockettask.examples;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import io.github.sockettask.SocketTask;
import io.github.sockettask.test.TestSocketServer;
import io.github.sockettask.test.autoconfigure.AutoConfigureTestSocketServer;

import static io.github.sockettask.test.assertj.SocketTaskAssertions.assertThat;

// tag::auto-configured-server[]
@SpringBootTest(properties = "sockettask.tasks.greetings.url=wss://example.org/greetings")
@AutoConfigureTestSocketServer
class AutoConfiguredServerTests {

	@Test
	void answers(@Autowired TestSocketServer server, @Autowired SocketTask greetings) {
		server.on("/greetings", (connection) -> connection.sendText("world").expectText("hello, world"));
		greetings.start();
		assertThat(server.awaitConnection(1)).received("hello, world");
	}

}
// end::auto-configured-server[]
