package io.github.sockettask.guide;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.github.sockettask.SocketTask;
import io.github.sockettask.test.TestSocketServer;
import io.github.sockettask.test.autoconfigure.SocketTaskTest;
import io.github.sockettask.test.task.FakeSocketTask;
import io.github.sockettask.test.task.FakeSocketTaskFactory;

import static io.github.sockettask.test.assertj.SocketTaskAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the README shows.
 */
@SocketTaskTest(Prices.class)
@ExtendWith(OutputCaptureExtension.class)
class PricesTests {

	@Test
	void subscribesAndPrints(@Autowired TestSocketServer server, @Autowired SocketTask ticker, CapturedOutput output) {
		server.on("/ticker",
				(connection) -> connection.accept()
					.expectText("{\"subscribe\":\"SPX\"}")
					.sendText("{\"symbol\":\"SPX\",\"price\":1455.22}"));
		ticker.start();
		Awaitility.await().until(() -> output.getOut().contains("SPX 1455.22"));
		assertThat(ticker).hasNoErrors();
	}

	@Test
	void connectsAtRunTime(CapturedOutput output) {
		FakeSocketTaskFactory factory = new FakeSocketTaskFactory();
		RunTimePrices prices = new RunTimePrices(factory);
		FakeSocketTask task = factory.tasks().get(0);
		assertThat(prices.task()).isSameAs(task);
		task.connection().open().receiveText("{\"symbol\":\"SPX\",\"price\":1.5}").close(4001, "market closed");
		assertThat(output).contains("Trade[symbol=SPX, price=1.5]").contains("4001 market closed");
	}

}
