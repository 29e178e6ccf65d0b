package io.github.sockettask.transport.netty;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.sockettask.HandshakeRefusedException;
import io.github.sockettask.OnOpenCallbackResult;
import io.github.sockettask.SocketTaskException;
import io.github.sockettask.contract.Contract;
import io.github.sockettask.contract.ExecutorTimer;
import io.github.sockettask.transport.TransportRequest;
import io.github.sockettask.transport.TriedAddresses;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What servers answer to a handshake, byte by byte. An attempt may take a minute here, so
 * that what is reported was known at once.
 */
class ServerAnswerTests {

	private static final String UPGRADE = "Upgrade: websocket\r\n";

	private static final String CONNECTION = "Connection: Upgrade\r\n";

	private static final String ACCEPT = "Sec-WebSocket-Accept: ACCEPT\r\n";

	private static final String SWITCHING = "HTTP/1.1 101 Switching Protocols\r\n";

	private static final String HELLO = "\u0081\u0005hello";

	private final RecordingHandler handler = new RecordingHandler();

	private void answer(List<String> protocols, Check check, String... segments) throws Exception {
		try (RawServer server = RawServer.start((socket) -> {
			socket.setTcpNoDelay(true);
			RawServer.answer(socket, segments);
			RawServer.awaitEnd(socket);
		}); TyrusTransport transport = new TyrusTransport(Runnable::run, new ExecutorTimer())) {
			transport.open(new TransportRequest(URI.create(server.url()), Map.of(), protocols, Duration.ofMinutes(1),
					Duration.ofMinutes(1), Duration.ofMinutes(1), true, false, 1000, new TriedAddresses(), null, null),
					this.handler);
			check.run();
		}
	}

	private OnOpenCallbackResult opened(String... segments) throws Exception {
		answer(List.of("chat"), () -> {
			this.handler.awaitOpened();
			assertThat(this.handler.awaitMessage()).isEqualTo("hello");
		}, segments);
		return this.handler.awaitOpened();
	}

	private SocketTaskException refused(String... segments) throws Exception {
		answer(List.of("chat"), () -> assertThat(this.handler.awaitClosed().code()).isEqualTo(1006), segments);
		SocketTaskException error = this.handler.error();
		assertThat(error).isNotNull();
		return error;
	}

	private HandshakeRefusedException refusal(String... segments) throws Exception {
		return (HandshakeRefusedException) refused(segments);
	}

	static Stream<String> answersThatAreRight() {
		return Stream.of(SWITCHING + UPGRADE + CONNECTION + ACCEPT,
				SWITCHING + UPGRADE + "Connection: keep-alive\r\nConnection: Upgrade\r\n" + ACCEPT,
				SWITCHING + UPGRADE + "Connection: Upgrade\r\nConnection: keep-alive\r\n" + ACCEPT,
				SWITCHING + UPGRADE + "Connection: keep-alive, upgrade\r\n" + ACCEPT,
				SWITCHING + UPGRADE + UPGRADE + CONNECTION + CONNECTION + ACCEPT + ACCEPT,
				SWITCHING + "upgrade:  WebSocket \r\nCONNECTION:\tUPGRADE\r\n" + ACCEPT,
				SWITCHING + UPGRADE + CONNECTION + ACCEPT + "Sec-WebSocket-Protocol:\r\n",
				SWITCHING + UPGRADE + CONNECTION + ACCEPT + "Sec-WebSocket-Protocol: \r\nSec-WebSocket-Extensions:\r\n",
				SWITCHING + UPGRADE + CONNECTION + ACCEPT + "X-Folded: a\r\n b\r\n",
				SWITCHING + UPGRADE + CONNECTION + ACCEPT + "X-Name: \u00c3\u00a9\u00e2\u0082\u00ac\r\n",
				"HTTP/1.1 101\r\n" + UPGRADE + CONNECTION + ACCEPT,
				(SWITCHING + UPGRADE + CONNECTION + ACCEPT).replace("\r", ""),
				"\r\n" + SWITCHING + UPGRADE + CONNECTION + ACCEPT);
	}

	@ParameterizedTest
	@MethodSource("answersThatAreRight")
	@Contract({ "5.5", "5.13", "5.14" })
	void whenAnAnswerIsRightThenTheConnectionOpensAndTheMessageInItsSegmentArrives(String head) throws Exception {
		assertThat(opened(head + "\r\n" + HELLO).protocol()).isEmpty();
	}

	@Test
	@Contract("5.13")
	void whenAnAnswerComesByteByByteThenTheConnectionOpens() throws Exception {
		opened((SWITCHING + UPGRADE + CONNECTION + ACCEPT + "\r\n" + HELLO).split("(?<=[HT\r\n:])"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n", "HTTP/1.1 100 Continue\r\n\r\n",
			"HTTP/1.1 100\r\n\r\nHTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n" })
	@Contract("5.13")
	void whenInformationComesBeforeTheAnswerThenItIsSkipped(String information) throws Exception {
		String answer = SWITCHING + UPGRADE + CONNECTION + ACCEPT + "X-A: a\r\n\r\n" + HELLO;
		assertThat(opened(information + answer).header("X-A")).isEqualTo("a");
	}

	@Test
	@Contract("5.13")
	void whenInformationComesInASegmentOfItsOwnThenItIsSkipped() throws Exception {
		String answer = SWITCHING + UPGRADE + CONNECTION + ACCEPT + "\r\n" + HELLO;
		assertThat(opened("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n", answer).header("Link")).isNull();
	}

	@Test
	@Contract("5.13")
	void whenInformationComesWithoutEndThenTheErrorSaysSoAtOnce() throws Exception {
		String information = "HTTP/1.1 103 Early Hints\r\n\r\n";
		String answer = SWITCHING + UPGRADE + CONNECTION + ACCEPT + "\r\n" + HELLO;
		opened(information.repeat(16) + answer);
		assertThat(new ServerAnswerTests().refused(information.repeat(17)))
			.hasMessageEndingWith("the server sent more than 16 answers with a status 1xx, and none to the handshake");
		assertThat(new ServerAnswerTests()
			.refused(("HTTP/1.1 103 Early Hints\r\nLink: " + "x".repeat(10_000) + "\r\n\r\n").repeat(7)))
			.hasMessageEndingWith("those with a status 1xx included, are larger than 64 KB");
		assertThat(new ServerAnswerTests().refused("\r\n".repeat(40_000)))
			.hasMessageEndingWith("the header of the answer to the handshake is larger than 64 KB");
	}

	@Test
	@Contract("5.13")
	void whenInformationComesBeforeARefusalThenTheRefusalIsReported() throws Exception {
		HandshakeRefusedException error = refusal(
				"HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
		assertThat(error.status()).isEqualTo(403);
		assertThat(error).hasMessageEndingWith("HTTP status 403 Forbidden");
	}

	@ParameterizedTest
	@CsvSource({ "no colon", "X-A: a\u0001b", "X A: b", ": b", "X-A\u00e9: b" })
	@Contract("5.13")
	void whenAHeaderLineIsNotValidThenTheErrorShowsItAtOnceWhereverItIs(String line) throws Exception {
		for (String lines : List.of(line + "\r\n" + ACCEPT, ACCEPT + line + "\r\n")) {
			SocketTaskException error = new ServerAnswerTests()
				.refused(SWITCHING + UPGRADE + CONNECTION + lines + "\r\n");
			assertThat(error).hasMessageContaining(line.replace("\u0001", "\\u0001"))
				.hasMessageEndingWith("which is not valid");
		}
	}

	@Test
	@Contract("5.13")
	void whenTheHeaderIsTooLargeThenTheErrorSaysSoAtOnce() throws Exception {
		String filler = ("X-Filler: " + "x".repeat(1000) + "\r\n").repeat(70);
		assertThat(refused(SWITCHING + UPGRADE + CONNECTION + ACCEPT + filler))
			.hasMessageEndingWith("the header of the answer to the handshake is larger than 64 KB");
		assertThat(new ServerAnswerTests()
			.refused(SWITCHING + UPGRADE + CONNECTION + ACCEPT + "a:\r\n".repeat(2000) + "\r\n"))
			.hasMessageEndingWith("the header of the answer to the handshake has more than 1000 lines");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "Connection: Upgrade | Upgrade header is missing",
			"Upgrade: h2c;Connection: Upgrade | Upgrade header does not have the value websocket: h2c",
			"Upgrade: websocket, h2c;Connection: Upgrade | Upgrade header does not have the value websocket: websocket, h2c",
			"Upgrade: websocket | Connection header is missing",
			"Upgrade: websocket;Connection: close | Connection header does not contain Upgrade: close",
			"Upgrade: websocket;Connection: Upgrade;Sec-WebSocket-Accept: other | Sec-WebSocket-Accept header has several values" })
	@Contract("5.13")
	void whenAHeaderIsWrongThenTheErrorNamesItAndItsValue(String lines, String mistake) throws Exception {
		assertThat(refused(SWITCHING + lines.replace(";", "\r\n") + "\r\n" + ACCEPT + "\r\n"))
			.hasMessageContaining("status 101, but its " + mistake);
	}

	@Test
	@Contract("5.13")
	void whenTheChosenSubProtocolHasControlCharactersThenTheErrorHasNone() throws Exception {
		assertThat(refused(SWITCHING + UPGRADE + CONNECTION + ACCEPT + "Sec-WebSocket-Protocol: a\u009b31mb\r\n\r\n"))
			.hasMessageContaining("the server chose the sub-protocol a\\u009b31mb, which was not offered");
	}

	@ParameterizedTest
	@ValueSource(strings = { "SSH-2.0-OpenSSH_9.6\r\n", "J\u0000\u0000\u0000\n8.0.36", "<html>", "HTTQ/1.1 101",
			"HTTP/1.1 OK\r\n\r\n", "\u0000" })
	@Contract("5.13")
	void whenTheAnswerIsNotHttpThenTheErrorShowsHowItBeginsAtOnce(String answer) throws Exception {
		assertThat(refused(answer)).hasMessageContaining("the answer to the handshake is not HTTP, it begins with \""
				+ answer.substring(0, 1).replace("\u0000", "\\u0000"));
	}

	@Test
	@Contract("5.13")
	void whenTheServerSpeaksTlsThenTheErrorSaysSo() throws Exception {
		assertThat(refused("\u0015\u0003\u0003\u0000\u0002\u0002\u0028"))
			.hasMessageEndingWith("the server speaks TLS on this port: use wss:// in the url");
	}

	@Test
	@Contract({ "1.9", "5.13" })
	void whenARefusalHasALineThatIsNotValidThenItsStatusAndItsOtherLinesAreThere() throws Exception {
		HandshakeRefusedException error = refusal(
				"HTTP/1.1 401 Unauthorized\r\nX-A: 1\r\nno colon\r\n" + "Retry-After: 7\r\nContent-Length: 0\r\n\r\n");
		assertThat(error.status()).isEqualTo(401);
		assertThat(error.header()).containsEntry("x-a", List.of("1")).containsEntry("retry-after", List.of("7"));
		assertThat(error).hasMessageContaining("HTTP status 401 Unauthorized (")
			.hasMessageContaining("the header line \"no colon\", which is not valid");
	}

	@Test
	@Contract({ "1.9", "5.13" })
	void whenARefusalHasTooManyHeadersThenItsStatusAndTheFirstHeadersAreThere() throws Exception {
		HandshakeRefusedException error = refusal(
				"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 7\r\n" + "X-A: aaaaaaaaaa\r\n".repeat(5000));
		assertThat(error.status()).isEqualTo(503);
		assertThat(error.header()).containsEntry("Retry-After", List.of("7"));
		assertThat(error).hasMessageContaining("larger than 64 KB");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Content-Length: 17\r\n\r\n{\"error\":\"a\nbé\"}",
			"Content-Length: 17\r\n\r\n|{\"error\":|\"a\nbé\"}",
			"Transfer-Encoding: chunked\r\n\r\n5\r\n{\"err\r\nC;x=y\r\nor\":\"a\nbé\"}\r\n0\r\n\r\n",
			"Transfer-Encoding: chunked\r\n\r\n5\r\n{\"er|r\r\n|C\r\nor\":\"a\nbé\"}\r|\n0\r\n\r\n",
			"Content-Length: 1000\r\n\r\n{\"error\":\"a\nbé\"}", "\r\n{\"error\":\"a\nbé\"}" })
	@Contract({ "1.9", "5.13" })
	void whenARefusalHasABodyThenTheErrorShowsIt(String answer) throws Exception {
		String bytes = "HTTP/1.1 400 Bad Request\r\n" + answer.replace("é", "\u00c3\u00a9");
		assertThat(refused(bytes.split("\\|")))
			.hasMessageEndingWith("HTTP status 400 Bad Request: {\"error\":\"a\\nbé\"}");
	}

	@Test
	@Contract({ "1.9", "5.13" })
	void whenARefusalHasALongBodyThenTheErrorShowsItsBeginning() throws Exception {
		SocketTaskException error = refused("HTTP/1.1 500 \r\n\r\n" + "x".repeat(100_000));
		assertThat(error).hasMessageContaining("x".repeat(900));
		assertThat(error.getMessage()).hasSizeLessThan(1200);
	}

	@Test
	@Contract("5.13")
	void whenTheBodyOfARefusalIsCompressedOrBrokenThenTheErrorIsWithoutIt() throws Exception {
		assertThat(refused("HTTP/1.1 500 \r\nContent-Encoding: gzip\r\nContent-Length: 9\r\n\r\n\u001f\u008b"))
			.hasMessageEndingWith("HTTP status 500");
		assertThat(new ServerAnswerTests().refused("HTTP/1.1 500 \r\nTransfer-Encoding: chunked\r\n\r\nzzz\r\nabc"))
			.hasMessageEndingWith("HTTP status 500");
	}

	@Test
	@Contract("5.13")
	void whenTheServerResetsTheConnectionThenTheErrorSaysSo() throws Exception {
		try (RawServer server = RawServer.start((socket) -> {
			RawServer.request(socket);
			socket.setSoLinger(true, 0);
		}); TyrusTransport transport = new TyrusTransport(Runnable::run, new ExecutorTimer())) {
			transport.open(new TransportRequest(URI.create(server.url()), Map.of(), List.of(), Duration.ofMinutes(1),
					Duration.ofMinutes(1), Duration.ofMinutes(1), true, false, 1000, new TriedAddresses(), null, null),
					this.handler);
			assertThat(this.handler.awaitClosed().code()).isEqualTo(1006);
			assertThat(this.handler.error())
				.hasMessageMatching(".*/x: the handshake failed: Connection reset( by peer)?");
		}
	}

	@FunctionalInterface
	interface Check {

		void run() throws Exception;

	}

}
