package io.github.sockettask.client.connect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;

import io.github.sockettask.client.connect.ConnectLimiter.Permit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link ConnectLimiter} with many threads at the same time.
 */
class ConcurrentConnectsTests {

	private static final int THREADS = 8;

	private static final int ATTEMPTS = 50;

	private static final int MAX = 4;

	private final ExecutorService callers = Executors.newFixedThreadPool(THREADS);

	private final ExecutorService network = Executors.newFixedThreadPool(2);

	private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);

	private final AtomicInteger open = new AtomicInteger();

	private final AtomicInteger most = new AtomicInteger();

	private final AtomicInteger ended = new AtomicInteger();

	private final CountDownLatch all = new CountDownLatch(THREADS * ATTEMPTS);

	@AfterEach
	void shutDown() {
		this.callers.shutdownNow();
		this.network.shutdownNow();
		this.timer.shutdownNow();
	}

	private ConnectLimiter limiter(double rate) {
		this.timer.setRemoveOnCancelPolicy(true);
		return new ConnectLimiter(MAX, rate, this::schedule);
	}

	private Runnable schedule(Runnable task, Duration delay) {
		Future<?> future = this.timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
		return () -> future.cancel(false);
	}

	/** One attempt in two fails at once, the others end on another thread. */
	private void attempt(CompletableFuture<Permit> permit, int number) {
		this.most.accumulateAndGet(this.open.incrementAndGet(), Math::max);
		if (number % 2 == 0) {
			end(permit);
		}
		else {
			this.network.execute(() -> end(permit));
		}
	}

	private void end(CompletableFuture<Permit> permit) {
		this.open.decrementAndGet();
		this.ended.incrementAndGet();
		// The caller of acquire() may not have it yet.
		permit.thenAccept((own) -> {
			own.release();
			own.release();
			this.all.countDown();
		});
	}

	private void inAllThreads(Runnable task) throws Exception {
		CountDownLatch start = new CountDownLatch(THREADS);
		List<Future<?>> futures = new ArrayList<>();
		for (int i = 0; i < THREADS; i++) {
			futures.add(this.callers.submit(() -> {
				start.countDown();
				start.await();
				task.run();
				return null;
			}));
		}
		for (Future<?> future : futures) {
			future.get(30, TimeUnit.SECONDS);
		}
	}

	private void assertIdle(ConnectLimiter limiter) {
		List<Permit> permits = new ArrayList<>();
		AtomicInteger running = new AtomicInteger();
		for (int i = 0; i <= MAX; i++) {
			permits.add(limiter.acquire(running::incrementAndGet));
		}
		assertThat(running).hasValue(MAX);
		assertThat(permits.get(MAX).release()).isTrue();
	}

	@RepeatedTest(50)
	void neverMoreAttemptsRunThanMayAndNoneIsLost() throws Exception {
		ConnectLimiter limiter = limiter(0);
		inAllThreads(() -> {
			for (int i = 0; i < ATTEMPTS; i++) {
				int number = i;
				CompletableFuture<Permit> permit = new CompletableFuture<>();
				permit.complete(limiter.acquire(() -> attempt(permit, number)));
			}
		});
		assertThat(this.all.await(30, TimeUnit.SECONDS)).isTrue();
		assertThat(this.ended).hasValue(THREADS * ATTEMPTS);
		assertThat(this.most.get()).isLessThanOrEqualTo(MAX);
		assertIdle(limiter);
	}

	@RepeatedTest(50)
	void whateverIsWithdrawnMeanwhileEveryAttemptEitherRunsOrIsWithdrawn() throws Exception {
		// A burst of 200 is not enough for all attempts that are not withdrawn.
		ConnectLimiter limiter = limiter(2000);
		AtomicInteger withdrawn = new AtomicInteger();
		inAllThreads(() -> {
			for (int i = 0; i < ATTEMPTS; i++) {
				int number = i;
				AtomicInteger runs = new AtomicInteger();
				CompletableFuture<Permit> own = new CompletableFuture<>();
				Permit permit = limiter.acquire(() -> {
					assertThat(runs.incrementAndGet()).isOne();
					attempt(own, number);
				});
				own.complete(permit);
				if (number % 3 == 0 && permit.release()) {
					assertThat(runs.incrementAndGet()).isOne();
					withdrawn.incrementAndGet();
					this.all.countDown();
				}
			}
		});
		assertThat(this.all.await(30, TimeUnit.SECONDS)).isTrue();
		assertThat(this.ended.get() + withdrawn.get()).isEqualTo(THREADS * ATTEMPTS);
		assertThat(this.timer.getQueue()).isEmpty();
	}

}
