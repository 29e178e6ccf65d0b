package io.github.sockettask.application;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.annotation.OnOpen;
import io.github.sockettask.autoconfigure.SocketTaskAutoConfiguration;
import io.github.sockettask.contract.Contract;
import io.github.sockettask.settings.ReceiveMode;
import io.github.sockettask.test.SocketFrame;
import io.github.sockettask.test.SocketMessage;
import io.github.sockettask.test.SocketRecord;
import io.github.sockettask.test.TestSocketServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What annotated methods return, wherever they run, with real sockets.
 */
class InlineReplyTests {

	private final TestSocketServer server = TestSocketServer.start();

	@AfterEach
	void stopServer() {
		this.server.close();
	}

	@ParameterizedTest
	@EnumSource
	@Contract({ "3.7", "5.50" })
	void whatMethodsReturnArrivesThoughThePeerEndsInTheSameRead(ReceiveMode mode) {
		this.server.on("/feed",
				(connection) -> connection.accept()
					.expectText("hello")
					.rawFrame(SocketFrame.text("a"), SocketFrame.text("b"), SocketFrame.close(4001, "bye")));
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, SocketTaskAutoConfiguration.class))
			.withPropertyValues("sockettask.tasks.feed.url=" + this.server.url("/feed"), "sockettask.test.connect=true",
					"sockettask.tasks.feed.receive.mode=" + mode, "sockettask.tasks.feed.reconnect.enabled=false")
			.withPropertyValues((mode == ReceiveMode.PER_KEY)
					? new String[] { "sockettask.tasks.feed.receive.key=/key" } : new String[0])
			.withBean(Handler.class)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				SocketRecord connection = this.server.awaitConnection(1);
				assertThat(connection.awaitClose().closeCode()).isEqualTo(4001);
				assertThat(connection.messages()).extracting(SocketMessage::text)
					.containsExactlyInAnyOrder("hello", "re a", "re b");
			});
	}

	static class Handler {

		@OnOpen
		String hello() {
			return "hello";
		}

		@OnMessage
		String reply(String message) {
			return "re " + message;
		}

	}

}
