package io.github.sockettask.conformance;

import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.sockettask.SocketTask;
import io.github.sockettask.test.SocketFrame;

import static io.github.sockettask.test.assertj.SocketTaskAssertions.assertThat;

/**
 * RFC 6455, section 5.4; section 5 of the suite.
 */
class FragmentTests extends ConformanceFixture {

	private static final SocketFrame FIRST = SocketFrame.text("fragment1").withFin(false);

	private static final SocketFrame MIDDLE = Payloads.continuation("middle").withFin(false);

	private static final SocketFrame LAST = Payloads.continuation("fragment2");

	private static final SocketFrame PING = Payloads.ping("ping payload");

	static Stream<Arguments> fragments() {
		SocketFrame empty = SocketFrame.text("").withFin(false);
		SocketFrame emptyMiddle = Payloads.continuation("").withFin(false);
		return Case.delivered(Case.of("5.3 text in two fragments", FIRST, LAST),
				Case.of("5.6 text in two fragments, ping between", FIRST, PING, LAST),
				Case.of("pings before, between and behind", PING, FIRST, PING, MIDDLE, PING, LAST, PING),
				Case.of("pong between", FIRST, Payloads.pong("unsolicited"), LAST),
				Case.of("5.19 text in five fragments, two pings between", FIRST, MIDDLE, PING, MIDDLE, MIDDLE, PING,
						LAST),
				Case.of("6.1.2 empty fragments only", empty, emptyMiddle, Payloads.continuation("")),
				Case.of("6.1.3 empty fragments around text", empty, MIDDLE, Payloads.continuation("")),
				Case.of("empty first and last fragments, and a message behind", empty, emptyMiddle,
						Payloads.continuation("a"), SocketFrame.text("b")),
				Case.of("binary in three fragments", Payloads.fragments(SocketFrame.BINARY, Payloads.random(300), 100)),
				Case.of("fragments of different lengths", Payloads.text(125).withFin(false),
						SocketFrame.continuation(Payloads.utf8("-".repeat(126))).withFin(false),
						SocketFrame.continuation(Payloads.utf8("+".repeat(65536))).withFin(false),
						Payloads.continuation("")),
				Case.of("fragmented messages among whole ones", SocketFrame.text("a"), FIRST, LAST, Payloads.binary(7),
						FIRST, MIDDLE, LAST, SocketFrame.text("b")),
				Case.of("a fragment for each byte", Payloads.fragments(SocketFrame.TEXT,
						Payloads.utf8("in as many fragments as there are letters"), 1)));
	}

	@ParameterizedTest
	@MethodSource("fragments")
	void whenAMessageIsFragmentedThenItArrivesWhole(Case given, Delivery delivery) {
		assertAnswered(given, delivery);
	}

	static Stream<Arguments> breaches() {
		SocketFrame text = SocketFrame.text("whole");
		return Case.delivered(
				Case.of("5.1 ping in two fragments").then(PING.withFin(false), Payloads.continuation("fragment2")),
				Case.of("5.2 pong in two fragments")
					.then(Payloads.pong("a").withFin(false), Payloads.continuation("b")),
				Case.of("5.9 stray continuation, then text").then(LAST, text),
				Case.of("5.12 stray continuation that is not the last, then text").then(MIDDLE, text),
				Case.of("stray empty continuation").then(Payloads.continuation("")),
				Case.of("5.15 fragmented text, then a stray continuation", FIRST, LAST).then(MIDDLE, LAST),
				Case.of("stray continuation behind a whole message", text).then(LAST),
				Case.of("5.18 text within a fragmented text", text).then(FIRST, text),
				Case.of("empty text within a fragmented text").then(FIRST, SocketFrame.text("")),
				Case.of("binary within a fragmented text").then(FIRST, Payloads.binary(1)),
				Case.of("text within a fragmented binary")
					.then(SocketFrame.binary(new byte[] { 1 }).withFin(false), text),
				Case.of("second first fragment").then(FIRST, FIRST),
				Case.of("masked last fragment", text).then(FIRST, LAST.withMask(new byte[] { 1, 2, 3, 4 })));
	}

	@ParameterizedTest
	@MethodSource("breaches")
	void whenFragmentsAreOutOfOrderThenTheConnectionFails(Case given, Delivery delivery) {
		assertFailed(given, delivery, 1002);
	}

	/**
	 * 5.20: answers are not held back until the message is whole.
	 * @param fragments how many fragments with a ping behind each
	 */
	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 100 })
	void whenAPingComesWithinAMessageThenItIsAnsweredBeforeTheMessageEnds(int fragments) {
		SocketTask task = connect((connection) -> connection.accept()
			.rawFrame(FIRST)
			.repeat(fragments,
					(round) -> connection.rawFrame(MIDDLE, Payloads.ping("ping " + round))
						.expectPong(Payloads.utf8("ping " + round)))
			.rawFrame(LAST)
			.expectText("fragment1" + "middle".repeat(fragments) + "fragment2")
			.close(1000, ""));
		assertThat(task).eventually().closedWith(1000).hasNoErrors();
	}

}
