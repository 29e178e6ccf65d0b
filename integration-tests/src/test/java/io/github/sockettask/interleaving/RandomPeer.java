package io.github.sockettask.interleaving;

import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.test.SocketFrame;
import io.github.sockettask.test.SocketScript;
import io.github.sockettask.test.TestSocketConnection;

/**
 * Answers a handshake in any way and does any number of steps. The same for a seed and a
 * connection, but for the time that it takes.
 */
class RandomPeer implements SocketScript {

	private static final int MAX_STEPS = 8;

	private final Map<Integer, PeerTrace> traces = new ConcurrentHashMap<>();

	private final AtomicInteger connections = new AtomicInteger();

	private final long seed;

	RandomPeer(long seed) {
		this.seed = seed;
	}

	@Nullable PeerTrace trace(int number) {
		return this.traces.get(number);
	}

	@Override
	public void play(TestSocketConnection connection) {
		PeerTrace trace = new PeerTrace(connection);
		this.traces.put(Integer.valueOf(String.valueOf(connection.handshake().header(WatchedTransport.NUMBER))), trace);
		Random random = new Random(this.seed + this.connections.incrementAndGet());
		if (answer(trace, random)) {
			int steps = random.nextInt(MAX_STEPS);
			for (int i = 0; i < steps; i++) {
				PeerStep.next(random).play(trace, random);
			}
		}
	}

	private static boolean answer(PeerTrace trace, Random random) {
		TestSocketConnection connection = trace.connection();
		switch (random.nextInt(16)) {
			case 0 -> connection.refuse(401 + random.nextInt(200));
			case 1 -> connection.dropBeforeHandshake();
			case 2 -> connection.resetBeforeHandshake();
			case 3 -> connection.silentHandshake();
			case 4 -> {
				connection.acceptTogetherWith(SocketFrame.text(trace.nextMessage()),
						SocketFrame.text(trace.nextMessage()));
				return true;
			}
			case 5 -> {
				connection.acceptTogetherWith(SocketFrame.text(trace.nextMessage()), SocketFrame.close(4000, "short"));
				return true;
			}
			default -> {
				connection.accept();
				return true;
			}
		}
		return false;
	}

}
