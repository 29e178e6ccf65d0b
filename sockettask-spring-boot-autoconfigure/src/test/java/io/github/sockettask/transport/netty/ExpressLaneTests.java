package io.github.sockettask.transport.netty;

import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What passes by the protocol engine is seen as if it had not. Replay a failure with
 * {@code -Dsockettask.frames.seed=42}.
 */
class ExpressLaneTests {

	private static final int MAX_MESSAGE_SIZE = 100_000;

	private static final TyrusWebSocketClient client = new TyrusWebSocketClient();

	@AfterAll
	static void close() {
		client.close();
	}

	@Test
	void anyFramesCutAnywhereGiveTheSameEventsAsThroughTheEngineAlone() {
		Long replayed = Long.getLong("sockettask.frames.seed");
		long first = (replayed != null) ? replayed : ThreadLocalRandom.current().nextInt();
		long count = (replayed != null) ? 1 : Integer.getInteger("sockettask.frames", 1500);
		for (long seed = first; seed < first + count; seed++) {
			compare(seed);
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, 590774655 })
	void seedsThatHaveFailedDoNotFailAgain(long seed) {
		compare(seed);
	}

	private static void compare(long seed) {
		byte[] bytes = new RandomFrames(seed).next(MAX_MESSAGE_SIZE);
		Outcome express = play(bytes, seed, true);
		Outcome engine = play(bytes, seed, false);
		assertThat(express).as("replay with -Dsockettask.frames.seed=%s", seed).isIn(engine, engine.withTextFirst());
	}

	private static Outcome play(byte[] bytes, long seed, boolean express) {
		EmbeddedConnection connection = new EmbeddedConnection(client, express, MAX_MESSAGE_SIZE);
		Random random = new Random(seed);
		int largest = 1 << random.nextInt(17);
		int at = 0;
		while (at < bytes.length) {
			int end = Math.min(bytes.length, at + 1 + random.nextInt(largest));
			connection.receive(bytes, at, end);
			at = end;
		}
		List<String> sent = WireFrame.readAll(connection.written()).stream().map(Outcome::describe).toList();
		connection.close();
		return new Outcome(connection.events(), sent);
	}

	private record Outcome(List<String> events, List<String> sent) {

		/**
		 * Tyrus waits for more of a character that can't be, where it might be one of
		 * four bytes. If the next frame is wrong in another way, it finds that first.
		 * @return the outcome where text is found to be wrong at its first wrong byte
		 */
		Outcome withTextFirst() {
			return new Outcome(this.events,
					this.sent.stream().map((frame) -> frame.replace("88 true 1002", "88 true 1007")).toList());
		}

		static String describe(WireFrame frame) {
			byte[] payload = frame.payload();
			String what = (frame.opcode() == 8 && payload.length > 1)
					? String.valueOf((payload[0] & 0xff) << 8 | payload[1] & 0xff) : String.valueOf(payload.length);
			return Integer.toHexString(frame.first()) + " " + frame.masked() + " " + what;
		}

	}

}
