package io.github.sockettask.application;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.StandardEnvironment;

import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.Handshake;
import io.github.sockettask.HandshakeCustomizer;
import io.github.sockettask.OnErrorCallbackResult;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskEvent;
import io.github.sockettask.SocketTaskFactory;
import io.github.sockettask.annotation.OnError;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.autoconfigure.SocketTaskAutoConfiguration;
import io.github.sockettask.contract.Contract;
import io.github.sockettask.settings.SocketTaskSettings;
import io.github.sockettask.test.SocketFrame;
import io.github.sockettask.test.TestSocketServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Addresses, headers and messages have secrets. None of them leaves the library, by a
 * line of the log of any level, an exception, an event or a failure analysis.
 */
@ExtendWith(OutputCaptureExtension.class)
class SecretsTests {

	private static final String SECRET = "s3cret";

	private static final List<String> TASKS = List.of("refused", "dropped", "violating", "closing", "silent", "broken",
			"failing", "unreachable", "unknown", "customized", "invalid", "redirected", "cookies");

	private final TestSocketServer server = TestSocketServer.start();

	private final Map<String, Object> properties = new HashMap<>();

	@AfterEach
	void stopServerAndBeQuietAgain() {
		this.server.close();
		LoggingSystem.get(getClass().getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.INFO);
	}

	@Test
	@Contract({ "8.1", "8.2", "8.3" })
	void whenTasksFailInAnyWayThenNoSecretIsTold(CapturedOutput output) {
		serve();
		TASKS.forEach((name) -> task(name, this.server.url("/" + name)));
		task("unreachable", TestSocketServer.refusedUrl());
		task("unknown", "ws://host.invalid/x");
		this.properties.put("sockettask.defaults.heartbeat.interval", "1s");
		this.properties.put("sockettask.defaults.heartbeat.timeout", "100ms");
		this.properties.put("sockettask.defaults.reconnect.delay", "50ms");
		this.properties.put("sockettask.defaults.reconnect.max-retries", "2");
		this.properties.put("sockettask.tasks.broken.reconnect.max-retries", "-1");
		this.properties.put("sockettask.tasks.redirected.redirects", "follow");
		this.properties.put("sockettask.defaults.cookie-handling", "enable");
		Application told;
		try (ConfigurableApplicationContext context = application(Application.class)) {
			told = context.getBean(Application.class);
			Awaitility.await()
				.atMost(Duration.ofSeconds(20))
				.until(() -> told.failures.size() >= 20 && told.kinds() >= TASKS.size() - 2);
			calls(context.getBean(SocketTaskFactory.class), context.getBean("failing", SocketTask.class), told);
		}
		assertThat(told.all()).contains("HTTP status 401", "PriceEvent", "it is not valid JSON", "not-offered")
			.contains("\\u0085ERROR forged");
		noSecret(told.all());
		noSecret(output);
	}

	@Test
	@Contract("8.2")
	void whenAnApplicationDoesNotStartThenNoSecretIsTold(CapturedOutput output) {
		String valid = this.server.url("/");
		this.server.on("/refused", (connection) -> connection.refuse(401));
		for (String url : List.of("wss://user:s3cret@host/x", "wss://host/x?token=s3cret y", "wss://host/x#s3cret",
				"http://host?token=s3cret", "ws://host:99999/?token=s3cret", "ws://host/?token=s3cret&x=${NOPE}")) {
			this.properties.put("sockettask.tasks.feed.url", url);
			assertThatException().isThrownBy(() -> application(Plain.class))
				.satisfies((failure) -> noSecret(text(failure)));
		}
		task("feed", this.server.url("/refused"));
		this.properties.put("sockettask.tasks.feed.startup", "fail-fast");
		this.properties.put("sockettask.tasks.feed.startup-timeout", "300ms");
		assertThatException().isThrownBy(() -> application(Plain.class))
			.satisfies((failure) -> noSecret(text(failure)));
		this.properties.put("sockettask.tasks.feed.url", valid);
		this.properties.put("sockettask.tasks.feed.header.X-Api-Key", "s3cret\nx");
		assertThatException().isThrownBy(() -> application(Plain.class))
			.satisfies((failure) -> noSecret(text(failure)));
		this.properties.put("sockettask.tasks.feed.header.X-Api-Key", "x");
		this.properties.put("sockettask.tasks.feed.protocols", "token=s3cret-0123456789abcdef");
		assertThatException().isThrownBy(() -> application(Plain.class))
			.satisfies((failure) -> noSecret(text(failure)));
		assertThat(output.toString().lines().filter((line) -> line.matches("APPLICATION FAILED TO START| +Value: .*")))
			.contains("APPLICATION FAILED TO START", "    Value: \"wss://host/x?token=***\"");
		noSecret(output);
	}

	private void serve() {
		this.server.on("/refused", (connection) -> connection.header("Set-Cookie", "s3cret").refuse(401));
		this.server.on("/redirected", (connection) -> connection.header("Set-Cookie", "s3cret=s3cret")
			.redirect("/other?token=s3cret#s3cret"));
		this.server.on("/other", (connection) -> connection.redirect("wss://user:s3cret@host/?token=s3cret"));
		this.server.on("/cookies", (connection) -> connection.header("Set-Cookie", "s3cret=s3cret").accept().drop());
		this.server.on("/dropped", (connection) -> connection.dropBeforeHandshake());
		this.server.on("/violating",
				(connection) -> connection.accept().rawFrame(SocketFrame.text("x").withMask(new byte[4])));
		this.server.on("/closing", (connection) -> connection.accept().close(1011, "bye"));
		this.server.on("/silent", (connection) -> connection.accept().noPongReply().silence());
		this.server.on("/broken",
				(connection) -> connection.accept()
					.sendText("s3cret")
					.sendText("{\"price\":\"s3cret\"}")
					.sendText("{\"s3cret\":1")
					.sendText("[\"s3cret\"]")
					.sendBinary("s3cret".getBytes())
					.silence());
		this.server.on("/failing", (connection) -> connection.accept().sendText("{\"price\":1}").silence());
		this.server.on("/customized", (connection) -> connection.accept().silence());
		this.server.on("/invalid", (connection) -> connection.protocol("not-offered\u0085ERROR forged").accept());
	}

	private void task(String name, String url) {
		String prefix = "sockettask.tasks." + name;
		this.properties.put(prefix + ".url", url + "?v=1&listenKey=s3cret&s3cret");
		this.properties.put(prefix + ".header.Authorization", "Bearer s3cret");
		this.properties.put(prefix + ".header.X-Api-Key", "s3cret");
		this.properties.put(prefix + ".header.Cookie", "session=s3cret");
		this.properties.put(prefix + ".protocols", "base64url.bearer.s3cret-0123456789abcdef");
	}

	private ConfigurableApplicationContext application(Class<?> application) {
		this.properties.put("logging.level.root", "trace");
		this.properties.put("spring.main.web-application-type", "none");
		return new SpringApplicationBuilder(application).environment(new StandardEnvironment())
			.properties(this.properties)
			.run();
	}

	private static void calls(SocketTaskFactory factory, SocketTask task, Application told) {
		for (String url : List.of("wss://user:s3cret@host/x", "wss://host/x?token=s3cret y", "s3cret@")) {
			ConnectSocketOption option = ConnectSocketOption.of(url)
				.header("Authorization", "s3cret")
				.protocols("token.s3cret-0123456789-abcdef")
				.fail((result) -> told.texts.add(result.errMsg()));
			told.texts.add(option.toString());
			assertThatException().isThrownBy(() -> factory.connectSocket(option))
				.satisfies((failure) -> told.texts.add(text(failure)));
		}
		told.texts.add(new Handshake("wss://user:s3cret@host/x?y=s3cret", Map.of("Cookie", List.of("s3cret")),
				List.of("token.s3cret-0123456789-abcdef"))
			.toString());
		told.texts.add(SocketTaskSettings.DEFAULTS.withUrl("wss://u:s3cret@host")
			.withUrls(List.of("wss://host?s3cret", "wss://s3cret@host"))
			.toString());
		told.texts.add(task.toString());
		try {
			task.send(new Unconvertible("s3cret")).get();
		}
		catch (InterruptedException | ExecutionException ex) {
			told.texts.add(text(ex));
		}
	}

	private static void noSecret(Object text) {
		assertThat(text.toString().lines().filter((line) -> line.contains(SECRET))).isEmpty();
	}

	private static String text(Throwable failure) {
		StringWriter text = new StringWriter();
		failure.printStackTrace(new PrintWriter(text));
		return text.toString();
	}

	record PriceEvent(int price) {

	}

	record Unconvertible(String text) {

		@Override
		public String text() {
			throw new IllegalStateException("It can't be written: " + this.text);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(SocketTaskAutoConfiguration.class)
	static class Plain {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ JacksonAutoConfiguration.class, SocketTaskAutoConfiguration.class })
	static class Application {

		private final Queue<String> texts = new ConcurrentLinkedQueue<>();

		private final Queue<OnErrorCallbackResult> failures = new ConcurrentLinkedQueue<>();

		@OnMessage({ "broken", "failing" })
		void handle(PriceEvent event) {
			throw new IllegalStateException("failed with 1");
		}

		@OnError
		void failed(OnErrorCallbackResult result) {
			this.failures.add(result);
			this.texts.add(result.errMsg() + " " + result + text(result.cause()));
		}

		@EventListener
		void event(SocketTaskEvent event) {
			this.texts.add(event.toString());
		}

		@Bean
		HandshakeCustomizer customizer() {
			return (handshake, attempt) -> attempt.taskName().equals("customized")
					? handshake.withUrl("ws://user:s3cret@host/?token=s3cret").withHeader("X", "s3cret\r\n")
					: handshake;
		}

		long kinds() {
			return this.failures.stream().map((result) -> result.errMsg()).distinct().count();
		}

		String all() {
			return String.join("\n", this.texts);
		}

	}

}
