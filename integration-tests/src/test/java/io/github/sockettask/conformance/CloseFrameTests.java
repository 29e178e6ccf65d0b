package io.github.sockettask.conformance;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.sockettask.SocketTask;
import io.github.sockettask.test.SocketEnd;
import io.github.sockettask.test.SocketFrame;
import io.github.sockettask.test.TestSocketConnection;
import io.github.sockettask.test.task.SocketTaskRecorder;

import static io.github.sockettask.test.assertj.SocketTaskAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * RFC 6455, sections 5.5.1 and 7; section 7 of the suite.
 */
class CloseFrameTests extends ConformanceFixture {

	/**
	 * 7.7.
	 * @param code the code
	 */
	@ParameterizedTest
	@ValueSource(ints = { 1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999 })
	void whenACodeIsValidThenItIsToldAndAnswered(int code) {
		SocketTask task = connect((connection) -> connection.accept().close(code, "").expectClose(code));
		assertThat(task).eventually().closedWith(code, "").hasNoErrors();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1012, 1013, 1014 })
	void whenACodeWasRegisteredLaterThenItIsToldAndAnswered(int code) {
		SocketTask task = connect((connection) -> connection.accept()
			.close(code, "later")
			.expect("a close frame", (frame) -> frame.opcode() == SocketFrame.CLOSE));
		assertThat(task).eventually().closedWith(code, "later").hasNoErrors();
	}

	/**
	 * 7.9 and 7.13.
	 * @param code the code
	 */
	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 32768, 65535 })
	void whenACodeIsNotValidThenTheConnectionFails(int code) {
		assertFailed(Case.of("code").then(SocketFrame.close(code, "")), Delivery.AT_ONCE, 1002);
		server.server().reset();
		assertFailed(Case.of("code and reason").then(SocketFrame.close(code, "reason")), Delivery.FRAME_BY_FRAME, 1002);
	}

	static Stream<Arguments> reasons() {
		return Stream.of(Arguments.argumentSet("7.3.4 a reason", "Hello World!"),
				Arguments.argumentSet("7.3.5 a reason of 123 bytes", "*".repeat(123)),
				Arguments.argumentSet("a reason of 123 bytes in several scripts", "€".repeat(40) + "abc"),
				Arguments.argumentSet("emoji", "😀"));
	}

	@ParameterizedTest
	@MethodSource("reasons")
	void whenThereIsAReasonThenItIsTold(String reason) {
		SocketTask task = connect((connection) -> connection.accept().trickle().close(1000, reason).expectClose(1000));
		assertThat(task).eventually().closedWith(1000, reason).hasNoErrors();
	}

	static Stream<Arguments> breaches() {
		return Stream.of(Arguments.argumentSet("7.3.2 one byte", "03", 1002),
				Arguments.argumentSet("7.3.6 a reason of 124 bytes", "03e8" + "2a".repeat(124), 1002),
				Arguments.argumentSet("7.5.1 a reason with a surrogate",
						"03e8 cebae1bdb9cf83cebcceb5 eda080 656469746564", 1007),
				Arguments.argumentSet("a reason that ends within a character", "03e8 61 e282", 1007),
				Arguments.argumentSet("a reason with an impossible byte", "03e8 ff", 1007));
	}

	@ParameterizedTest
	@MethodSource("breaches")
	void whenACloseFrameIsNotValidThenTheConnectionFails(String hex, int code) {
		for (Delivery delivery : Delivery.values()) {
			assertFailed(
					Case.of("before", SocketFrame.text("a")).then(SocketFrame.of(SocketFrame.CLOSE, Payloads.hex(hex))),
					delivery, code);
			server.server().reset();
		}
	}

	/** 7.3.1. */
	@Test
	void whenACloseFrameIsEmptyThenItIsAnswered() {
		SocketTask task = connect((connection) -> connection.accept()
			.close()
			.expect("a close frame", (frame) -> frame.opcode() == SocketFrame.CLOSE));
		assertThat(task).eventually().closedWith(1005, "").hasNoErrors();
	}

	/** 7.1.1. */
	@Test
	void whenAMessageComesBeforeTheCloseFrameThenItIsEchoed() {
		assertAnswered(Case.of("7.1.1", SocketFrame.text("Hello World!")), Delivery.FRAME_BY_FRAME);
	}

	static Stream<Arguments> late() {
		return Stream.of(Arguments.argumentSet("7.1.2 a second close frame", SocketFrame.close(1000, "again")),
				Arguments.argumentSet("7.1.3 a ping", Payloads.ping("late")),
				Arguments.argumentSet("7.1.4 text", SocketFrame.text("late")),
				Arguments.argumentSet("binary", Payloads.binary(10)),
				Arguments.argumentSet("the last fragment of a message", Payloads.continuation("late")),
				Arguments.argumentSet("what is not allowed", SocketFrame.of(15, new byte[1]).withRsv(7)));
	}

	@ParameterizedTest
	@MethodSource("late")
	void whenSomethingFollowsTheCloseFrameThenItIsIgnored(SocketFrame frame) {
		SocketTask task = connect(
				(connection) -> connection.inSameSegment((same) -> same.accept().close(1000, "first").rawFrame(frame))
					.expectClose(1000));
		assertThat(task).eventually().closedWith(1000, "first").hasNoErrors();
		assertNothingButOneCloseWasSent(server.awaitConnection(1));
		assertThat(SocketTaskRecorder.of(task).messages()).isEmpty();
	}

	/** 7.1.5. */
	@Test
	void whenTheCloseFrameComesWithinAMessageThenTheMessageIsDropped() {
		SocketTask task = connect((connection) -> connection.accept()
			.rawFrame(SocketFrame.text("fragment1").withFin(false), SocketFrame.close(1000, ""),
					Payloads.continuation("fragment2"))
			.expectClose(1000));
		assertThat(task).eventually().closedWith(1000).hasNoErrors();
		assertNothingButOneCloseWasSent(server.awaitConnection(1));
	}

	/** 7.1.6. */
	@Test
	void whenALargeMessageComesBeforeTheCloseFrameThenTheClientGetsBoth() {
		SocketFrame large = Payloads.text(256 * 1024);
		SocketTask task = connect((connection) -> connection.accept()
			.rawFrame(large, SocketFrame.close(1000, ""), Payloads.ping("late")));
		assertThat(task).eventually().closedWith(1000).received(large.text()).hasNoErrors();
		assertThat(server.awaitConnection(1).frames()).noneMatch((frame) -> frame.opcode() == SocketFrame.PONG);
	}

	private static void assertNothingButOneCloseWasSent(TestSocketConnection connection) {
		assertThat(connection.awaitEnd()).isSameAs(SocketEnd.FIN);
		assertThat(connection.frames()).singleElement()
			.satisfies((frame) -> assertThat(frame.opcode()).isEqualTo(SocketFrame.CLOSE));
	}

	/** Section 7.1.1: the server ends the TCP connection first, the client does soon. */
	@Test
	void whenTheServerKeepsTheConnectionThenTheClientEndsIt() {
		SocketTask task = connect((connection) -> connection.accept().noCloseReply().close(1000, "").expectClose(1000));
		assertThat(task).eventually().closedWith(1000).hasNoErrors();
		assertThat(server.awaitConnection(1).awaitEnd()).isSameAs(SocketEnd.FIN);
	}

}
