package io.github.sockettask.examples;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.github.sockettask.SocketTask;
import io.github.sockettask.test.junit.TestSocketServerExtension;

import static io.github.sockettask.test.assertj.SocketTaskAssertions.assertThat;

// tag::extension[]
@SpringBootTest(properties = "sockettask.tasks.greetings.auto-startup=false")
class WholeApplicationTests {

	@RegisterExtension
	static TestSocketServerExtension server = TestSocketServerExtension.create();

	@DynamicPropertySource
	static void useServer(DynamicPropertyRegistry registry) {
		registry.add("sockettask.tasks.greetings.url", () -> server.url("/greetings?lang=en"));
	}

	@Test
	void asksInEnglish(@Autowired SocketTask greetings) {
		server.on("/greetings", (connection) -> connection.sendText("world").expectText("hello, world"));
		greetings.start();
		assertThat(server.awaitConnection(1)).received("hello, world").handshake().hasTarget("/greetings?lang=en");
	}

}
// end::extension[]
