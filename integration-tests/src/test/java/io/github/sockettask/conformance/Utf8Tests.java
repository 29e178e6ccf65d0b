package io.github.sockettask.conformance;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.sockettask.SocketTask;
import io.github.sockettask.test.SocketFrame;
import io.github.sockettask.test.TestSocketConnection;

import static io.github.sockettask.test.assertj.SocketTaskAssertions.assertThat;

/**
 * RFC 6455, section 8.1; section 6 of the suite. The sequences are those of Markus Kuhn's
 * UTF-8 test.
 */
class Utf8Tests extends ConformanceFixture {

	static Stream<Arguments> valid() {
		return Stream.of(Arguments.argumentSet("6.2 Latin letters", "Hello-µ@ßöäüàá-UTF-8!!"),
				Arguments.argumentSet("6.5 a Greek word", "κόσμε"),
				Arguments.argumentSet("6.5 one of each length", "hello$world¢€𤭢"),
				Arguments.argumentSet("6.7 the first of each length", "\u0000\u0080\u0800\ud800\udc00"),
				Arguments.argumentSet("6.9 the last of each length", "\u007f\u07ff\uffff\udbff\udfff"),
				Arguments.argumentSet("6.11 around the surrogates", "\ud7ff\ue000"),
				Arguments.argumentSet("6.22 codes that are no characters", "\ufffe\uffff\ud83f\udffe\udbff\udffe"),
				Arguments.argumentSet("6.23 specials", "\ufff9\ufffa\ufffb\ufffc\ufffd\ufffe\uffff"),
				Arguments.argumentSet("byte order mark", "\ufeffa\ufeff"),
				Arguments.argumentSet("Chinese and emoji", "中文😀中文😀"));
	}

	@ParameterizedTest
	@MethodSource("valid")
	void whenTextIsCutAnywhereThenItArrives(String text) {
		byte[] bytes = Payloads.utf8(text);
		SocketTask task = connect((connection) -> {
			connection.accept().sendText(text).expectText(text);
			connection.repeat(bytes.length + 1, (cut) -> {
				inTwoFragments(connection, bytes, cut).expectText(text);
				inTwoPieces(connection, bytes, cut).expectText(text);
			});
			connection.rawFrame(Payloads.fragments(SocketFrame.TEXT, bytes, 1)).expectText(text).close(1000, "");
		});
		assertThat(task).eventually().closedWith(1000).hasNoErrors();
	}

	private static TestSocketConnection inTwoFragments(TestSocketConnection connection, byte[] bytes, int cut) {
		return connection.fragmentedText(Arrays.copyOf(bytes, cut), Arrays.copyOfRange(bytes, cut, bytes.length));
	}

	private static TestSocketConnection inTwoPieces(TestSocketConnection connection, byte[] bytes, int cut) {
		byte[] wire = SocketFrame.of(SocketFrame.TEXT, bytes).encode();
		int header = wire.length - bytes.length;
		return connection.raw(Arrays.copyOf(wire, header + cut))
			.raw(Arrays.copyOfRange(wire, header + cut, wire.length));
	}

	static Stream<Arguments> invalid() {
		return InvalidUtf8.sequences().map((sequence) -> Arguments.argumentSet(sequence.toString(), sequence));
	}

	@ParameterizedTest
	@MethodSource("invalid")
	void whenTextIsNotValidThenTheConnectionFails(InvalidUtf8 sequence) {
		for (Delivery delivery : Delivery.values()) {
			assertFailed(Case.of("before", SocketFrame.text("κόσμε"))
				.then(SocketFrame.of(SocketFrame.TEXT, sequence.within("κόσμε", "edited")), Payloads.ping("late")),
					delivery, 1007);
			server.server().reset();
		}
	}

	@ParameterizedTest
	@MethodSource("invalid")
	void whenTextThatIsNotValidComesInFragmentsThenTheConnectionFails(InvalidUtf8 sequence) {
		byte[] text = sequence.within("a", "b");
		for (int length = 1; length < text.length; length++) {
			assertFailed(Case.of("fragments of " + length + " bytes")
				.then(Payloads.fragments(SocketFrame.TEXT, text, length)), Delivery.AT_ONCE, 1007);
			server.server().reset();
		}
	}

	static Stream<Arguments> incomplete() {
		return Stream.of("c2", "e2 82", "e2", "f0 9f 98", "f0 9f", "f0", "ed 9f", "f4 8f bf")
			.map((hex) -> Arguments.argumentSet(hex, (Object) Payloads.hex("61" + hex)));
	}

	@ParameterizedTest
	@MethodSource("incomplete")
	void whenTextEndsWithinACharacterThenTheConnectionFails(byte[] text) {
		assertFailed(Case.of("whole").then(SocketFrame.of(SocketFrame.TEXT, text)), Delivery.AT_ONCE, 1007);
		server.server().reset();
		assertFailed(
				Case.of("with an empty last fragment")
					.then(SocketFrame.of(SocketFrame.TEXT, text).withFin(false), Payloads.continuation("")),
				Delivery.FRAME_BY_FRAME, 1007);
		server.server().reset();
		// the next message does not complete it
		assertFailed(
				Case.of("with a message behind").then(SocketFrame.of(SocketFrame.TEXT, text), SocketFrame.text("b")),
				Delivery.AT_ONCE, 1007);
	}

	@Test
	void whenBinaryIsNoTextThenItArrives() {
		Case[] cases = InvalidUtf8.sequences()
			.map((sequence) -> Case.of(sequence.toString(), SocketFrame.binary(sequence.within("a", "b"))))
			.toArray(Case[]::new);
		assertAnswered(new Case("all", Stream.of(cases).flatMap((one) -> one.frames().stream()).toList(), List.of()),
				Delivery.AT_ONCE);
	}

}
