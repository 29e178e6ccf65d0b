package io.github.sockettask.interleaving;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.RepeatedTest;

import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskStatus;
import io.github.sockettask.contract.Contract;
import io.github.sockettask.modes.BeforeMode;
import io.github.sockettask.modes.InEveryMode;
import io.github.sockettask.test.TestSocketConnection;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Several threads replace the connection of a task, and start, stop, reconnect, pause and
 * close it, while its peer does what it likes.
 */
@InEveryMode
class ReplacingRaceTests extends RigFixture {

	private static final int THREADS = 3;

	private static final int STEPS = 40;

	private final ObservedTask task = new ObservedTask();

	private final Queue<CompletableFuture<Void>> promises = new ConcurrentLinkedQueue<>();

	@BeforeMode
	static void start() {
		rig = new Rig(Duration.ofMillis(200));
	}

	private static void serve(TestSocketConnection connection) {
		switch (ThreadLocalRandom.current().nextInt(12)) {
			case 0 -> connection.refuse(503);
			case 1 -> connection.dropBeforeHandshake();
			case 2 -> connection.accept().reset();
			case 3 -> connection.accept().sendText("a").close(1001, "");
			case 4, 5 -> connection.accept();
			default -> connection.accept().sendText("a").sendText("b");
		}
	}

	private void play(long seed) {
		Random random = new Random(seed);
		for (int i = 0; i < STEPS; i++) {
			step(random);
			if (random.nextInt(3) == 0) {
				LockSupport.parkNanos(random.nextInt(2_000_000));
			}
		}
	}

	private void step(Random random) {
		SocketTask task = this.task.task();
		switch (random.nextInt(16)) {
			case 0 -> this.promises.add(task.stop());
			case 1 -> this.promises.add(task.reconnect());
			case 2 -> task.close();
			case 3 -> task.pause();
			case 4, 5 -> task.resume();
			case 6, 7, 8 -> this.promises.add(task.start());
			default -> this.promises.add(task.replace());
		}
	}

	@RepeatedTest(6)
	@Contract({ "7.46", "7.47", "7.48", "7.49", "7.43" })
	void whenManyThreadsReplaceConnectionsThenEveryPromiseIsKeptAndNothingIsLeft() throws Exception {
		String path = "/race" + UrlSettings.SUPERVISED;
		rig.server().on(path, ReplacingRaceTests::serve);
		rig.createOverlapping(this.task, path);
		long seed = ThreadLocalRandom.current().nextLong();
		List<CompletableFuture<Void>> threads = new ArrayList<>();
		for (int i = 0; i < THREADS; i++) {
			long own = seed + i;
			threads.add(CompletableFuture.runAsync(() -> play(own), rig.threads()));
		}
		CompletableFuture.allOf(threads.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
		this.task.task().resume();
		this.task.task().stop().get(10, TimeUnit.SECONDS);
		assertThat(this.task.task().status()).as("seed " + seed).isSameAs(SocketTaskStatus.STOPPED);
		for (CompletableFuture<Void> promise : this.promises) {
			assertThat(promise.handle((result, failure) -> true)).as("seed " + seed)
				.succeedsWithin(Duration.ofSeconds(10));
		}
		rig.verifyNothingIsConnected();
		assertThat(this.task.count(EventKind.CLOSE)).as("seed " + seed)
			.isGreaterThanOrEqualTo(this.task.count(EventKind.OPEN));
		this.task.complaints().verify("seed " + seed);
		rig.transport().take(path);
		rig.release(this.task);
	}

}
