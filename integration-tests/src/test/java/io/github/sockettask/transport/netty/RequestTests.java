package io.github.sockettask.transport.netty;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.sockettask.contract.Contract;
import io.github.sockettask.contract.ExecutorTimer;
import io.github.sockettask.transport.TransportRequest;
import io.github.sockettask.transport.TriedAddresses;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a server gets to see of a handshake.
 */
class RequestTests {

	private static List<String> request(String url, Map<String, List<String>> header) throws Exception {
		CompletableFuture<String> request = new CompletableFuture<>();
		String host = url.contains("[") ? "::1" : "127.0.0.1";
		try (RawServer server = new RawServer(host, 0, (socket) -> request.complete(RawServer.request(socket)));
				TyrusTransport transport = new TyrusTransport(Runnable::run, new ExecutorTimer())) {
			URI uri = URI.create(url.replace("PORT", String.valueOf(server.port())));
			RecordingHandler handler = new RecordingHandler();
			transport.open(new TransportRequest(uri, header, List.of("a", "b"), Duration.ofSeconds(5),
					Duration.ofSeconds(5), Duration.ofSeconds(5), true, false, 1000, new TriedAddresses(), null, null),
					handler);
			handler.awaitClosed();
			return List.of(request.get(5, TimeUnit.SECONDS)
				.replace(":" + server.port(), ":PORT")
				.replaceAll("(Sec-WebSocket-Key:) .*", "$1 KEY")
				.split("\r\n"));
		}
	}

	@Test
	@Contract("1.10")
	void aRequestHasWhatTheHandshakeNeedsAndAUserAgentAndNoOrigin() throws Exception {
		List<String> request = request("ws://127.0.0.1:PORT", Map.of("X-Many", List.of("1", "é")));
		assertThat(request.get(0)).isEqualTo("GET / HTTP/1.1");
		assertThat(request.get(1)).isEqualTo("Host: 127.0.0.1:PORT");
		assertThat(request.subList(2, request.size()))
			.anyMatch((line) -> line.matches("User-Agent: sockettask(/\\S+)?"))
			.filteredOn((line) -> !line.startsWith("User-Agent"))
			.containsExactlyInAnyOrder("Connection: Upgrade", "Sec-WebSocket-Key: KEY", "Sec-WebSocket-Protocol: a, b",
					"Sec-WebSocket-Version: 13", "Upgrade: websocket", "X-Many: 1", "X-Many: é");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Origin", "origin", "ORIGIN" })
	@Contract("1.10")
	void whenAnOriginIsSetThenItIsSentOnce(String name) throws Exception {
		assertThat(request("ws://127.0.0.1:PORT/a?b=c%20d", Map.of(name, List.of("https://example.org"))))
			.contains("GET /a?b=c%20d HTTP/1.1")
			.filteredOn((line) -> line.toLowerCase(java.util.Locale.ROOT).startsWith("origin"))
			.singleElement()
			.asString()
			.endsWith(": https://example.org");
	}

	@Test
	@Contract("1.10")
	void whenAUserAgentIsSetThenItIsSentAlone() throws Exception {
		assertThat(request("ws://127.0.0.1:PORT/", Map.of("user-agent", List.of("mine/1"))))
			.filteredOn((line) -> line.toLowerCase(java.util.Locale.ROOT).startsWith("user-agent"))
			.singleElement()
			.asString()
			.endsWith(": mine/1");
	}

	@Test
	@Contract("1.10")
	void whenTheUserAgentIsEmptyThenThereIsNone() throws Exception {
		assertThat(request("ws://127.0.0.1:PORT/", Map.of("User-Agent", List.of(""))))
			.noneMatch((line) -> line.startsWith("User-Agent"));
	}

	@ParameterizedTest
	@CsvSource({ "X-Name, 'a\r\nX-Injected: b', a", "X-Name, 'a\nb', a", "X-Name, 'a\rb', a", "X-Name, 'a\0b', a",
			"'X\r\nInjected: a', b, a", "X-Name, a, 'b\r\nX-Injected: c'" })
	@Contract("10.9")
	void whatWouldEndAHeaderIsNotSentWhereverItComesFrom(String name, String value, String protocol) throws Exception {
		CompletableFuture<String> received = new CompletableFuture<>();
		RecordingHandler handler = new RecordingHandler();
		try (RawServer server = RawServer.start((socket) -> received
			.complete(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1)));
				TyrusTransport transport = new TyrusTransport(Runnable::run, new ExecutorTimer())) {
			transport.open(new TransportRequest(URI.create(server.url()), Map.of(name, List.of(value)),
					List.of(protocol), Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5), true, false,
					1000, new TriedAddresses(), null, null), handler);
			handler.awaitClosed();
			assertThat(handler.error()).hasMessageContaining("has a line break or a NUL in its name or value");
			assertThat(received.get(5, TimeUnit.SECONDS)).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "ws://[::1]:PORT/", "ws://[::1%25lo]:PORT/", "ws://[::1%lo]:PORT/", "ws://[::1%251]:PORT/" })
	@Contract("1.10")
	void whenTheHostIsAnAddressWithAZoneThenTheServerDoesNotSeeTheZone(String url) throws Exception {
		assertThat(request(url, Map.of())).contains("Host: [::1]:PORT");
	}

}
