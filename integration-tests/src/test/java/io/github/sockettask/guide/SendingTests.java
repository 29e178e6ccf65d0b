package io.github.sockettask.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.github.sockettask.SocketTask;
import io.github.sockettask.guide.Prices.Trade;
import io.github.sockettask.guide.Sending.Order;
import io.github.sockettask.test.TestSocketServer;
import io.github.sockettask.test.autoconfigure.SocketTaskTest;

import static io.github.sockettask.test.assertj.SocketTaskAssertions.assertThat;

/**
 * What {@code docs/messages.md} shows of sending.
 */
@SocketTaskTest(Prices.class)
@ExtendWith(OutputCaptureExtension.class)
class SendingTests {

	@Test
	void theOutcomeOfAnOrderIsKnown(@Autowired TestSocketServer server, @Autowired SocketTask ticker,
			CapturedOutput output) {
		server.on("/ticker", (connection) -> connection.accept());
		assertThat(Sending.place(ticker, new Order("17", 3))).failsWith("readyState is not OPEN");
		Awaitility.await()
			.until(() -> output.getOut().contains("Order 17 was not sent: SocketTask.send:fail SocketTask.readyState"));
		ticker.start();
		Awaitility.await().until(() -> ticker.readyState() == SocketTask.OPEN);
		assertThat(Sending.place(ticker, new Order("18", 3))).succeeds();
		assertThat(server.awaitConnection(1)).received("{\"id\":\"18\",\"amount\":3}");
	}

	@Test
	void sendsAQuoteAndTwoFiles(@Autowired TestSocketServer server, @Autowired SocketTask ticker,
			@TempDir Path directory) throws IOException {
		server.on("/ticker", (connection) -> connection.accept());
		ticker.start();
		Awaitility.await().until(() -> ticker.readyState() == SocketTask.OPEN);
		Sending.quote(ticker, new Trade("SPX", 1.5));
		Sending.upload(ticker, Files.write(directory.resolve("bytes"), new byte[] { 1, 2 }),
				Files.writeString(directory.resolve("text"), "中文"));
		assertThat(server.awaitConnection(1)).received("{\"symbol\":\"SPX\",\"price\":1.5}", "中文")
			.receivedBinary((byte) 1, (byte) 2);
	}

}
