package io.github.sockettask.contract;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.unit.DataSize;

import io.github.sockettask.ProtocolViolationException;
import io.github.sockettask.modes.InEveryMode;
import io.github.sockettask.modes.Mode;
import io.github.sockettask.test.SocketFrame;
import io.github.sockettask.test.SocketScript;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Section 5 of the contract: what the peer must not do.
 */
@InEveryMode
class ProtocolViolationTests extends ContractFixture {

	private static final byte[] INVALID_UTF8 = { 'a', (byte) 0xc3, (byte) 0x28 };

	// where compression was agreed on, the bit alone is none that is reserved
	private static int reservedBit1() {
		return Mode.current().isCompressed() ? 5 : 4;
	}

	static Stream<Arguments> violations() {
		byte[] long126 = new byte[126];
		return Stream.of(
				Arguments.argumentSet("masked frame", script(SocketFrame.text("x").withMask(new byte[] { 1, 2, 3, 4 })),
						1002),
				Arguments.argumentSet("reserved bit 1", script(SocketFrame.text("x").withRsv(reservedBit1())), 1002),
				Arguments.argumentSet("reserved bit 2", script(SocketFrame.text("x").withRsv(2)), 1002),
				Arguments.argumentSet("reserved bit 3", script(SocketFrame.text("x").withRsv(1)), 1002),
				Arguments.argumentSet("reserved data opcode", script(SocketFrame.of(3, new byte[1])), 1002),
				Arguments.argumentSet("reserved control opcode", script(SocketFrame.of(11, new byte[1])), 1002),
				Arguments.argumentSet("fragmented ping",
						script(SocketFrame.of(SocketFrame.PING, new byte[1]).withFin(false)), 1002),
				Arguments.argumentSet("oversized ping", script(SocketFrame.of(SocketFrame.PING, long126)), 1002),
				Arguments.argumentSet("oversized close", script(SocketFrame.of(SocketFrame.CLOSE, long126)), 1002),
				Arguments.argumentSet("stray continuation", script(SocketFrame.continuation(new byte[1])), 1002),
				Arguments.argumentSet("interleaved data",
						script(SocketFrame.text("a").withFin(false), SocketFrame.text("b")), 1002),
				Arguments.argumentSet("close code 1005", script(SocketFrame.close(1005, "")), 1002),
				Arguments.argumentSet("close code 1006", script(SocketFrame.close(1006, "")), 1002),
				Arguments.argumentSet("close code 999", script(SocketFrame.close(999, "")), 1002),
				Arguments.argumentSet("close code 1004", script(SocketFrame.close(1004, "")), 1002),
				Arguments.argumentSet("close code 2999", script(SocketFrame.close(2999, "")), 1002),
				Arguments.argumentSet("close code 5000", script(
						SocketFrame.close(5000, "")), 1002),
				Arguments.argumentSet("close with one byte", script(
						SocketFrame.of(SocketFrame.CLOSE, new byte[1])), 1002),
				Arguments.argumentSet("invalid UTF-8 in text", script(SocketFrame.of(SocketFrame.TEXT, INVALID_UTF8)),
						1007),
				Arguments.argumentSet("invalid UTF-8 in a fragment",
						script(SocketFrame.of(SocketFrame.TEXT, INVALID_UTF8).withFin(false)), 1007),
				Arguments.argumentSet("invalid UTF-8 in a reason",
						script(SocketFrame.of(SocketFrame.CLOSE, new byte[] { 3, (byte) 0xe8, (byte) 0xff })), 1007));
	}

	private static SocketScript script(SocketFrame... frames) {
		return (connection) -> connection.accept().rawFrame(frames);
	}

	@ParameterizedTest
	@MethodSource("violations")
	@Contract("5.12")
	void whenThePeerBreaksTheProtocolThenErrorAndClose(SocketScript script, int code) {
		this.server.on("/x", script);
		RecordedTask task = this.client.connect(this.server.url("/x")).awaitClose();
		assertThat(task.events()).containsExactly("open", "error", GONE);
		assertThat(task.error().cause()).isInstanceOf(ProtocolViolationException.class);
		assertThat(task.error().errMsg()).contains(this.server.url("/x")).doesNotContain("null");
		assertThat(this.server.awaitConnection(1).awaitClose().closeCode()).isEqualTo(code);
		this.server.awaitConnection(1).awaitEnd();
	}

	@Test
	@Contract({ "5.1", "5.12" })
	void whenDataFollowsAViolationThenItIsDropped() {
		this.server.on("/x", script(SocketFrame.of(3, new byte[1]), SocketFrame.text("late")));
		RecordedTask task = this.client.connect(this.server.url("/x")).awaitClose();
		assertThat(task.events()).containsExactly("open", "error", GONE);
	}

	@Test
	@Contract("5.12")
	void whenTheCloseAnswerIsNotValidThenErrorAndClose() {
		this.server.on("/x",
				(connection) -> connection.accept().noCloseReply().expectClose(1000).closeRaw(new byte[1]));
		RecordedTask task = this.client.connect(this.server.url("/x")).awaitOpen();
		task.task().close();
		assertThat(task.awaitClose().events()).containsExactly("open", "error", GONE);
	}

	@Test
	@Contract("5.12")
	void whenAFrameIsLargerThanAllowedThenItIsRefusedBeforeItArrives() {
		this.client
			.with((settings) -> settings.withReceive(settings.receive().withMaxMessageSize(DataSize.ofBytes(1000))));
		this.server.on("/x",
				(connection) -> connection.accept()
					.sendText("x".repeat(1000))
					.rawFrame(SocketFrame.text("").withLength(1001)));
		RecordedTask task = this.client.connect(this.server.url("/x")).awaitClose();
		assertThat(task.events()).containsExactly("open", "message " + "x".repeat(1000), "error", GONE);
		assertThat(task.error().errMsg()).contains("receive.max-message-size").contains("1000");
		assertThat(this.server.awaitConnection(1).awaitClose().closeCode()).isEqualTo(1009);
	}

	@Test
	@Contract("5.12")
	void whenFragmentsAreLargerThanAllowedTogetherThenTheyAreRefused() {
		this.client
			.with((settings) -> settings.withReceive(settings.receive().withMaxMessageSize(DataSize.ofBytes(1000))));
		String part = "x".repeat(400);
		this.server.on("/x", (connection) -> connection.accept().fragmented(part, part, part));
		RecordedTask task = this.client.connect(this.server.url("/x")).awaitClose();
		assertThat(task.events()).containsExactly("open", "error", GONE);
		assertThat(this.server.awaitConnection(1).awaitClose().closeCode()).isEqualTo(1009);
	}

	@Test
	@Contract("5.12")
	void whenALengthIsNegativeThenItIsRefused() {
		this.server.on("/x", (connection) -> connection.accept()
			.raw(new byte[] { (byte) 0x82, 127, -1, -1, -1, -1, -1, -1, -1, -1 }));
		RecordedTask task = this.client.connect(this.server.url("/x")).awaitClose();
		assertThat(task.events()).containsExactly("open", "error", GONE);
	}

}
