package io.github.sockettask.interleaving;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.sockettask.contract.Contract;
import io.github.sockettask.modes.BeforeMode;
import io.github.sockettask.modes.InEveryMode;

/**
 * Random clients meet random peers. Run more of them with
 * {@code -Dsockettask.interleavings=100000}, and one that has failed, again and again,
 * with {@code -Dsockettask.interleaving.seed=42}.
 */
@InEveryMode
class InterleavingTests extends RigFixture {

	private static final int PARALLEL = 8;

	private static final int REPETITIONS = 25;

	private static final int CROWD = 6;

	@BeforeMode
	static void start() {
		rig = new Rig(Duration.ofMillis(150));
	}

	@Test
	@Contract({ "1.2", "3.1", "3.5", "5.1", "5.2", "5.3" })
	void whenBothDoAnythingInAnyOrderThenTheContractHolds() throws Exception {
		Long replayed = Long.getLong("sockettask.interleaving.seed");
		if (replayed != null) {
			run(LongStream.generate(() -> replayed).limit(REPETITIONS), 1);
		}
		else {
			long first = ThreadLocalRandom.current().nextInt();
			run(LongStream.range(first, first + Integer.getInteger("sockettask.interleavings", 500)), 1);
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { -551318942, 485230678 })
	void whenASeedHasFailedOnceThenItDoesNotFailAgain(long seed) throws Exception {
		run(LongStream.generate(() -> seed).limit(REPETITIONS), 1);
	}

	@ParameterizedTest
	@ValueSource(longs = { -969209995, -360527814 })
	void whenASeedHasFailedOnceWithManyThreadsThenItDoesNotFailAgain(long seed) throws Exception {
		run(LongStream.generate(() -> seed).limit(REPETITIONS), CROWD);
	}

	@Test
	@Contract({ "1.2", "3.1", "3.5", "5.1", "5.2", "5.3" })
	void whenManyThreadsUseATaskAtOnceThenTheContractHolds() throws Exception {
		long first = ThreadLocalRandom.current().nextInt();
		run(LongStream.range(first, first + Integer.getInteger("sockettask.crowds", 50)), CROWD);
	}

	private static void run(LongStream seeds, int threads) throws Exception {
		ExecutorService clients = Executors.newFixedThreadPool(PARALLEL);
		try {
			List<Future<?>> runs = new ArrayList<>();
			seeds.forEach((seed) -> runs.add(clients.submit(() -> run(seed, threads))));
			for (Future<?> run : runs) {
				run.get();
			}
			rig.verifyNothingIsConnected();
		}
		finally {
			clients.shutdownNow();
		}
	}

	private static void run(long seed, int threads) {
		try {
			new Interleaving(rig, seed, threads).run();
		}
		catch (Throwable ex) {
			throw new AssertionError("Replay with -Dsockettask.interleaving.seed=" + seed + ": " + ex.getMessage(), ex);
		}
	}

}
