package io.github.sockettask.test;

import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SendSteps}, {@link ExpectSteps} and {@link ConductSteps}, byte by
 * byte.
 */
class TestSocketWireTests {

	private static final byte[] HB = { 'h', 'b' };

	private final TestSocketServer server = TestSocketServer.builder().receiveBufferSize(8192).start();

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void whenFramesAreIllegalThenTheyAreSentAsTheyAre() throws Exception {
		byte[] one = { 7 };
		this.server.on("/raw",
				(c) -> c.rawFrame(SocketFrame.of(3, one).withRsv(5).withFin(false))
					.rawFrame(SocketFrame.binary(one).withMask(new byte[] { 1, 1, 1, 1 }))
					.rawFrame(SocketFrame.binary(one).withLength(1L << 40))
					.rawFrame(SocketFrame.binary(one).withWideLength())
					.closeRaw(one)
					.raw(one));
		try (RawSocketClient raw = open("/raw")) {
			assertThat(raw.read(3)).containsExactly(0x53, 1, 7);
			assertThat(raw.read(7)).containsExactly(0x82, 0x81, 1, 1, 1, 1, 6);
			assertThat(raw.read(11)).containsExactly(0x82, 127, 0, 0, 1, 0, 0, 0, 0, 0, 7);
			assertThat(raw.read(11)).containsExactly(0x82, 127, 0, 0, 0, 0, 0, 0, 0, 1, 7);
			assertThat(raw.read(4)).containsExactly(0x88, 1, 7, 7);
		}
	}

	@Test
	void whenLengthNeedsMoreBytesThenItHasThem() throws Exception {
		this.server.on("/raw", (c) -> c.ping(new byte[126]).sendBinary(new byte[65535]).sendBinary(new byte[65536]));
		try (RawSocketClient raw = open("/raw")) {
			assertThat(raw.read(4)).containsExactly(0x89, 126, 0, 126);
			raw.read(126);
			assertThat(raw.read(4)).containsExactly(0x82, 126, 0xFF, 0xFF);
			raw.read(65535);
			assertThat(raw.read(10)).containsExactly(0x82, 127, 0, 0, 0, 0, 0, 1, 0, 0);
		}
	}

	@Test
	void whenMessageIsFragmentedWithinCharacterThenPingGoesBetween() throws Exception {
		byte[] text = "é".getBytes(StandardCharsets.UTF_8);
		this.server.on("/raw",
				(c) -> c.rawFrame(SocketFrame.of(SocketFrame.TEXT, Arrays.copyOf(text, 1)).withFin(false))
					.ping(HB)
					.rawFrame(SocketFrame.continuation(Arrays.copyOfRange(text, 1, 2)))
					.fragmented("a", "", "b")
					.fragmentedBinary(HB, HB)
					.expectPong(HB));
		try (RawSocketClient raw = open("/raw")) {
			assertThat(raw.read(3)).containsExactly(0x01, 1, text[0] & 0xFF);
			assertThat(raw.read(4)).containsExactly(0x89, 2, 'h', 'b');
			assertThat(raw.read(3)).containsExactly(0x80, 1, text[1] & 0xFF);
			assertThat(raw.read(8)).containsExactly(0x01, 1, 'a', 0, 0, 0x80, 1, 'b');
			assertThat(raw.read(8)).containsExactly(0x02, 2, 'h', 'b', 0x80, 2, 'h', 'b');
			raw.send(SocketFrame.of(SocketFrame.PONG, HB));
			this.server.verify();
		}
	}

	@Test
	void whenClientSendsAnythingThenItIsRecordedAsItCame() throws Exception {
		this.server.on("/raw", TestSocketConnection::noCloseReply);
		try (RawSocketClient raw = open("/raw")) {
			raw.send(SocketFrame.text("a").withFin(false)).send(SocketFrame.of(SocketFrame.PING, HB));
			raw.write(SocketFrame.continuation(HB).withRsv(4).encode()).send(SocketFrame.of(11, HB));
			raw.send(SocketFrame.close(4000, "x"));
			TestSocketConnection connection = this.server.awaitConnection(1);
			assertThat(connection.awaitClose().closeCode()).isEqualTo(4000);
			assertThat(connection.frames()).extracting(SocketFrame::toString)
				.containsExactly("text (not final) \"a\"", "ping \"hb\"", "continuation (rsv 4) \"hb\"",
						"opcode 11 \"hb\"", "close 4000 \"x\"");
			assertThat(connection.frames()).extracting(SocketFrame::masked)
				.containsExactly(true, true, false, true, true);
			assertThat(connection.messages()).extracting(SocketMessage::text).containsExactly("ahb");
			assertThat(raw.frame()).hasToString("pong \"hb\"");
			assertSilent(raw);
		}
	}

	@Test
	void whenCloseFrameIsEmptyThenAnswerIsEmptyAndFinFollows() throws Exception {
		this.server.on("/raw", (c) -> c.expectPing().expectClose(1005));
		try (RawSocketClient raw = open("/raw")) {
			raw.send(SocketFrame.of(SocketFrame.PING, HB)).send(SocketFrame.of(SocketFrame.CLOSE, new byte[0]));
			assertThat(raw.read(4)).containsExactly(0x8A, 2, 'h', 'b');
			assertThat(raw.read(3)).containsExactly(0x88, 0);
			this.server.verify();
		}
	}

	@Test
	void whenScriptAnswersCloseItselfThenThereIsNoOtherAnswer() throws Exception {
		this.server.on("/raw", (c) -> c.expectClose(1000, "a").close(4000, "b"));
		try (RawSocketClient raw = open("/raw")) {
			raw.send(SocketFrame.close(1000, "a"));
			assertThat(raw.frame()).hasToString("close 4000 \"b\"");
			assertThat(raw.frame()).isNull();
		}
	}

	@Test
	void whenDroppedThenClientSeesFinAndIsStillRecorded() throws Exception {
		this.server.on("/raw", (c) -> c.sendText("last").drop());
		try (RawSocketClient raw = open("/raw")) {
			assertThat(raw.frame()).hasToString("text \"last\"");
			assertThat(raw.frame()).isNull();
			raw.send(SocketFrame.text("late"));
			assertThat(this.server.awaitConnection(1).awaitMessages(1)).hasSize(1);
			raw.reset();
			assertThat(this.server.awaitConnection(1).awaitEnd()).isEqualTo(SocketEnd.RST);
		}
	}

	@Test
	void whenResetThenClientSeesRst() throws Exception {
		this.server.on("/raw", TestSocketConnection::reset);
		try (RawSocketClient raw = new RawSocketClient(this.server).request("/raw")) {
			assertThatExceptionOfType(SocketException.class).isThrownBy(() -> raw.read(4096));
		}
	}

	@Test
	void whenServerIsSilentThenNothingIsAnsweredUntilItCloses() throws Exception {
		this.server.on("/raw", TestSocketConnection::silence);
		try (RawSocketClient raw = open("/raw")) {
			raw.send(SocketFrame.of(SocketFrame.PING, HB)).send(SocketFrame.close(1000, ""));
			assertSilent(raw);
			assertThat(this.server.awaitConnection(1).frames()).isEmpty();
		}
	}

	@Test
	void whenReadingStopsThenItGoesOnWhenResumed() throws Exception {
		this.server.on("/raw", (c) -> c.stopReading().slowReader(5, Duration.ofMillis(1)));
		try (RawSocketClient raw = open("/raw")) {
			TestSocketConnection connection = this.server.awaitConnection(1);
			this.server.verify();
			raw.send(SocketFrame.text("one")).send(SocketFrame.text("two"));
			assertThatExceptionOfType(AssertionError.class)
				.isThrownBy(() -> connection.within(Duration.ofMillis(50)).awaitMessages(1));
			connection.within(Duration.ofSeconds(5)).resumeReading();
			assertThat(connection.awaitMessages(2)).extracting(SocketMessage::text).containsExactly("one", "two");
			assertThat(connection.awaitFrame((frame) -> frame.text().equals("two")).fin()).isTrue();
		}
	}

	@Test
	void whenBytesTrickleThenEachComesAlone() throws Exception {
		this.server.on("/raw", (c) -> c.accept().trickle(Duration.ofHours(1)).sendText("slow"));
		try (RawSocketClient raw = open("/raw")) {
			assertThat(raw.segment()).containsExactly(0x81);
		}
	}

	@Test
	void whenBytesTrickleThenTheyStillMakeFrames() throws Exception {
		this.server.on("/raw", (c) -> c.trickle().repeat(3, (i) -> c.sendText("m" + i)).close());
		try (RawSocketClient raw = open("/raw")) {
			assertThat(raw.read(14)).containsExactly(0x81, 2, 'm', '0', 0x81, 2, 'm', '1', 0x81, 2, 'm', '2', 0x88, 0);
			raw.send(SocketFrame.of(SocketFrame.CLOSE, new byte[0]));
			assertThat(raw.frame()).isNull();
		}
	}

	@Test
	void whenStepsAreInSameSegmentThenTheyArriveTogether() throws Exception {
		this.server.on("/raw", (c) -> c.accept().inSameSegment((s) -> s.sendText("a").ping(HB).sendText("b")));
		try (RawSocketClient raw = open("/raw")) {
			assertThat(raw.segment()).containsExactly(0x81, 1, 'a', 0x89, 2, 'h', 'b', 0x81, 1, 'b');
		}
	}

	@Test
	void whenClientLeavesDuringSendsThenScriptIsOverWithoutFailure() throws Exception {
		this.server.on("/raw", (c) -> c.repeat(Integer.MAX_VALUE, (i) -> c.sendBinary(new byte[1024])));
		RawSocketClient raw = open("/raw");
		raw.frame();
		raw.reset();
		assertThat(this.server.awaitConnection(1).awaitEnd()).isEqualTo(SocketEnd.RST);
		this.server.verify();
	}

	private RawSocketClient open(String target) throws IOException {
		return new RawSocketClient(this.server).open(target);
	}

	private static void assertSilent(RawSocketClient raw) throws IOException {
		raw.socket().setSoTimeout(100);
		assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> raw.read(1));
	}

}
