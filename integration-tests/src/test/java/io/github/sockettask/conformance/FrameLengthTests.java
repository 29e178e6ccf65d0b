package io.github.sockettask.conformance;

import java.nio.ByteBuffer;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.sockettask.SocketTask;
import io.github.sockettask.test.SocketFrame;

import static io.github.sockettask.test.assertj.SocketTaskAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * RFC 6455, section 5.2, payload length; sections 1, 9 and 10 of the suite.
 */
class FrameLengthTests extends ConformanceFixture {

	private static final int MEBIBYTE = 1024 * 1024;

	static Stream<Arguments> lengths() {
		return Stream.concat(Case.delivered(Case.of("1.1.1 text of 0 bytes", Payloads.text(0)),
				Case.of("text of 1 byte", Payloads.text(1)), Case.of("1.1.2 text of 125 bytes", Payloads.text(125)),
				Case.of("1.1.3 text of 126 bytes", Payloads.text(126)),
				Case.of("1.1.4 text of 127 bytes", Payloads.text(127)),
				Case.of("1.1.5 text of 128 bytes", Payloads.text(128)),
				Case.of("1.1.6 text of 65535 bytes", Payloads.text(65535)),
				Case.of("1.1.7 text of 65536 bytes", Payloads.text(65536)),
				Case.of("text of 65537 bytes", Payloads.text(65537)),
				Case.of("9.1 text of 16 MiB", Payloads.text(16 * MEBIBYTE))),
				Case.delivered(Case.of("1.2.1 binary of 0 bytes", Payloads.binary(0)),
						Case.of("binary of 1 byte", Payloads.binary(1)),
						Case.of("1.2.2 binary of 125 bytes", Payloads.binary(125)),
						Case.of("1.2.3 binary of 126 bytes", Payloads.binary(126)),
						Case.of("1.2.4 binary of 127 bytes", Payloads.binary(127)),
						Case.of("1.2.5 binary of 128 bytes", Payloads.binary(128)),
						Case.of("1.2.6 binary of 65535 bytes", Payloads.binary(65535)),
						Case.of("1.2.7 binary of 65536 bytes", Payloads.binary(65536)),
						Case.of("binary of 65537 bytes", Payloads.binary(65537)),
						Case.of("9.2 binary of 16 MiB", Payloads.binary(16 * MEBIBYTE)),
						Case.of("all at once", Payloads.text(125), Payloads.binary(0), Payloads.text(126),
								Payloads.binary(65536), Payloads.text(0), Payloads.text(1))));
	}

	@ParameterizedTest
	@MethodSource("lengths")
	void whenAFrameHasAnyLengthThenItArrives(Case given, Delivery delivery) {
		assertAnswered(given, delivery);
	}

	static Stream<Arguments> notMinimal() {
		return Case.delivered(
				Case.of("text of 5 bytes with 8 bytes of length", SocketFrame.text("Hello").withWideLength()),
				Case.of("binary of 126 bytes with 8 bytes of length", Payloads.binary(126).withWideLength()),
				Case.of("empty text with 8 bytes of length, then a short one", Payloads.text(0).withWideLength(),
						SocketFrame.text("a")));
	}

	/**
	 * The sender must use the shortest form; that a receiver has to refuse others is not
	 * said.
	 * @param given the case
	 * @param delivery how it comes
	 */
	@ParameterizedTest
	@MethodSource("notMinimal")
	void whenALengthIsLongerThanNeededThenTheFrameArrives(Case given, Delivery delivery) {
		assertAnswered(given, delivery);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 5, 125 })
	void whenALengthIsWrittenInTwoBytesWithoutNeedThenTheFrameArrives(int length) {
		byte[] payload = Payloads.random(length);
		SocketTask task = connect((connection) -> connection.accept()
			.raw(ByteBuffer.allocate(4 + length)
				.put((byte) 0x82)
				.put((byte) 126)
				.putShort((short) length)
				.put(payload)
				.array())
			.expectBinary(payload)
			.close(1000, ""));
		assertThat(task).eventually().closedWith(1000).hasNoErrors();
	}

	@ParameterizedTest
	@ValueSource(longs = { Long.MIN_VALUE, -1 })
	void whenTheHighestBitOfALengthIsSetThenTheConnectionFails(long length) {
		SocketTask task = connect(
				(connection) -> connection.accept().rawFrame(Payloads.binary(1).withLength(length).withWideLength()));
		assertThat(server.awaitConnection(1).awaitClose().closeCode()).isIn(1002, 1009);
		assertThat(task).eventually().closedWith(1006);
	}

	@ParameterizedTest
	@ValueSource(longs = { EchoClient.MAX_MESSAGE_SIZE + 1L, Integer.MAX_VALUE, 1L << 31, 1L << 32, Long.MAX_VALUE })
	void whenALengthIsBeyondTheLimitThenTheConnectionFailsBeforeThePayloadComes(long length) {
		SocketTask task = connect(
				(connection) -> connection.accept().rawFrame(SocketFrame.binary(new byte[0]).withLength(length)));
		assertFailed(task, 1009);
		assertThat(task).failedWith("receive.max-message-size");
	}

	static Stream<Arguments> chops() {
		return Stream.of(Arguments.of(1, 4000), Arguments.of(64, 200_000), Arguments.of(997, 65536),
				Arguments.of(2048, MEBIBYTE));
	}

	/**
	 * 1.1.8, 1.2.8, 9.5 and 9.6.
	 * @param chop the bytes of a write
	 * @param length the length of the message
	 */
	@ParameterizedTest
	@MethodSource("chops")
	void whenAFrameComesInPiecesThenItArrives(int chop, int length) {
		byte[] payload = Payloads.random(length);
		SocketTask task = connect((connection) -> {
			connection.accept();
			ByteBuffer wire = ByteBuffer.wrap(SocketFrame.binary(payload).encode());
			while (wire.hasRemaining()) {
				byte[] piece = new byte[Math.min(chop, wire.remaining())];
				wire.get(piece);
				connection.raw(piece);
			}
			connection.expectBinary(payload).close(1000, "");
		});
		assertThat(task).eventually().closedWith(1000).hasNoErrors();
	}

	static Stream<Arguments> fragmented() {
		return Case.delivered(
				Case.of("9.3.1 text of 1 MiB in fragments of 64 bytes",
						Payloads.fragments(SocketFrame.TEXT, Payloads.text(MEBIBYTE).payload(), 64)),
				Case.of("9.3.6 text of 4 MiB in fragments of 64 KiB",
						Payloads.fragments(SocketFrame.TEXT, Payloads.text(4 * MEBIBYTE).payload(), 65536)),
				Case.of("9.4.6 binary of 4 MiB in fragments of 64 KiB",
						Payloads.fragments(SocketFrame.BINARY, Payloads.random(4 * MEBIBYTE), 65536)),
				Case.of("9.4.9 binary of 16 MiB in fragments of 4 MiB",
						Payloads.fragments(SocketFrame.BINARY, Payloads.random(16 * MEBIBYTE), 4 * MEBIBYTE)),
				Case.of("10.1.1 text of 65536 bytes in fragments of 1300 bytes",
						Payloads.fragments(SocketFrame.TEXT, Payloads.text(65536).payload(), 1300)));
	}

	@ParameterizedTest
	@MethodSource("fragmented")
	void whenALargeMessageIsFragmentedThenItArrives(Case given, Delivery delivery) {
		assertAnswered(given, delivery);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 16, 64, 256, 1024, 4096 })
	void whenManyMessagesAreEchoedOneByOneThenAllComeBack(int length) {
		SocketTask task = connect((connection) -> connection.accept()
			.repeat(100,
					(round) -> connection.rawFrame(Payloads.text(length))
						.expectText("*".repeat(length))
						.rawFrame(Payloads.binary(length))
						.expectBinary(Payloads.random(length)))
			.close(1000, ""));
		assertThat(task).eventually().closedWith(1000).hasNoErrors();
	}

}
