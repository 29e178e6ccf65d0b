package io.github.sockettask.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.example.PricesApplication;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import io.github.sockettask.SocketTask;
import io.github.sockettask.test.TestSocketConnection;
import io.github.sockettask.test.TestSocketServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What the README and {@code docs/getting-started.md} show.
 */
@ExtendWith(OutputCaptureExtension.class)
class GettingStartedTests {

	private static final String PAGE = "getting-started.md";

	private static final int START = 1;

	private static final int LOSS = 3;

	private static final int SHUTDOWN = 4;

	@Test
	void startLossAndShutdownAreLoggedAsShown(CapturedOutput output) throws IOException {
		try (TestSocketServer server = TestSocketServer.start().on("/feed", GettingStartedTests::sendPrice)) {
			// a retry that nothing waits for: reconnect() does not wait for it either
			try (ConfigurableApplicationContext context = start("--sockettask.tasks.feed.url=" + server.url("/feed"),
					"--sockettask.tasks.feed.reconnect.delay=50ms",
					"--sockettask.tasks.feed.reconnect.multiplier=1000")) {
				awaitOutput(output, "SPX 1455.22");
				server.stopAccepting();
				server.awaitConnection(1).drop();
				awaitOutput(output, "Connection refused");
				server.startAccepting();
				context.getBean(SocketTask.class).reconnect();
				awaitOutput(output, "is open again");
			}
		}
		List<String> shown = Stream.of(START, LOSS, SHUTDOWN).flatMap(GettingStartedTests::shown).toList();
		assertThat(QuotedLog.of(output)).isEqualTo(shown);
		assertThat(output).contains("{\"type\":\"subscribed\",\"symbols\":[\"SPX\"]}");
	}

	@Test
	void aMisspelledKeyStopsTheStartAsShown(CapturedOutput output) throws IOException {
		assertThatException().isThrownBy(() -> start("--sockettask.tasks.feed.url=ws://localhost:8080/feed",
				"--sockettask.tasks.feed.reconect.delay=2s"));
		String page = Files.readString(Path.of("../docs", PAGE));
		String shown = page.substring(page.indexOf("Description:"), page.indexOf("```", page.indexOf("Description:")));
		assertThat(withoutOrigin(output.getOut())).contains(withoutOrigin(shown));
	}

	private static void sendPrice(TestSocketConnection connection) {
		connection.accept()
			.expectMessage()
			.sendText("{\"type\":\"subscribed\",\"symbols\":[\"SPX\"]}")
			.sendText("{\"type\":\"trade\",\"symbol\":\"SPX\",\"price\":1455.22}");
	}

	private static ConfigurableApplicationContext start(String... arguments) {
		return new SpringApplicationBuilder(PricesApplication.class).web(WebApplicationType.NONE).run(arguments);
	}

	private static void awaitOutput(CapturedOutput output, String text) {
		Awaitility.await().until(() -> output.getOut().contains(text));
	}

	private static Stream<String> shown(int block) {
		try {
			return QuotedLog.of(PAGE, block).stream();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String withoutOrigin(String text) {
		return text.replaceAll("Origin: .*", "Origin: …").strip();
	}

}
