package io.github.sockettask.contract;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import jakarta.websocket.Session;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.socket.WebSocketSession;

import io.github.sockettask.ConnectSocketException;
import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.ReadyState;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskFactory;
import io.github.sockettask.modes.InEveryMode;
import io.github.sockettask.test.TestSocketServer;
import io.github.sockettask.text.Redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Sections 1 and 2 of the contract.
 */
@InEveryMode
class ConnectTests extends ContractFixture {

	@Test
	@Contract({ "1.4", "2.1" })
	void whenConnectedThenSuccessAndCompleteComeBeforeOpen() {
		RecordedTask task = connectTo((connection) -> connection.accept());
		task.awaitOpen();
		assertThat(task.calls()).containsExactly("connect success connectSocket:ok", "connect complete", "open");
		assertThat(task.task().errMsg()).isEqualTo("connectSocket:ok");
		assertThat(task.task().readyState()).isSameAs(SocketTask.OPEN);
		assertThat(task.task().readyState().value()).isEqualTo(1);
	}

	@Test
	@Contract("1.1")
	void whenConnectReturnsThenTheTaskIsConnecting() {
		RecordedTask task = connectTo((connection) -> connection.silentHandshake());
		assertThat(task.task().readyState()).isSameAs(SocketTask.CONNECTING);
	}

	@Test
	@Contract({ "1.2", "2.2" })
	void whenConnectionsAreAcceptedThenTheirNumbersGrowByOne() {
		this.server.on("/x", (connection) -> connection.accept());
		int first = this.client.connect(this.server.url("/x")).task().socketTaskId();
		assertThatExceptionOfType(ConnectSocketException.class).isThrownBy(() -> this.client.connect("bad"));
		int second = this.client.connect(this.server.url("/x")).task().socketTaskId();
		assertThat(first).isPositive();
		assertThat(second).isEqualTo(first + 1);
	}

	@Test
	@Contract({ "2.2", "2.3" })
	void whenOptionIsNullThenItIsRefused() {
		assertThatExceptionOfType(ConnectSocketException.class)
			.isThrownBy(() -> this.client.factory().connectSocket(null))
			.withMessage("connectSocket:fail parameter error: parameter should be Object instead of Null");
	}

	@ParameterizedTest
	@NullSource
	@Contract({ "2.2", "2.4" })
	void whenUrlIsMissingThenItIsRefused(String url) {
		RecordedTask task = new RecordedTask();
		assertThatExceptionOfType(ConnectSocketException.class)
			.isThrownBy(() -> this.client.factory().connectSocket(task.record(ConnectSocketOption.of(url))));
		assertThat(task.calls()).containsExactly(
				"connect fail connectSocket:fail parameter error: parameter.url should be String instead of Null",
				"connect complete");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "/socket", "http://127.0.0.1/x", "WS://127.0.0.1/x", " ws://127.0.0.1/x",
			"ws://127.0.0.1/x ", "ws://", "ws:///path", "ws://127.0.0.1:99999/", "ws://127.0.0.1:0/", "ws://host:x/",
			"ws://127.0.0.1/x#fragment", "wss:127.0.0.1", "ws://user:secret@127.0.0.1/", "ws://127.0.0.1/a b" })
	@Contract({ "2.2", "2.5" })
	void whenUrlIsNoWebSocketAddressThenItIsRefused(String url) {
		RecordedTask task = new RecordedTask();
		assertThatExceptionOfType(ConnectSocketException.class)
			.isThrownBy(() -> this.client.factory().connectSocket(task.record(ConnectSocketOption.of(url))));
		assertThat(task.calls()).containsExactly(
				"connect fail connectSocket:fail request:fail invalid url \"" + Redaction.url(url) + "\"",
				"connect complete");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a b", "a,b", "chat/1", "ü" })
	@Contract("2.6")
	void whenSubProtocolIsNoTokenThenItIsRefused(String protocol) {
		assertThatExceptionOfType(ConnectSocketException.class)
			.isThrownBy(() -> this.client.connect(ConnectSocketOption.of("ws://127.0.0.1/").protocols(protocol)))
			.withMessageStartingWith("connectSocket:fail parameter error: ")
			.withMessageContaining('"' + protocol + '"');
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT0S", "PT-1S" })
	@Contract("2.2")
	void whenTimeoutIsNotPositiveThenTheErrorNamesItAsTheOptionDoes(Duration timeout) {
		RecordedTask task = new RecordedTask();
		ConnectSocketOption option = ConnectSocketOption.of("ws://127.0.0.1/").timeout(timeout);
		String refused = "connectSocket:fail parameter error: parameter.timeout should be positive";
		assertThatExceptionOfType(ConnectSocketException.class)
			.isThrownBy(() -> this.client.factory().connectSocket(task.record(option)))
			.withMessage(refused);
		assertThat(task.calls()).containsExactly("connect fail " + refused, "connect complete");
		assertThatExceptionOfType(ConnectSocketException.class)
			.isThrownBy(() -> this.client.factory().createTask("room", option))
			.withMessage(refused);
	}

	@Test
	@Contract("2.6")
	void whenSubProtocolIsOfferedTwiceThenItIsRefused() {
		assertThatExceptionOfType(ConnectSocketException.class)
			.isThrownBy(() -> this.client.connect(ConnectSocketOption.of("ws://127.0.0.1/").protocols("a", "b", "a")))
			.withMessageStartingWith("connectSocket:fail parameter error: ")
			.withMessageContaining("\"a\"");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "Host", "upgrade", "Connection", "Sec-WebSocket-Key", "sec-websocket-extensions", "Referer" })
	@Contract("2.7")
	void whenHeaderBelongsToTheHandshakeThenItIsRefused(String name) {
		assertThatExceptionOfType(ConnectSocketException.class)
			.isThrownBy(() -> this.client.connect(ConnectSocketOption.of("ws://127.0.0.1/").header(name, "x")))
			.withMessageStartingWith("connectSocket:fail parameter error: ")
			.withMessageContaining(name);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\r\nEvil: 1", "a\nb", "a\rb", "", " " })
	@Contract("2.7")
	void whenHeaderHasALineBreakOrNoValueThenItIsRefused(String value) {
		assertThatExceptionOfType(ConnectSocketException.class)
			.isThrownBy(() -> this.client.connect(ConnectSocketOption.of("ws://127.0.0.1/").header("X-A", value)))
			.withMessageStartingWith("connectSocket:fail parameter error: ")
			.withMessageContaining("X-A");
	}

	@ParameterizedTest
	@CsvSource({ "中, U+4E2D", "a€, U+20AC", "😀, U+1F600" })
	@Contract("2.7")
	void whenHeaderHasACharacterThatHttpDoesNotHaveThenItIsRefusedAndNamed(String value, String character) {
		assertThatExceptionOfType(ConnectSocketException.class)
			.isThrownBy(() -> this.client.connect(ConnectSocketOption.of("ws://127.0.0.1/").header("X-A", value)))
			.withMessageStartingWith("connectSocket:fail parameter error: ")
			.withMessageContaining("X-A")
			.withMessageContaining(character);
	}

	@Test
	@Contract({ "1.10", "2.7" })
	void whenTheUserAgentIsEmptyThenTheServerSeesNone() {
		connectTo((connection) -> connection.accept(), (option) -> option.header("User-Agent", "")).awaitOpen();
		assertThat(this.server.awaitConnection(1).handshake().headers("User-Agent")).isEmpty();
	}

	@Test
	@Contract("1.10")
	void whenUrlHasDecomposedCharactersThenTheyReachTheServerAsTheyAre() {
		this.server.on("/x", (connection) -> connection.accept());
		this.client.connect(this.server.url("/x") + "?a=e\u0301&b=\u00e9&c=\ud83d\ude00&d=%20").awaitOpen();
		assertThat(this.server.awaitConnection(1).handshake().target())
			.isEqualTo("/x?a=e%CC%81&b=%C3%A9&c=%F0%9F%98%80&d=%20");
	}

	@Test
	@Contract("1.10")
	void whenHeadersAreGivenThenTheServerSeesThem() {
		RecordedTask task = connectTo((connection) -> connection.accept(),
				(option) -> option.header("X-Token", "abc").header("X-Many", "1", "2"));
		task.awaitOpen();
		assertThat(this.server.awaitConnection(1).handshake().headers("x-token")).containsExactly("abc");
		assertThat(this.server.awaitConnection(1).handshake().headers("x-many")).containsExactly("1", "2");
	}

	@Test
	@Contract("1.10")
	void whenUrlHasAQueryThenItReachesTheServerAsItIs() {
		this.server.on("/x", (connection) -> connection.accept());
		this.client.connect(this.server.url("/x") + "?a=1&b=%20%E4%B8%AD").awaitOpen();
		assertThat(this.server.awaitConnection(1).handshake().target()).isEqualTo("/x?a=1&b=%20%E4%B8%AD");
	}

	@Test
	@Contract({ "2.8", "2.9" })
	void whenThereAreTooManyConnectionsThenTheNextIsRefusedUntilOneIsGone() {
		this.client.maxConnections(2);
		this.server.on("/x", (connection) -> connection.accept());
		RecordedTask first = this.client.connect(this.server.url("/x")).awaitOpen();
		this.client.connect(this.server.url("/x")).awaitOpen();
		assertThatExceptionOfType(ConnectSocketException.class)
			.isThrownBy(() -> this.client.connect(this.server.url("/x")))
			.withMessage("connectSocket:fail sockettask.max-connections allows no more than 2 connections at a time; "
					+ "close one, or raise the limit")
			.extracting(ConnectSocketException::errMsg)
			.isEqualTo("connectSocket:fail 同时最多发起 2 个 socket 请求，更多请参考文档。");
		first.task().close();
		first.awaitClose();
		assertThat(this.client.connect(this.server.url("/x")).awaitOpen().task().readyState())
			.isSameAs(SocketTask.OPEN);
	}

	@Test
	@Contract("2.9")
	void whenAttemptsFailThenTheirSlotsAreFreed() {
		this.client.maxConnections(1);
		for (int i = 0; i < 5; i++) {
			this.client.connect(TestSocketServer.refusedUrl()).awaitClose();
		}
	}

	@Test
	@Contract("4.6")
	void whenClosedWhileConnectingThenErrorAndClose() {
		RecordedTask task = connectTo((connection) -> connection.silentHandshake());
		this.server.awaitConnection(1);
		task.task().close();
		assertThat(task.task().readyState()).isNotEqualTo(ReadyState.CONNECTING);
		assertThat(task.awaitClose().events()).containsExactly("error", GONE);
		this.server.awaitConnection(1).awaitEnd();
	}

	@Test
	@Contract("4.6")
	void whenClosedAtOnceThenErrorAndClose() {
		this.server.on("/x", (connection) -> connection.accept());
		for (int i = 0; i < 50; i++) {
			RecordedTask task = this.client.connect(this.server.url("/x"));
			task.task().close();
			task.awaitClose();
			if (!task.events().equals(List.of("error", GONE))) {
				assertThat(task.events()).startsWith("open").endsWith("close 1000 ");
			}
		}
	}

	@Test
	@Contract({ "2.1", "5.8" })
	void whenSuccessThrowsThenCompleteAndOpenStillCome() {
		this.server.on("/x", (connection) -> connection.accept());
		RecordedTask task = new RecordedTask();
		ConnectSocketOption option = task.record(ConnectSocketOption.of(this.server.url("/x"))).success((result) -> {
			throw new IllegalStateException("on purpose");
		});
		this.client.factory().connectSocket(option, task::attach);
		task.awaitOpen();
		assertThat(task.calls()).containsExactly("connect complete", "open");
	}

	@Test
	@Contract({ "2.2", "2.9" })
	void whenHandlersThrowThenNothingIsConnectedAndTheSlotIsFree() {
		this.client.maxConnections(1);
		this.server.on("/x", (connection) -> connection.accept());
		RecordedTask failed = new RecordedTask();
		ConnectSocketOption option = failed.record(ConnectSocketOption.of(this.server.url("/x")));
		SocketTaskFactory factory = this.client.factory();
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> factory.connectSocket(option, (task) -> {
				throw new IllegalStateException("on purpose");
			}));
		assertThat(failed.calls()).containsExactly(
				"connect fail connectSocket:fail java.lang.IllegalStateException: on purpose", "connect complete");
		RecordedTask next = new RecordedTask();
		factory.connectSocket(next.record(ConnectSocketOption.of(this.server.url("/x"))), next::attach);
		next.awaitOpen();
		assertThat(this.server.connections()).hasSize(1);
	}

	@Test
	@Contract("1.5")
	void whenOpenThenTheNativeSessionsAreThere() {
		RecordedTask task = connectTo((connection) -> connection.accept()).awaitOpen();
		WebSocketSession session = task.task().ws(WebSocketSession.class);
		assertThat(session).isNotNull().isSameAs(task.task().ws(WebSocketSession.class));
		assertThat(session.isOpen()).isTrue();
		assertThat(session.getUri()).hasPort(this.server.port());
		assertThat(session.getRemoteAddress().getPort()).isEqualTo(this.server.port());
		assertThat(task.task().ws(Session.class)).isNotNull();
		assertThat(task.task().ws(String.class)).isNull();
		task.task().close();
		task.awaitClose();
		assertThat(task.task().ws(Session.class)).isNull();
	}

	@Test
	@Contract("1.2")
	void whenATaskIsStartedAgainThenItHasANewNumber() {
		this.server.on("/x", (connection) -> connection.accept());
		RecordedTask task = this.client.connect(this.server.url("/x")).awaitOpen();
		int first = task.task().socketTaskId();
		task.task().start();
		assertThat(task.task().socketTaskId()).isEqualTo(first);
		task.task().close();
		task.task().start();
		Awaitility.await().until(() -> task.events().size() == 3);
		assertThat(task.task().socketTaskId()).isGreaterThan(first);
		assertThat(task.events()).containsExactly("open", "close 1000 ", "open");
	}

	@Test
	@Contract("1.4")
	void whenAStartIsRefusedThenErrMsgTellsWhy() {
		this.client.maxConnections(1);
		SocketTask first = this.client.create(this.server.url("/x"));
		SocketTask second = this.client.create(this.server.url("/x"));
		assertThat(second.errMsg()).isEmpty();
		first.start();
		assertThatExceptionOfType(ConnectSocketException.class).isThrownBy(second::start);
		assertThat(first.errMsg()).isEqualTo("connectSocket:ok");
		assertThat(second.errMsg()).startsWith("connectSocket:fail ");
		assertThat(second.socketTaskId()).isZero();
	}

	@Test
	@Contract("1.3")
	void whenATaskIsStartedAndClosedThenItsStateFollows() {
		CountDownLatch handshake = new CountDownLatch(1);
		CountDownLatch answer = new CountDownLatch(1);
		this.server.on("/x",
				(connection) -> connection.await(handshake).accept().noCloseReply().await(answer).close(1000, ""));
		SocketTask task = this.client.create(this.server.url("/x"));
		assertThat(task.readyState().value()).isEqualTo(3);
		task.start();
		assertThat(task.readyState()).isSameAs(SocketTask.CONNECTING).hasToString("CONNECTING");
		assertThat(task.readyState().value()).isZero();
		handshake.countDown();
		Awaitility.await().until(() -> task.readyState() == SocketTask.OPEN);
		assertThat(task.readyState().value()).isOne();
		task.close();
		assertThat(task.readyState()).isSameAs(SocketTask.CLOSING);
		assertThat(task.readyState().value()).isEqualTo(2);
		answer.countDown();
		Awaitility.await().until(() -> task.readyState() == SocketTask.CLOSED);
	}

}
