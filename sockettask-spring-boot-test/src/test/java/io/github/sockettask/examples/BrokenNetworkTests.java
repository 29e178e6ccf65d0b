package io.github.sockettask.examples;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

import io.github.sockettask.SocketTask;
import io.github.sockettask.settings.SocketTaskCustomizer;
import io.github.sockettask.test.TestSocketConnection;
import io.github.sockettask.test.TestSocketProxy;
import io.github.sockettask.test.TestSocketServer;
import io.github.sockettask.test.autoconfigure.SocketTaskTest;

import static io.github.sockettask.test.assertj.SocketTaskAssertions.assertThat;

// tag::network[]
@SocketTaskTest(Greeter.class)
class BrokenNetworkTests {

	@Autowired
	private TestSocketServer server;

	@Autowired
	private TestSocketProxy proxy;

	@Autowired
	private SocketTask greetings;

	@Test
	void whenNothingPassesThenTheConnectionStaysAndTheMessageComesLater() {
		this.server.on("/greetings", TestSocketConnection::accept);
		this.greetings.start();
		assertThat(this.greetings).eventually().isOpen();
		this.proxy.suspend();
		this.server.awaitConnection(1).sendText("world");
		assertThat(this.greetings).isOpen();
		this.proxy.resume();
		assertThat(this.server.awaitConnection(1)).received("hello, world");
	}

	@Test
	void whenTheConnectionIsResetThenTheTaskIsClosed() {
		this.server.on("/greetings", TestSocketConnection::accept);
		this.greetings.start();
		assertThat(this.greetings).eventually().isOpen();
		this.proxy.reset();
		assertThat(this.greetings).eventually().closedWith(1006);
	}

	@TestConfiguration
	static class Network {

		@Bean
		TestSocketProxy testSocketProxy(TestSocketServer server) {
			return TestSocketProxy.to(server);
		}

		@Bean
		SocketTaskCustomizer throughTheProxy(TestSocketProxy proxy) {
			return (name, settings) -> settings.withUrl(proxy.url("/greetings"));
		}

	}

}
// end::network[]
