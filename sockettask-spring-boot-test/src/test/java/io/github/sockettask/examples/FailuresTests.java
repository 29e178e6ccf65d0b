package io.github.sockettask.examples;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.github.sockettask.SocketTask;
import io.github.sockettask.test.TestSocketServer;
import io.github.sockettask.test.autoconfigure.SocketTaskTest;

import static io.github.sockettask.test.assertj.SocketTaskAssertions.assertThat;

// tag::failures[]
@SocketTaskTest(Greeter.class)
class FailuresTests {

	@Autowired
	private TestSocketServer server;

	@Autowired
	private SocketTask greetings;

	@Test
	void whenTheServerRefusesThenTheTaskIsClosed() {
		this.server.on("/greetings", (connection) -> connection.refuse(401));
		this.greetings.start();
		assertThat(this.greetings).eventually().closedWith(1006).failedWith("401");
	}

	@Test
	void whenTheServerClosesThenTheCodeIsKnown() {
		this.server.on("/greetings", (connection) -> connection.close(4001, "too many"));
		this.greetings.start();
		assertThat(this.greetings).eventually().closedWith(4001, "too many").hasNoErrors();
	}

	@Test
	void whenTheConnectionIsResetThenTheNextOneMayWork() {
		this.server.onNext("/greetings", (connection) -> connection.accept().reset());
		this.server.onNext("/greetings", (connection) -> connection.sendText("world").expectText("hello, world"));
		this.greetings.start();
		assertThat(this.greetings).eventually().closedWith(1006);
		this.greetings.start();
		assertThat(this.server.awaitConnection(2)).received("hello, world");
	}

}
// end::failures[]
