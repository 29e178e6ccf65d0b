package io.github.sockettask.guide.migration;

import java.time.Duration;

import jakarta.websocket.Session;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskFactory;
import io.github.sockettask.autoconfigure.SocketTaskAutoConfiguration;
import io.github.sockettask.test.TestSocketServer;

import static io.github.sockettask.test.assertj.SocketTaskAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code docs/migration.md} shows: the code of before and of after does the same.
 */
@ExtendWith(OutputCaptureExtension.class)
class MigrationTests {

	private final TestSocketServer server = TestSocketServer.start()
		.on("/ticker",
				(connection) -> connection.accept()
					.expectText("{\"subscribe\":\"SPX\"}")
					.sendText("{\"symbol\":\"SPX\",\"price\":1455.22}")
					.close(4001, "maintenance"));

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, SocketTaskAutoConfiguration.class));

	@AfterEach
	void close() {
		this.server.close();
	}

	private static void awaitTradeAndClose(CapturedOutput output) {
		await().until(() -> output.getOut().contains("SPX 1455.22") && output.getOut().contains("closed: 4001"));
	}

	@Test
	void aManagerOfSpringGetsATrade(CapturedOutput output) {
		this.application.withUserConfiguration(SpringBefore.TickerConfiguration.class)
			.withPropertyValues("ticker.url=" + this.server.url("/ticker"))
			.run((context) -> {
				assertThat(context).hasNotFailed();
				awaitTradeAndClose(output);
			});
	}

	@Test
	void anEndpointOfJakartaGetsATrade(CapturedOutput output) throws Exception {
		Session session = JakartaBefore.connect(this.server.url("/ticker"));
		try {
			awaitTradeAndClose(output);
			assertThat(session.isOpen()).isFalse();
		}
		finally {
			session.close();
		}
	}

	@Test
	void aTaskGetsATrade(CapturedOutput output) {
		this.application.withUserConfiguration(TickerPrices.class)
			.withPropertyValues("sockettask.tasks.ticker.url=" + this.server.url("/ticker"))
			.run((context) -> {
				assertThat(context).hasNotFailed();
				awaitTradeAndClose(output);
			});
	}

	@Test
	void theCodeOfAMiniProgramGetsATrade(CapturedOutput output) {
		this.application.run((context) -> {
			SocketTask task = MiniProgram.connect(context.getBean(SocketTaskFactory.class), this.server.url("/ticker"),
					"t1");
			await().until(() -> output.getOut().contains("1455.22") && output.getOut().contains("4001 maintenance"));
			assertThat(this.server.awaitConnection(1)).handshake().hasHeader("Authorization", "t1");
			task.stop().join();
		});
	}

	private static ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofSeconds(30));
	}

}
