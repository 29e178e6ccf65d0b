package io.github.sockettask.conformance;

import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.SocketTask;
import io.github.sockettask.test.SocketFrame;

import static io.github.sockettask.test.assertj.SocketTaskAssertions.assertThat;

/**
 * RFC 7692, sections 6, 7.2 and 8: which compressed frames are legal, and what is in
 * them. The frames are the examples of section 7.2.3, and more like them.
 */
class DeflateFrameTests extends ConformanceFixture {

	private static final SocketFrame HELLO = compressed("f2 48 cd c9 c9 07 00");

	private static final SocketFrame HELLO_AGAIN = compressed("f2 00 11 00 00");

	private static final SocketFrame PING = Payloads.ping("not compressed");

	private static SocketFrame compressed(String hex) {
		return compressed(Payloads.hex(hex));
	}

	private static SocketFrame compressed(byte[] payload) {
		return SocketFrame.of(SocketFrame.TEXT, payload).withRsv(4);
	}

	private static SocketFrame rest(String hex) {
		return SocketFrame.continuation(Payloads.hex(hex));
	}

	private SocketTask connect(Case given, Delivery delivery) {
		server.on("/x", (connection) -> {
			connection.header("Sec-WebSocket-Extensions", "permessage-deflate").accept();
			delivery.send(connection, given.all());
			if (given.breach().isEmpty()) {
				connection.close(1000, "");
			}
		});
		return client.connect(ConnectSocketOption.of(server.url("/x")).perMessageDeflate(true));
	}

	static Stream<Arguments> messages() {
		return Case.delivered(Case.of("7.2.3.1 one block", HELLO, HELLO),
				Case.of("7.2.3.1 in two fragments", compressed("f2 48 cd").withFin(false), rest("c9 c9 07 00"), HELLO),
				Case.of("in two fragments with a ping between", compressed("f2 48 cd").withFin(false), PING,
						rest("c9 c9 07 00"), HELLO),
				Case.of("in seven fragments", compressed("f2").withFin(false), rest("48").withFin(false),
						rest("cd").withFin(false), rest("c9").withFin(false), rest("c9").withFin(false),
						rest("07").withFin(false), rest("00"), HELLO),
				Case.of("with empty fragments around", compressed("").withFin(false), rest("").withFin(false),
						rest("f2 48 cd c9 c9 07 00").withFin(false), rest(""), HELLO),
				Case.of("7.2.3.2 a reference to the message before", HELLO, HELLO_AGAIN),
				Case.of("7.2.3.3 a block that is not compressed", compressed("00 05 00 fa ff 48 65 6c 6c 6f 00"),
						HELLO),
				Case.of("7.2.3.4 a final block", compressed("f3 48 cd c9 c9 07 00 00"), HELLO),
				Case.of("7.2.3.5 two blocks", compressed("f2 48 05 00 00 00 ff ff ca c9 c9 07 00"), HELLO),
				Case.of("two final blocks", compressed("f3 48 05 00 cb c9 c9 07 00 00"), HELLO));
	}

	@ParameterizedTest
	@MethodSource("messages")
	void whenBlocksAreOfAnyKindThenTheMessageArrives(Case given, Delivery delivery) {
		SocketTask task = connect(given, delivery);
		assertThat(task).eventually().closedWith(1000).received("Hello", "Hello").hasNoErrors();
	}

	static Stream<Arguments> empty() {
		SocketFrame nothing = compressed("00");
		return Case.delivered(Case.of("7.2.3.6 an empty block", HELLO, nothing, HELLO_AGAIN),
				Case.of("an empty block with fixed codes", HELLO, compressed("02 00"), HELLO_AGAIN),
				Case.of("an empty block in a fragment of its own", HELLO, compressed("").withFin(false), rest("00"),
						HELLO_AGAIN),
				Case.of("an empty message that is not compressed", HELLO, SocketFrame.text(""), HELLO_AGAIN));
	}

	@ParameterizedTest
	@MethodSource("empty")
	void whenAMessageIsEmptyThenItArrivesAndTheContextStays(Case given, Delivery delivery) {
		SocketTask task = connect(given, delivery);
		assertThat(task).eventually().closedWith(1000).received("Hello", "", "Hello").hasNoErrors();
	}

	static Stream<Arguments> mixed() {
		SocketFrame[] fragments = Payloads.fragments(SocketFrame.TEXT, Payloads.utf8("plain"), 2);
		return Case.delivered(Case.of("whole", HELLO, SocketFrame.text("plain"), HELLO_AGAIN),
				Case.of("fragments", HELLO, fragments[0], fragments[1], fragments[2], HELLO_AGAIN),
				Case.of("fragments with pings between", HELLO, PING, fragments[0], PING, fragments[1], PING,
						fragments[2], HELLO_AGAIN));
	}

	@ParameterizedTest
	@MethodSource("mixed")
	void whenAMessageIsNotCompressedThenItIsLeftAsItIs(Case given, Delivery delivery) {
		SocketTask task = connect(given, delivery);
		assertThat(task).eventually().closedWith(1000).received("Hello", "plain", "Hello").hasNoErrors();
	}

	static Stream<Arguments> breaches() {
		MessageCompressor compressor = new MessageCompressor(false);
		SocketFrame first = compressed("f2 48 cd").withFin(false);
		return Stream.of(breach(1002, "6.1 a continuation marked as compressed", first, rest("c9 c9 07 00").withRsv(4)),
				breach(1002, "a continuation marked as compressed, of a message that is not",
						SocketFrame.text("a").withFin(false), rest("c9 c9 07 00").withRsv(4)),
				breach(1002, "6.1 a ping marked as compressed", PING.withRsv(4)),
				breach(1002, "6.1 a pong marked as compressed", Payloads.pong("").withRsv(4)),
				breach(1002, "6.1 a close frame marked as compressed", SocketFrame.close(1000, "").withRsv(4)),
				breach(1002, "another reserved bit", HELLO.withRsv(6)),
				breach(1002, "a stray continuation", rest("f2 48 cd c9 c9 07 00")),
				breach(1002, "text within a compressed message", first, SocketFrame.text("a")),
				breach(1002, "a block of an unknown type", compressed("07 00")),
				breach(1002, "a stored block whose length is damaged", compressed("00 05 00 fb ff 48 65 6c 6c 6f 00")),
				breach(1002, "a reference to before the beginning", compressed("02 02 00")),
				breach(1002, "a reference to a message that never was", HELLO_AGAIN),
				breach(1002, "no compressed data at all", compressed("ff ff ff ff")),
				breach(1002, "bad data in the second fragment", compressed("f2 48 05 00 00 00 ff ff").withFin(false),
						rest("06").withFin(false)),
				breach(1007, "text that is not valid",
						compressed(compressor.compress(Payloads.hex("61 c3 28 62 63 64 65 66")))),
				breach(1007, "text that ends within a character",
						compressed(compressor.compress(Payloads.hex("61 62 63 e2 82")))),
				breach(1007, "text that is not valid, in fragments",
						fragments(SocketFrame.TEXT, compressor.compress(Payloads.hex("61 c3 28 62")), 1)));
	}

	private static SocketFrame[] fragments(int opcode, byte[] payload, int length) {
		SocketFrame[] fragments = Payloads.fragments(opcode, payload, length);
		fragments[0] = fragments[0].withRsv(4);
		return fragments;
	}

	private static Arguments breach(int code, String name, SocketFrame... frames) {
		return Arguments.argumentSet(name, Case.of(name).then(frames), code);
	}

	@ParameterizedTest
	@MethodSource("breaches")
	void whenACompressedFrameIsNotValidThenTheConnectionFails(Case given, int code) {
		for (Delivery delivery : Delivery.values()) {
			assertFailed(connect(given, delivery), code);
			server.server().reset();
		}
	}

	static Stream<Arguments> bombs() {
		byte[] bomb = new MessageCompressor(true).compress(new byte[EchoClient.MAX_MESSAGE_SIZE + 1]);
		byte[] half = flushed(new MessageCompressor(false).compress(new byte[EchoClient.MAX_MESSAGE_SIZE / 2 + 1]));
		SocketFrame[] endless = { SocketFrame.of(SocketFrame.BINARY, half).withRsv(4).withFin(false),
				SocketFrame.continuation(half).withFin(false) };
		return Stream.of(breach(1009, "in one frame", SocketFrame.of(SocketFrame.BINARY, bomb).withRsv(4)),
				breach(1009, "as text", compressed(bomb)),
				breach(1009, "in fragments of a message that does not end", endless),
				breach(1009, "in small fragments", fragments(SocketFrame.BINARY, bomb, 1000)));
	}

	private static byte[] flushed(byte[] message) {
		byte[] whole = Arrays.copyOf(message, message.length + 4);
		Arrays.fill(whole, message.length + 2, whole.length, (byte) 0xff);
		return whole;
	}

	@ParameterizedTest
	@MethodSource("bombs")
	void whenAMessageInflatesToMoreThanAllowedThenTheConnectionFails(Case given, int code) {
		SocketTask task = connect(given, Delivery.FRAME_BY_FRAME);
		assertFailed(task, code);
		assertThat(task).failedWith("receive.max-message-size (" + EchoClient.MAX_MESSAGE_SIZE + " bytes)");
	}

}
