package io.github.sockettask.conformance;

import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.sockettask.SocketTask;
import io.github.sockettask.test.SocketFrame;

/**
 * RFC 6455, section 8.1, as early as can be: the server sends nothing behind the first
 * bad byte, so that the client has nothing else to go by. 6.3 and 6.4 of the suite.
 */
class Utf8FailFastTests extends ConformanceFixture {

	private static final byte[] WORD = Payloads.utf8("κόσμε");

	static Stream<Arguments> invalid() {
		return InvalidUtf8.sequences().map((sequence) -> Arguments.argumentSet(sequence.toString(), sequence));
	}

	@ParameterizedTest
	@MethodSource("invalid")
	void whenAFragmentHasABadByteThenTheConnectionFails(InvalidUtf8 sequence) {
		assertFailed(Case.of("6.4.1 bad fragment")
			.then(SocketFrame.of(SocketFrame.TEXT, WORD).withFin(false),
					SocketFrame.continuation(sequence.bytes()).withFin(false)),
				Delivery.FRAME_BY_FRAME, 1007);
	}

	@ParameterizedTest
	@MethodSource("invalid")
	void whenAFragmentEndsWithTheFirstBadByteThenTheConnectionFails(InvalidUtf8 sequence) {
		byte[] text = sequence.within("κόσμε", "");
		int bad = WORD.length + sequence.validBytes();
		assertFailed(
				Case.of("6.4.2 bad byte in a fragment of its own")
					.then(SocketFrame.of(SocketFrame.TEXT, Arrays.copyOf(text, bad)).withFin(false),
							SocketFrame.continuation(Arrays.copyOfRange(text, bad, bad + 1)).withFin(false)),
				Delivery.FRAME_BY_FRAME, 1007);
	}

	@ParameterizedTest
	@MethodSource("invalid")
	void whenABadByteComesThenTheRestOfItsFrameIsNotWaitedFor(InvalidUtf8 sequence) {
		byte[] text = sequence.within("κόσμε", "edited");
		byte[] wire = SocketFrame.of(SocketFrame.TEXT, text).encode();
		int bad = wire.length - text.length + WORD.length + sequence.validBytes();
		// 6.4.3 and 6.4.4: two pieces of a frame whose end never comes
		SocketTask task = connect((connection) -> connection.accept()
			.raw(Arrays.copyOf(wire, bad))
			.raw(Arrays.copyOfRange(wire, bad, bad + 1)));
		assertFailed(task, 1007);
	}

	@ParameterizedTest
	@MethodSource("invalid")
	void whenABadByteComesEarlyInALargeFrameThenTheConnectionFails(InvalidUtf8 sequence) {
		byte[] text = sequence.within("κόσμε", "x".repeat(70_000));
		byte[] wire = SocketFrame.of(SocketFrame.TEXT, text).encode();
		SocketTask task = connect((connection) -> connection.accept().raw(Arrays.copyOf(wire, 60_000)));
		assertFailed(task, 1007);
	}

}
