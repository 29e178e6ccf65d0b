package io.github.sockettask.interleaving;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;

import io.github.sockettask.test.TestSocketConnection;

/**
 * What a peer may do on an open connection, also when it has closed it.
 */
enum PeerStep {

	NOTHING, TEXT, BINARY, FRAGMENTS, PING, PONG, PAUSE, NO_CLOSE_REPLY, CLOSE, CLOSE_WITHOUT_CODE, CLOSE_WITH_BAD_CODE,
	DROP, RESET, GARBAGE;

	/** Steps up to this one leave the connection open, and are more frequent. */
	private static final int HARMLESS = PAUSE.ordinal() + 1;

	private static final int MANY = 200;

	static PeerStep next(Random random) {
		return values()[random.nextInt((random.nextInt(3) > 0) ? HARMLESS : values().length)];
	}

	void play(PeerTrace trace, Random random) {
		TestSocketConnection peer = trace.connection();
		switch (this) {
			case TEXT -> peer.sendText(trace.nextMessage());
			case BINARY -> peer.sendBinary(bytes(trace.nextMessage()));
			case FRAGMENTS -> {
				String message = trace.nextMessage();
				peer.fragmented(message.substring(0, 3), "", message.substring(3));
			}
			case PING -> peer.ping(new byte[random.nextInt(126)]);
			case PONG -> peer.pong(new byte[random.nextInt(126)]);
			case PAUSE -> peer.pause(Duration.ofNanos(random.nextInt(2_000_000)));
			case NO_CLOSE_REPLY -> peer.noCloseReply();
			case CLOSE -> peer.close(4000 + random.nextInt(100), "bye");
			case CLOSE_WITHOUT_CODE -> peer.close();
			case CLOSE_WITH_BAD_CODE -> peer.close(random.nextInt(1000), "bad");
			case DROP -> peer.drop();
			case RESET -> {
				trace.lose();
				peer.reset();
			}
			case GARBAGE -> peer.raw(garbage(random));
			case NOTHING -> {
			}
		}
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	// begins with reserved bits, so that it is never a frame by chance
	private static byte[] garbage(Random random) {
		byte[] garbage = new byte[1 + random.nextInt(MANY)];
		random.nextBytes(garbage);
		garbage[0] = (byte) 0xff;
		return garbage;
	}

}
