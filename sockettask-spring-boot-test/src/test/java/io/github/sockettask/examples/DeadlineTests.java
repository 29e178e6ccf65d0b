package io.github.sockettask.examples;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

import io.github.sockettask.SocketTask;
import io.github.sockettask.test.TestSocketServer;
import io.github.sockettask.test.autoconfigure.SocketTaskTest;
import io.github.sockettask.test.time.VirtualTimeTaskScheduler;

import static io.github.sockettask.test.assertj.SocketTaskAssertions.assertThat;
import static org.awaitility.Awaitility.await;

// tag::time[]
@SocketTaskTest(Greeter.class)
class DeadlineTests {

	@Autowired
	private TestSocketServer server;

	@Autowired
	private SocketTask greetings;

	@Autowired
	private VirtualTimeTaskScheduler time;

	@Test
	void whenTheServerDoesNotAnswerForAMinuteThenTheAttemptFails() {
		this.server.on("/greetings", (connection) -> connection.silence().pause(Duration.ofHours(1)));
		this.greetings.start();
		this.server.awaitConnection(1);
		this.time.advance(Duration.ofSeconds(59));
		assertThat(this.greetings).isConnecting();
		this.time.advance(Duration.ofSeconds(1));
		assertThat(this.greetings).eventually().closedWith(1006).failedWith("within the connect timeout (60 s)");
	}

	@Test
	void whenTheCloseIsNotAnsweredForTenSecondsThenTheConnectionIsCut() {
		this.server.on("/greetings", (connection) -> connection.accept().noCloseReply());
		this.greetings.start();
		assertThat(this.greetings).eventually().isOpen();
		this.greetings.close();
		assertThat(this.server.awaitConnection(1)).closedWith(1000);
		// the deadline is there as soon as the close is written
		await().until(() -> this.time.pending().contains(this.time.now().plusSeconds(10)));
		this.time.advance(Duration.ofSeconds(9));
		assertThat(this.greetings).isClosing();
		this.time.advance(Duration.ofSeconds(1));
		assertThat(this.greetings).eventually().closedWith(1006);
	}

	@TestConfiguration
	static class Time {

		@Bean
		VirtualTimeTaskScheduler socketTaskScheduler() {
			return new VirtualTimeTaskScheduler();
		}

	}

}
// end::time[]
