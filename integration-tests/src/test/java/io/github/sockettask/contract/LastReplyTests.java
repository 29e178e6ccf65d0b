package io.github.sockettask.contract;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.settings.ReceiveMode;
import io.github.sockettask.test.SocketEnd;
import io.github.sockettask.test.SocketFrame;
import io.github.sockettask.test.SocketRecord;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Replies to the messages in front of the frame with which a peer ends the connection, in
 * the same read.
 */
class LastReplyTests extends ContractFixture {

	private static final int MESSAGES = 20;

	static Stream<Arguments> lastFrames() {
		List<Arguments> frames = List.of(Arguments.argumentSet("reserved bit", SocketFrame.text("x").withRsv(2), 1002),
				Arguments.argumentSet("reserved opcode", SocketFrame.of(5, new byte[0]), 1002),
				Arguments.argumentSet("stray continuation", SocketFrame.continuation(new byte[1]), 1002),
				Arguments.argumentSet("not UTF-8", SocketFrame.of(SocketFrame.TEXT, new byte[] { (byte) 0xff }), 1007),
				Arguments.argumentSet("close frame", SocketFrame.close(4002, "bye"), 4002),
				Arguments.argumentSet("close frame that is not valid", SocketFrame.close(999, ""), 1002));
		return Arrays.stream(ReceiveMode.values())
			.flatMap((mode) -> frames.stream()
				.map((frame) -> Arguments.argumentSet(mode + " " + ((Arguments.ArgumentSet) frame).getName(), mode,
						frame.get()[0], frame.get()[1])));
	}

	private RecordedTask echo(ReceiveMode mode, MessageForm form, SocketFrame last) {
		this.client.with((settings) -> settings.withReceive(settings.receive().withMode(mode).withKey("key")));
		SocketFrame[] frames = Stream
			.concat(IntStream.range(0, MESSAGES).mapToObj((i) -> form.frames("m" + i)).flatMap(Stream::of),
					Stream.of(last))
			.toArray(SocketFrame[]::new);
		this.server.on("/x", (connection) -> form.header(connection).acceptTogetherWith(frames));
		return this.client.connect(form.offer(ConnectSocketOption.of(this.server.url("/x"))),
				(task) -> task.task().onMessage((result) -> task.task().send((String) result.data())));
	}

	@ParameterizedTest
	@MethodSource("lastFrames")
	@Contract({ "5.9", "5.12", "5.50" })
	void whenThePeerEndsThenTheRepliesGoOutBeforeTheCloseFrame(ReceiveMode mode, SocketFrame last, int code) {
		RecordedTask task = echo(mode, MessageForm.WHOLE, last).awaitClose();
		SocketRecord connection = this.server.awaitConnection(1);
		assertThat(connection.awaitClose().closeCode()).isEqualTo(code);
		assertThat(connection.messages()).hasSize(MESSAGES);
		assertThat(connection.awaitEnd()).isEqualTo(SocketEnd.FIN);
		assertThat(task.events().get(0)).isEqualTo("open");
		assertThat(task.events()).hasSize((code == 4002) ? 2 : 3);
	}

	@ParameterizedTest
	@EnumSource
	@Contract("5.50")
	void whenThePeerEndsThenTheRepliesToEveryFormOfMessageGoOut(MessageForm form) {
		echo(ReceiveMode.SERIAL, form, SocketFrame.close(4002, "bye")).awaitClose();
		SocketRecord connection = this.server.awaitConnection(1);
		assertThat(connection.awaitClose().closeCode()).isEqualTo(4002);
		assertThat(connection.messages()).hasSize(MESSAGES);
	}

	@Test
	@Contract("5.50")
	void whenACallbackTakesLongThenTheCloseFrameDoesNotWaitForIt() {
		RecordedTask task = blocked(SocketFrame.close(4002, "bye"), 4002);
		assertThat(task.awaitClose().events()).containsExactly("open", "told true", "close 4002 bye");
	}

	@Test
	@Contract({ "5.12", "5.50" })
	void whenACallbackTakesLongThenAPeerThatBreaksTheProtocolIsCut() {
		RecordedTask task = blocked(SocketFrame.text("x").withRsv(2), 1002);
		assertThat(task.awaitClose().events()).containsExactly("open", "told true", "error", GONE);
	}

	private RecordedTask blocked(SocketFrame last, int code) {
		this.client.with((settings) -> settings.withCloseTimeout(Duration.ofMillis(200)));
		CountDownLatch told = new CountDownLatch(1);
		RecordedTask task = connectWith((connection) -> connection.acceptTogetherWith(SocketFrame.text("a"), last),
				(recorded) -> recorded.task()
					.onMessage((result) -> recorded.note("told " + told.await(5, TimeUnit.SECONDS))));
		SocketRecord connection = this.server.awaitConnection(1);
		assertThat(connection.awaitClose().closeCode()).isEqualTo(code);
		connection.awaitEnd();
		told.countDown();
		return task;
	}

	@Test
	@Contract({ "5.6", "5.50" })
	void whenTheApplicationClosesMeanwhileThenThePeerIsAnsweredAtOnce() {
		RecordedTask task = connectWith((connection) -> connection.acceptTogetherWith(SocketFrame.text("a"),
				SocketFrame.text("b"), SocketFrame.close(4002, "bye")),
				(recorded) -> recorded.task().onMessage((result) -> {
					recorded.note("message " + result.data());
					recorded.task().close(4001, "late");
				}));
		assertThat(task.awaitClose().events()).containsExactly("open", "message a", "close 4002 bye");
		assertThat(this.server.awaitConnection(1).awaitClose().closeCode()).isIn(4001, 4002);
	}

	@Test
	@Contract({ "5.18", "5.50" })
	void whenTheTaskIsPausedThenTheCloseFrameDoesNotWait() {
		RecordedTask task = connectWith((connection) -> connection.acceptTogetherWith(SocketFrame.text("a"),
				SocketFrame.text("b"), SocketFrame.close(4002, "bye")),
				(recorded) -> recorded.task().onMessage((result) -> {
					recorded.note("message " + result.data());
					if (result.data().equals("a")) {
						recorded.task().pause();
					}
				}));
		SocketRecord connection = this.server.awaitConnection(1);
		assertThat(connection.awaitClose().closeCode()).isEqualTo(4002);
		connection.awaitEnd();
		assertThat(task.events()).containsExactly("open", "message a");
		task.task().resume();
		assertThat(task.awaitClose().events()).containsExactly("open", "message a", "message b", "close 4002 bye");
	}

}
