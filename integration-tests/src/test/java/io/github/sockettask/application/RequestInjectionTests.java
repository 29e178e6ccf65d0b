package io.github.sockettask.application;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.MapPropertySource;

import io.github.sockettask.ConnectSocketException;
import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.Handshake;
import io.github.sockettask.HandshakeCustomizer;
import io.github.sockettask.OnErrorCallbackResult;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskFactory;
import io.github.sockettask.autoconfigure.SocketTaskAutoConfiguration;
import io.github.sockettask.contract.Contract;
import io.github.sockettask.test.SocketHandshake;
import io.github.sockettask.test.TestSocketServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Nothing that goes into the request of a handshake can add a line to it, wherever it
 * comes from: a setting, an option, a customizer, or a server.
 */
class RequestInjectionTests {

	private final TestSocketServer server = TestSocketServer.start();

	private final String url = this.server.url("/x");

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, SocketTaskAutoConfiguration.class));

	@AfterEach
	void stopServer() {
		this.server.close();
	}

	@ParameterizedTest
	@CsvSource({ "url, 'ws://localhost/\r\nX: y'", "url, 'ws://localhost/\0'", "header.X-Name, 'a\r\nX: y'",
			"header.X-Name, 'a\nX: y'", "header.X-Name, 'a\0b'", "protocols, 'a\r\nX: y'",
			"auth.bearer.token, 'a\r\nX: y'", "auth.basic.username, 'a\r\nX: y'" })
	@Contract({ "2.10", "10.9" })
	void aSettingStopsTheStart(String setting, String value) {
		ApplicationContextRunner application = setting.startsWith("auth.basic")
				? this.application.withPropertyValues("sockettask.tasks.x.auth.basic.password=b") : this.application;
		application
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource("injected", Map.of("sockettask.tasks.x." + setting, value))))
			.withPropertyValues("sockettask.tasks.x.url=" + this.url)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining(setting)
				.hasMessageNotContainingAny("\r", "\n"));
		assertThat(this.server.connections()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\r\nX: y", "a\nX: y", "a\rX: y", "a\u0000" })
	@Contract({ "2.5", "2.6", "2.7", "10.9" })
	void anOptionIsRefused(String text) {
		this.application.run((context) -> {
			SocketTaskFactory factory = context.getBean(SocketTaskFactory.class);
			for (ConnectSocketOption option : List.of(ConnectSocketOption.of(this.url + text),
					ConnectSocketOption.of(this.url).header("X-Name", text),
					ConnectSocketOption.of(this.url).header(text, "a"),
					ConnectSocketOption.of(this.url).protocols(text))) {
				assertThatThrownBy(() -> factory.connectSocket(option)).isInstanceOf(ConnectSocketException.class);
			}
		});
		assertThat(this.server.connections()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	@Contract({ "7.17", "10.9" })
	void aCustomizerFails(boolean later) {
		List<Map.Entry<String, Handshake>> handshakes = List.of(
				Map.entry("url", new Handshake(this.url + "\r\nX: y", Map.of(), List.of())),
				Map.entry("header.X-Name", new Handshake(this.url, Map.of("X-Name", List.of("a\r\nX: y")), List.of())),
				Map.entry("header.X\\r\\nY", new Handshake(this.url, Map.of("X\r\nY", List.of("a")), List.of())),
				Map.entry("protocols", new Handshake(this.url, Map.of(), List.of("a\r\nX: y"))));
		for (Map.Entry<String, Handshake> handshake : handshakes) {
			HandshakeCustomizer customizer = later
					? HandshakeCustomizer
						.async((given, attempt) -> CompletableFuture.supplyAsync(() -> handshake.getValue()))
					: (given, attempt) -> handshake.getValue();
			this.application.withBean("evil", HandshakeCustomizer.class, () -> customizer).run((context) -> {
				CompletableFuture<OnErrorCallbackResult> failure = new CompletableFuture<>();
				context.getBean(SocketTaskFactory.class)
					.connectSocket(ConnectSocketOption.of(this.url), (task) -> task.onError(failure::complete));
				assertThat(failure.orTimeout(10, TimeUnit.SECONDS).join().errMsg())
					.startsWith("HandshakeCustomizer 'evil' returned a handshake that is not valid ("
							+ handshake.getKey() + "): ")
					.doesNotContain("\r", "\n");
			});
		}
		assertThat(this.server.connections()).isEmpty();
	}

	@Test
	@Contract("10.9")
	void aServerAddsNoLineByACookieOrARedirect() {
		this.server.onNext("/x",
				(connection) -> connection
					.rawHandshake("HTTP/1.1 503 No\r\nSet-Cookie: a=b\rX-Injected: c\r\nSet-Cookie: d=e\u0000f\r\n"
							+ "Set-Cookie: g=h%0d%0aX-Injected: i\r\nContent-Length: 0\r\n\r\n"));
		this.server.onNext("/x", (connection) -> connection.redirect("/y%0d%0aX-Injected:%20c"));
		this.server.on("/y%0d%0aX-Injected:%20c", (connection) -> connection.accept());
		this.application
			.withPropertyValues("sockettask.tasks.x.url=" + this.url, "sockettask.tasks.x.cookie-handling=enable",
					"sockettask.tasks.x.redirects=follow", "sockettask.tasks.x.reconnect.delay=10ms")
			.run((context) -> {
				assertThat(context.getBean(SocketTask.class).start()).succeedsWithin(Duration.ofSeconds(10));
				SocketHandshake handshake = this.server.awaitConnection(3).handshake();
				assertThat(handshake.headers("X-Injected")).isEmpty();
				assertThat(handshake.header("Cookie")).isEqualTo("g=h%0d%0aX-Injected: i");
			});
	}

}
