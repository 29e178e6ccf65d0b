package io.github.sockettask.interleaving;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.github.sockettask.SocketTaskStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Several threads that call the methods of one task at random.
 */
abstract class TaskRaceFixture extends RigFixture {

	private static final int THREADS = 3;

	private static final int STEPS = 40;

	final ObservedTask task = new ObservedTask();

	/** What the calls have returned. */
	final Queue<CompletableFuture<Void>> promises = new ConcurrentLinkedQueue<>();

	/**
	 * Call a method of the task.
	 * @param random chooses the method
	 */
	abstract void step(Random random);

	void play(long seed) throws Exception {
		List<CompletableFuture<Void>> threads = new ArrayList<>();
		for (int i = 0; i < THREADS; i++) {
			Random own = new Random(seed + i);
			threads.add(CompletableFuture.runAsync(() -> play(own), rig.threads()));
		}
		CompletableFuture.allOf(threads.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
	}

	private void play(Random random) {
		for (int i = 0; i < STEPS; i++) {
			step(random);
			if (random.nextInt(3) == 0) {
				LockSupport.parkNanos(random.nextInt(2_000_000));
			}
		}
	}

	void verifyStopped(long seed) throws Exception {
		this.task.task().stop().get(10, TimeUnit.SECONDS);
		assertThat(this.task.task().status()).as("seed " + seed).isSameAs(SocketTaskStatus.STOPPED);
		for (CompletableFuture<Void> promise : this.promises) {
			assertThat(promise.handle((result, failure) -> true)).as("seed " + seed)
				.succeedsWithin(Duration.ofSeconds(10));
		}
		rig.verifyNothingIsConnected();
	}

}
