package io.github.sockettask.contract;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.SocketTask;
import io.github.sockettask.settings.ReceiveMode;
import io.github.sockettask.test.SocketFrame;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a callback for a message does on the event loop, while the protocol engine
 * processes the frame of that message.
 */
class InlineMessageTests extends ContractFixture {

	@BeforeEach
	void callBackInline() {
		this.client.with((settings) -> settings.withReceive(settings.receive().withMode(ReceiveMode.INLINE)));
	}

	private RecordedTask receive(MessageForm form, FirstMessage onMessage) {
		this.server.on("/x", (connection) -> form.header(connection)
			.accept()
			.rawFrame(Stream.of("first", "second").map(form::frames).flatMap(Stream::of).toArray(SocketFrame[]::new)));
		return this.client.connect(form.offer(ConnectSocketOption.of(this.server.url("/x"))),
				(task) -> task.task().onMessage((result) -> {
					task.note("message " + result.data());
					if (result.data().equals("first")) {
						onMessage.use(task.task());
					}
				}));
	}

	@ParameterizedTest
	@EnumSource
	@Contract({ "5.6", "5.12", "7.9" })
	void whenOnMessageClosesThenThePeerIsTold(MessageForm form) {
		RecordedTask task = receive(form, (open) -> open.close(4001, "enough")).awaitClose();
		assertThat(task.events()).containsExactly("open", "message first", "close 4001 enough");
		assertThat(this.server.awaitConnection(1).awaitClose().closeReason()).isEqualTo("enough");
	}

	@ParameterizedTest
	@EnumSource
	@Contract({ "3.6", "7.9" })
	void whenOnMessageSendsAndClosesThenBothArrive(MessageForm form) {
		RecordedTask task = receive(form, (open) -> {
			open.send("a");
			open.close();
		}).awaitClose();
		assertThat(task.events()).containsExactly("open", "message first", "close 1000 ");
		assertThat(this.server.awaitConnection(1).messages()).hasSize(1);
	}

	@ParameterizedTest
	@EnumSource
	@Contract({ "4.9", "7.9" })
	void whenOnMessageStopsThenThePeerIsTold(MessageForm form) throws Exception {
		CompletableFuture<Void> stopped = new CompletableFuture<>();
		RecordedTask task = receive(form, (open) -> open.stop().thenRun(() -> stopped.complete(null))).awaitClose();
		assertThat(task.events()).containsExactly("open", "message first", "close 1001 ");
		stopped.get(5, TimeUnit.SECONDS);
	}

	@ParameterizedTest
	@EnumSource
	@Contract("7.9")
	void whenOnMessageReconnectsThenTheNextConnectionReceives(MessageForm form) {
		CopyOnWriteArrayList<Integer> numbers = new CopyOnWriteArrayList<>();
		RecordedTask task = receive(form, (open) -> {
			numbers.add(open.socketTaskId());
			if (numbers.size() == 1) {
				open.reconnect();
			}
		}).awaitCall("message second");
		assertThat(task.events()).containsExactly("open", "message first", "close 1000 ", "open", "message first",
				"message second");
		assertThat(numbers).doesNotHaveDuplicates().hasSize(2);
	}

	@ParameterizedTest
	@EnumSource
	@Contract("5.10")
	void whenOnMessageClosesTheNativeSessionThenThePeerIsTold(MessageForm form) {
		RecordedTask task = receive(form,
				(open) -> open.ws(Session.class).close(new CloseReason(CloseCodes.GOING_AWAY, "native")))
			.awaitClose();
		assertThat(task.events()).startsWith("open", "message first")
			.endsWith("close 1001 native")
			.doesNotContain("error");
		assertThat(this.server.awaitConnection(1).awaitClose().closeReason()).isEqualTo("native");
	}

	@ParameterizedTest
	@EnumSource
	@Contract({ "1.5", "3.7" })
	void whenOnMessageSendsThroughTheNativeSessionThenItDoesNotWaitForTheReadToEnd(MessageForm form) {
		RecordedTask task = receive(form, (open) -> {
			open.send("a");
			open.ws(WebSocketSession.class).sendMessage(new TextMessage("b"));
		}).awaitCall("message second");
		this.server.awaitConnection(1).awaitMessages(2);
		assertThat(task.events()).containsExactly("open", "message first", "message second");
	}

	@ParameterizedTest
	@EnumSource
	@Contract("5.8")
	void whenOnMessageThrowsAnErrorThenTheNextMessageComes(MessageForm form) {
		RecordedTask task = receive(form, (open) -> {
			throw new StackOverflowError("thrown by a test");
		}).awaitCall("message second");
		assertThat(task.events()).containsExactly("open", "message first", "error", "message second");
	}

	@FunctionalInterface
	interface FirstMessage {

		void use(SocketTask open) throws Exception;

	}

}
