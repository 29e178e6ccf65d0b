package io.github.sockettask.text;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RedactionTests {

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', value = { "ws://localhost:8080/feed, ws://localhost:8080/feed",
			"wss://user:secret@host/feed, wss://host/feed", "wss://user:se@cret@host/feed, wss://host/feed",
			"wss://user:se/cret@host/feed, wss://host/feed", "wss://user:se?cret@host/feed, wss://host/feed",
			"wss://user:se#cret@host/feed, wss://host/feed", "wss://secret@host, wss://host",
			"user:secret@host/feed, host/feed", "http://user:secret@host/, http://host/",
			"wss://host/ws/btcusdt@trade/bnbbtc@depth20@100ms, wss://host/ws/btcusdt@trade/bnbbtc@depth20@100ms",
			"wss://host:9443/ws?listenKey=secret, wss://host:9443/ws?listenKey=***",
			"wss://host/ws?v=2&access_token=sec=ret&symbol=BTC&x=, wss://host/ws?v=2&access_token=***&symbol=BTC&x=",
			"wss://host/ws?secret, wss://host/ws?***", "wss://host/ws?a=secret?b=c, wss://host/ws?a=***",
			"wss://host/ws?, wss://host/ws?", "wss://host/ws#secret, wss://host/ws#***",
			"wss://host/ws?v=1#secret?v=x, wss://host/ws?v=1#***", "wss://[::1]:80/a, wss://[::1]:80/a",
			"wss://u:secret@[::1]/a, wss://[::1]/a",
			"ws://localhost:${local.server.port}/a@b, ws://localhost:${local.server.port}/a@b",
			"wss://host/v3/9aa3d95b3bc440fa88ea12eaa4456161, wss://host/v3/***",
			"wss://host/ws?stream=pqia91ma19a5s61cv6a81va65sdf19v8, wss://host/ws?stream=***",
			"wss://host/graphql-transport-ws/events-for-everyone, wss://host/graphql-transport-ws/events-for-everyone",
			"'', ''", "secret text, secret text" })
	void addressesAreWrittenWithoutSecrets(String url, String expected) {
		assertThat(Redaction.url(url)).isEqualTo(expected);
		assertThat(Redaction.url(expected)).isEqualTo(expected);
	}

	@Test
	void anAddressIsWrittenInOneLineOfBoundedLength() {
		assertThat(Redaction.url("ws://host/\r\nforged\u001b[2J")).isEqualTo("ws://host/\\r\\nforged\\u001b[2J");
		assertThat(Redaction.url("ws://host/" + "x".repeat(10_000))).hasSizeLessThan(600);
	}

	@Test
	void addressesInTextAreWrittenWithoutSecrets() {
		assertThat(Redaction
			.urls("Illegal character at index 3: wss://u:secret@host/?token=secret (\"WS://h/?t=secret\")"))
			.isEqualTo("Illegal character at index 3: wss://host/?token=*** (\"WS://h/?t=***\")");
		assertThat(Redaction.urls("nothing here")).isSameAs("nothing here");
	}

	@Test
	void headersAreWrittenByName() {
		assertThat(Redaction.headers(Map.of("authorization", List.of("Bearer secret"), "Content-Type",
				List.of("text/html"), "X-Api-Key", List.of("secret"), "Cookie", List.of("a=secret", "b=secret"))))
			.isEqualTo("{authorization=***, Content-Type=[text/html], Cookie=***, X-Api-Key=***}");
	}

}
