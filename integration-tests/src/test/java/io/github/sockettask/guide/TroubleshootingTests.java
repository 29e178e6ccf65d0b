package io.github.sockettask.guide;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.HandshakeCustomizer;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskRegistry;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.autoconfigure.SocketTaskAutoConfiguration;
import io.github.sockettask.test.SocketScript;
import io.github.sockettask.test.TestBlackHole;
import io.github.sockettask.test.TestCertificates;
import io.github.sockettask.test.TestSocketServer;
import io.github.sockettask.transport.netty.RawServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Causes what {@code docs/troubleshooting.md} quotes.
 */
@ExtendWith(OutputCaptureExtension.class)
class TroubleshootingTests {

	private static final Pattern BLOCK = Pattern.compile("^```text\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);

	private final TestSocketServer server = TestSocketServer.start();

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, SocketTaskAutoConfiguration.class))
		.withPropertyValues("sockettask.tasks.ticker.url=" + this.server.url("/ticker"));

	@AfterEach
	void close() {
		this.server.close();
	}

	static Stream<Map<String, Object>> wrongSettings() {
		return Stream.of(Map.of("sockettask.tasks.ticker.recieve.mode", "inline"),
				Map.of("sockettask.tasks.ticker.timeout", "5s"), Map.of("sockettask.tasks.ticker.connect-timeout", "5"),
				Map.of("sockettask.tasks.ticker.header.Authorization", "Bearer ${TICKER_TOKEN}"),
				Map.of("sockettask.tasks.ticker.send.offline.ttl", "5s"),
				Map.of("sockettask.tasks.tickers.url", "wss://example.org/ticker"), Map.of("example.task", "tickr"),
				Map.of("sockettask.tasks.ticker.startup", "fail-fast", "sockettask.tasks.ticker.startup-timeout",
						"1s"));
	}

	@ParameterizedTest
	@MethodSource("wrongSettings")
	void aStartThatFailsIsExplained(Map<String, Object> settings, CapturedOutput output) throws IOException {
		this.server.on("/ticker", (connection) -> connection.refuse(503));
		assertThatException()
			.isThrownBy(() -> new SpringApplicationBuilder(WrongApplication.class).web(WebApplicationType.NONE)
				.properties(Map.of("sockettask.tasks.ticker.url", this.server.url("/ticker"), "example.task", "ticker"))
				.properties(settings)
				.run()
				.close());
		String report = output.getOut().substring(output.getOut().lastIndexOf("Description:"));
		assertThat(quotes()).as(report).anyMatch(masked(report)::contains);
	}

	// A line of another test may come late.
	private void assertQuoted(CapturedOutput output, String beginning) throws IOException {
		List<String> quotes = quotes();
		await().untilAsserted(() -> assertThat(output.getOut().lines().filter((line) -> line.contains(beginning)))
			.map((line) -> masked(line.substring(line.indexOf(beginning))))
			.anyMatch((line) -> quotes.stream().anyMatch(line::contains)));
	}

	private void run(SocketScript script, CapturedOutput output, String beginning, String... settings) {
		this.server.on("/ticker", script);
		this.application.withUserConfiguration(Prices.class)
			.withPropertyValues(settings)
			.run((context) -> assertQuoted(output, beginning));
	}

	@Test
	void theHandshakeIsRefused(CapturedOutput output) {
		run((connection) -> connection.refuse(401), output, "Socket task 'ticker' could not connect: ");
	}

	@Test
	void theHandshakeIsRedirected(CapturedOutput output) {
		run((connection) -> connection.redirect("wss://example.org/"), output,
				"Socket task 'ticker' could not connect: ");
	}

	@Test
	void theProxyWantsCredentials(CapturedOutput output) throws IOException {
		try (RawServer proxy = new RawServer(new ServerSocket(0), (socket) -> socket.getOutputStream()
			.write("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n".getBytes(StandardCharsets.US_ASCII)))) {
			run((connection) -> connection.accept(), output, "Failed to connect to ",
					"sockettask.defaults.proxy.host=localhost",
					"sockettask.defaults.proxy.port=" + URI.create(proxy.url()).getPort());
		}
	}

	@Test
	void theAddressIsFiltered(CapturedOutput output) {
		this.application.withUserConfiguration(Prices.class, AddressFilters.class)
			.run((context) -> assertQuoted(output, "Failed to connect to "));
		assertThat(this.server.connections()).isEmpty();
	}

	@Test
	void theTaskHasGivenUp(CapturedOutput output) {
		run((connection) -> connection.refuse(401), output, "Socket task 'ticker' has given up",
				"sockettask.defaults.reconnect.max-retries=3", "sockettask.defaults.reconnect.max-delay=1ms",
				"sockettask.defaults.reconnect.delay=1ms");
	}

	@Test
	void thePortBelongsToAnotherService(CapturedOutput output) {
		run((connection) -> connection.rawHandshake("SSH-2.0-OpenSSH_9.2\r\n"), output, "the answer to the handshake");
	}

	@Test
	void aMessageIsTooLarge(CapturedOutput output) {
		run((connection) -> connection.accept().sendText("x".repeat(2000)), output,
				"Socket task 'ticker' has lost its connection", "sockettask.defaults.receive.max-message-size=1KB");
	}

	@Test
	void theServerSendsFramesThatAreNotValid(CapturedOutput output) {
		run((connection) -> connection.accept().raw(new byte[] { (byte) 0xff, 0 }), output,
				"was closed for a protocol violation");
	}

	@Test
	void theConnectionIsLost(CapturedOutput output) {
		run((connection) -> connection.accept().drop(), output, "Socket task 'ticker' has lost its connection");
	}

	@Test
	void noHandlerTakesCareOfAnError(CapturedOutput output) {
		run((connection) -> connection.accept().sendText("{\"price\":\"much\"}"), output, "Error of task 'ticker'");
	}

	@Test
	void noHandlerWantsAMessage(CapturedOutput output) {
		this.server.on("/ticker", (connection) -> connection.accept().sendText("{\"type\":\"a\"}"));
		this.application.withUserConfiguration(Bytes.class)
			.run((context) -> assertQuoted(output, "No handler of task 'ticker' wants a message"));
	}

	@Test
	void thereIsNoHandler(CapturedOutput output) {
		this.application.run((context) -> assertQuoted(output, "Socket task 'ticker' is started without any handler"));
	}

	@Test
	void aMessageIsNotSentAndTheFutureIsNotUsed(CapturedOutput output) {
		this.application.withPropertyValues("sockettask.tasks.ticker.auto-startup=false").run((context) -> {
			context.getBean(SocketTask.class).send("hello");
			assertQuoted(output, "Task 'ticker': a message was not sent");
		});
	}

	@Test
	void aLazyTaskIsNotInjected(CapturedOutput output) {
		this.application.withPropertyValues("sockettask.tasks.ticker.startup=lazy")
			.run((context) -> assertQuoted(output, "Task 'ticker' may never connect"));
	}

	@Test
	void theServerClosesDuringTheHandshake(CapturedOutput output) {
		run((connection) -> connection.dropBeforeHandshake(), output, "Failed to connect to ws://");
	}

	@Test
	void aCustomizerFails(CapturedOutput output) {
		this.application.withBean("token", HandshakeCustomizer.class, () -> (handshake, attempt) -> {
			throw new IllegalStateException("no token");
		}).run((context) -> assertQuoted(output, "HandshakeCustomizer 'token' failed"));
	}

	@Test
	void aCustomizerTakesTooLong(CapturedOutput output) {
		this.application.withPropertyValues("sockettask.tasks.ticker.connect-timeout=100ms")
			.withBean("token", HandshakeCustomizer.class,
					() -> HandshakeCustomizer.async((handshake, attempt) -> new CompletableFuture<>()))
			.run((context) -> assertQuoted(output, "HandshakeCustomizer 'token' has not returned"));
	}

	@Test
	void thereAreTooManyConnections() {
		this.server.on("/ticker", (connection) -> connection.accept());
		this.application.withPropertyValues("sockettask.max-connections=1").run((context) -> {
			SocketTaskRegistry sockets = context.getBean(SocketTaskRegistry.class);
			sockets.add("other", ConnectSocketOption.of(this.server.url("/ticker")));
			assertThatException().isThrownBy(() -> sockets.start("other"))
				.satisfies((failure) -> assertThat(quotes()).contains(masked(failure.getMessage())));
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "wss://", "ws://" })
	void tlsDoesNotFit(String scheme, CapturedOutput output) {
		try (TestSocketServer tls = TestSocketServer.builder().tls(TestCertificates.create()).start()) {
			this.application
				.withPropertyValues("sockettask.tasks.ticker.url=" + scheme + "localhost:" + tls.port() + "/ticker")
				.run((context) -> assertQuoted(output, "Failed to connect to " + scheme));
		}
	}

	@Test
	void nothingAnswersAtTheAddress(CapturedOutput output) {
		try (TestBlackHole hole = TestBlackHole.open()) {
			this.application
				.withPropertyValues("sockettask.tasks.ticker.url=" + hole.url("/ticker"),
						"sockettask.defaults.connect-timeout=200ms")
				.run((context) -> assertQuoted(output, "Failed to connect to ws://"));
		}
	}

	@Test
	void nothingListensOnThePort(CapturedOutput output) {
		this.application.withPropertyValues("sockettask.tasks.ticker.url=" + TestSocketServer.refusedUrl())
			.run((context) -> assertQuoted(output, "Failed to connect to ws://"));
	}

	private static List<String> quotes() throws IOException {
		return BLOCK.matcher(Files.readString(Path.of("../docs/troubleshooting.md")))
			.results()
			.map((block) -> masked(block.group(1).replaceAll("^(INFO|WARN|ERROR) +", "")))
			.toList();
	}

	private static String masked(String text) {
		return text.replaceAll("wss?://[\\w.:-]+(/ticker|/)?", "URL")
			.replaceAll("to [\\d.]+:\\d+", "to ADDRESS")
			.replaceAll("CN=[\\w. ]+(?=,)", "CN=NAME")
			.replaceAll("\\d+(\\.\\d+)?( m?s\\b)?", "#")
			.replaceAll("is [A-Z_]+\\)", "is STATUS)")
			.replaceAll("after # retr(y|ies)", "after # retries")
			.replaceAll("\\s+", " ")
			.strip();
	}

	private static ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofSeconds(30));
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ JacksonAutoConfiguration.class, SocketTaskAutoConfiguration.class })
	static class WrongApplication {

		@Bean
		Tickers tickers() {
			return new Tickers();
		}

	}

	static class Tickers {

		@OnMessage("${example.task}")
		void message(String message) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Bytes {

		@OnMessage(type = "b")
		void message(String message) {
		}

	}

}
