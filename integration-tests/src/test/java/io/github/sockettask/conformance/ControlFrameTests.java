package io.github.sockettask.conformance;

import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.sockettask.test.SocketFrame;

/**
 * RFC 6455, sections 5.5.2 and 5.5.3, and what is not to be in a frame (sections 5.1, 5.2
 * and 5.5); sections 2, 3 and 4 of the suite.
 */
class ControlFrameTests extends ConformanceFixture {

	private static final SocketFrame TEXT = SocketFrame.text("Hello, world!");

	static Stream<Arguments> pings() {
		SocketFrame[] ten = IntStream.range(0, 10)
			.mapToObj((number) -> Payloads.ping("payload-" + number))
			.toArray(SocketFrame[]::new);
		return Case.delivered(Case.of("2.1 ping without payload", Payloads.ping("")),
				Case.of("2.2 ping with text", Payloads.ping("Hello, world!")),
				Case.of("2.3 ping with bytes that are no text",
						SocketFrame.of(SocketFrame.PING, Payloads.hex("00 ff fe fd fc fb 00 ff"))),
				Case.of("2.4 ping with 125 bytes", SocketFrame.of(SocketFrame.PING, Payloads.random(125))),
				Case.of("2.7 unsolicited pong without payload", Payloads.pong(""), TEXT),
				Case.of("2.8 unsolicited pong with payload", Payloads.pong("unsolicited"), TEXT),
				Case.of("2.9 unsolicited pong, then ping", Payloads.pong("unsolicited"), Payloads.ping("ping")),
				Case.of("2.10 ten pings", ten), Case.of("pings among messages", Payloads.ping("a"), TEXT,
						Payloads.ping("b"), Payloads.binary(10), Payloads.text(0), Payloads.ping("c")));
	}

	@ParameterizedTest
	@MethodSource("pings")
	void whenPingsComeThenPongsWithTheirPayloadGoBack(Case given, Delivery delivery) {
		assertAnswered(given, delivery);
	}

	static Stream<Arguments> breaches() {
		SocketFrame[] long126 = Stream.of(SocketFrame.PING, SocketFrame.PONG, SocketFrame.CLOSE)
			.map((opcode) -> SocketFrame.of(opcode, Payloads.random(126)))
			.toArray(SocketFrame[]::new);
		return Case.delivered(Case.of("2.5 ping with 126 bytes").then(long126[0]),
				Case.of("ping with 65536 bytes").then(SocketFrame.of(SocketFrame.PING, Payloads.random(65536))),
				Case.of("ping with two bytes of length").then(Payloads.ping("a").withWideLength()),
				Case.of("pong with 126 bytes").then(long126[1]), Case.of("close with 126 bytes").then(long126[2]),
				Case.of("fragmented ping").then(Payloads.ping("a").withFin(false)),
				Case.of("fragmented pong").then(Payloads.pong("a").withFin(false)),
				Case.of("fragmented close").then(SocketFrame.close(1000, "").withFin(false)),
				Case.of("masked text").then(TEXT.withMask(new byte[] { 1, 2, 3, 4 })),
				Case.of("masked text with a key of zeros").then(TEXT.withMask(new byte[4])),
				Case.of("masked ping").then(Payloads.ping("a").withMask(new byte[] { 1, 2, 3, 4 })),
				Case.of("masked empty binary behind a message", TEXT)
					.then(Payloads.binary(0).withMask(new byte[] { 1, 2, 3, 4 })),
				Case.of("masked close").then(SocketFrame.close(1000, "").withMask(new byte[] { 1, 2, 3, 4 })));
	}

	@ParameterizedTest
	@MethodSource("breaches")
	void whenAFrameIsNotAllowedThenTheConnectionFails(Case given, Delivery delivery) {
		assertFailed(given, delivery, 1002);
	}

	static Stream<Arguments> reservedBits() {
		return Case.delivered(Case.of("3.1 text with reserved bits 1").then(TEXT.withRsv(1)),
				Case.of("3.2 text, text with 2, ping", TEXT).then(TEXT.withRsv(2), Payloads.ping("")),
				Case.of("3.3 text, text with 3, ping", TEXT).then(TEXT.withRsv(3), Payloads.ping("")),
				Case.of("3.4 text, text with 4, ping", TEXT).then(TEXT.withRsv(4), Payloads.ping("")),
				Case.of("3.5 binary with 5").then(Payloads.binary(8).withRsv(5)),
				Case.of("3.6 ping with 6").then(Payloads.ping("Hello, world!").withRsv(6)),
				Case.of("3.7 close with 7").then(SocketFrame.close(1000, "").withRsv(7)),
				Case.of("pong with 4").then(Payloads.pong("").withRsv(4)), Case.of("continuation with 4", TEXT)
					.then(SocketFrame.text("a").withFin(false), Payloads.continuation("b").withRsv(4)));
	}

	@ParameterizedTest
	@MethodSource("reservedBits")
	void whenReservedBitsAreSetThenTheConnectionFails(Case given, Delivery delivery) {
		assertFailed(given, delivery, 1002);
	}

	static Stream<Arguments> reservedOpcodes() {
		Case[] cases = IntStream.of(3, 4, 5, 6, 7, 11, 12, 13, 14, 15)
			.boxed()
			.flatMap((opcode) -> Stream.of(
					Case.of("4 opcode " + opcode).then(SocketFrame.of(opcode, new byte[0]), Payloads.ping("")),
					Case.of("4 opcode " + opcode + " with payload behind text", TEXT)
						.then(SocketFrame.of(opcode, Payloads.utf8("payload")), Payloads.ping(""))))
			.toArray(Case[]::new);
		return Case.delivered(cases);
	}

	@ParameterizedTest
	@MethodSource("reservedOpcodes")
	void whenAnOpcodeIsReservedThenTheConnectionFails(Case given, Delivery delivery) {
		assertFailed(given, delivery, 1002);
	}

}
