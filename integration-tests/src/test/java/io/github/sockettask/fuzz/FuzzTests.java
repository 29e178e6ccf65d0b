package io.github.sockettask.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.github.sockettask.contract.Contract;
import io.github.sockettask.contract.Footprint;
import io.github.sockettask.interleaving.WithoutLeaks;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Servers that send anything. Whatever it is, the task reports its end once, within its
 * deadlines, and nothing is left: no timer, no socket, no slot, no memory, no exception
 * in a thread, and few lines in the log.
 * <p>
 * The system properties {@code sockettask.fuzz.seconds}, {@code sockettask.fuzz.seed} and
 * {@code sockettask.fuzz.case}, of which the last one runs one case only, are for
 * {@code benchmarks/fuzz}.
 */
@ExtendWith(WithoutLeaks.class)
class FuzzTests {

	private static final int WORKERS = 24;

	private static final int SECONDS = Integer.getInteger("sockettask.fuzz.seconds", 3);

	private static final long SEED = Long.getLong("sockettask.fuzz.seed", ThreadLocalRandom.current().nextLong());

	/** Characters in the log, of a case on average. */
	private static final long LOGGED = 5_000;

	private static final long HEAP = 48L << 20;

	private final AtomicInteger numbers = new AtomicInteger();

	private final ConcurrentLinkedQueue<String> uncaught = new ConcurrentLinkedQueue<>();

	private final ConcurrentLinkedQueue<Failure> failures = new ConcurrentLinkedQueue<>();

	private final WatchedLog log = new WatchedLog();

	private final FuzzedClient client = new FuzzedClient();

	private HostileServer server;

	private Thread.UncaughtExceptionHandler handler;

	@BeforeEach
	void start() throws IOException {
		this.server = new HostileServer();
		this.handler = Thread.getDefaultUncaughtExceptionHandler();
		Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> this.uncaught.add(thread + ": " + failure));
	}

	@AfterEach
	void stop() throws IOException {
		this.server.close();
		this.client.close();
		this.log.close();
		Thread.setDefaultUncaughtExceptionHandler(this.handler);
	}

	@Test
	@Contract("5.51")
	void whateverAServerSendsATaskEndsAndNothingIsLeft() throws InterruptedException, IOException {
		Long replayed = Long.getLong("sockettask.fuzz.case");
		if (replayed != null) {
			assertThat(complaints(HostileCase.of(replayed))).as(HostileCase.of(replayed).toString()).isEmpty();
			assertThat(this.log.complaints).isEmpty();
			return;
		}
		long sockets = openSockets();
		runFor(1, SEED + 1);
		Footprint before = Footprint.take(this.client.timer);
		Awaitility.await().untilAsserted(() -> assertThat(openSockets()).isEqualTo(sockets));
		long logged = this.log.characters.sum();
		int first = this.numbers.get();
		runFor(SECONDS, SEED);
		int count = this.numbers.get() - first;
		Awaitility.await().untilAsserted(() -> assertThat(this.client.timer.scheduled()).isZero());
		Awaitility.await().untilAsserted(() -> assertThat(Footprint.openFiles()).isLessThanOrEqualTo(before.files()));
		Footprint after = Footprint.take(this.client.timer);
		String summary = "fuzz: %d cases with seed %d in %d s: %d opened, %d messages, %d errors, %s, %d characters logged a case"
			.formatted(count, SEED, SECONDS, this.client.opened.sum(), this.client.messages.sum(),
					this.client.errors.sum(), before.changeTo(after),
					(this.log.characters.sum() - logged) / Math.max(1, count));
		System.out.println(summary);
		Failure failure = this.failures.poll();
		assertThat(failure).as(() -> summary + "\n" + ((failure != null) ? shrunk(failure) : "")).isNull();
		assertThat(this.uncaught).as(summary).isEmpty();
		assertThat(this.log.complaints).as(summary).isEmpty();
		assertThat(this.log.characters.sum() - logged).as(summary).isLessThan(LOGGED * count);
		assertThat(after.heap()).as(summary).isLessThan(before.heap() + HEAP);
	}

	private void runFor(int seconds, long seed) throws InterruptedException {
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
		AtomicInteger next = new AtomicInteger();
		List<Thread> workers = new ArrayList<>();
		for (int i = 0; i < WORKERS; i++) {
			Thread worker = new Thread(() -> {
				while (System.nanoTime() < end && isRight()) {
					run(HostileCase.of(seed + next.getAndIncrement() * 0x9E3779B97F4A7C15L));
				}
			}, "fuzz-" + i);
			worker.start();
			workers.add(worker);
		}
		for (Thread worker : workers) {
			worker.join();
		}
	}

	// Other files, such as jars, are opened at any time. 0 where the system does not
	// tell.
	private static long openSockets() throws IOException {
		Path files = Path.of("/proc/self/fd");
		if (!Files.isDirectory(files)) {
			return 0;
		}
		try (Stream<Path> all = Files.list(files)) {
			return all.filter(FuzzTests::isSocket).count();
		}
	}

	private static boolean isSocket(Path file) {
		try {
			return Files.readSymbolicLink(file).toString().startsWith("socket:");
		}
		catch (IOException ex) {
			// it was closed meanwhile
			return false;
		}
	}

	private boolean isRight() {
		return this.failures.isEmpty() && this.log.complaints.isEmpty() && this.uncaught.isEmpty();
	}

	private void run(HostileCase hostile) {
		List<String> complaints = complaints(hostile);
		if (!complaints.isEmpty()) {
			this.failures.add(new Failure(hostile, complaints));
		}
	}

	private List<String> complaints(HostileCase hostile) {
		int number = this.numbers.getAndIncrement();
		try {
			CompletableFuture<Void> sent = this.server.expect(number, hostile);
			return this.client.connect(this.server.url(number), (int) hostile.seed()).complaints(sent);
		}
		catch (RuntimeException ex) {
			return List.of("connectSocket: " + ex);
		}
		finally {
			this.server.over(number);
		}
	}

	// Leaves out what does not matter. A case may fail only now and then.
	private String shrunk(Failure failure) {
		HostileCase smallest = failure.hostile();
		for (int i = 0; i < smallest.pieces().size();) {
			HostileCase smaller = smallest.without(i);
			if (complaints(smaller).isEmpty()) {
				i++;
			}
			else {
				smallest = smaller;
			}
		}
		return failure.complaints() + "\nrepeat with -Dsockettask.fuzz.case=" + failure.hostile().seed()
				+ "\nsmallest case that fails: " + smallest;
	}

	private record Failure(HostileCase hostile, List<String> complaints) {
	}

}
