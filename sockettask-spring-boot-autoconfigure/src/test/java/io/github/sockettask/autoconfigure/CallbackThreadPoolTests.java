package io.github.sockettask.autoconfigure;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.task.TaskRejectedException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CallbackThreadPool}, with a timer that the test itself runs.
 */
@ExtendWith(OutputCaptureExtension.class)
class CallbackThreadPoolTests {

	private static final int SIZE = 4;

	private static final int MAX = 20;

	private final Queue<Runnable> timer = new ArrayDeque<>();

	private final CallbackThreadPool pool = new CallbackThreadPool(SIZE, MAX, this::schedule);

	private final CountDownLatch release = new CountDownLatch(1);

	private final Set<Thread> blocking = ConcurrentHashMap.newKeySet();

	private final AtomicInteger begun = new AtomicInteger();

	private final AtomicInteger ended = new AtomicInteger();

	private Runnable schedule(Runnable task, Duration delay) {
		assertThat(delay).isEqualTo(Duration.ofMillis(10));
		synchronized (this.timer) {
			this.timer.add(task);
		}
		return () -> {
			synchronized (this.timer) {
				this.timer.remove(task);
			}
		};
	}

	@BeforeEach
	void initialize() {
		this.pool.initialize();
	}

	@AfterEach
	void shutdown() {
		this.pool.shutdown();
	}

	/**
	 * Time passes, as often as something is scheduled, and work that blocks is blocked.
	 */
	private boolean look() {
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
		while (this.blocking.stream().anyMatch((thread) -> thread.getState() == Thread.State.RUNNABLE)) {
			assertThat(System.nanoTime()).isLessThan(end);
			Thread.onSpinWait();
		}
		Runnable task;
		synchronized (this.timer) {
			task = this.timer.poll();
		}
		if (task != null) {
			task.run();
		}
		return task != null;
	}

	private void grow(int threads) {
		while (this.pool.getPoolSize() < threads) {
			assertThat(look()).isTrue();
		}
	}

	private void block(int callbacks) {
		for (int i = 0; i < callbacks; i++) {
			this.pool.execute(() -> {
				this.blocking.add(Thread.currentThread());
				this.begun.incrementAndGet();
				try {
					this.release.await();
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
				this.blocking.remove(Thread.currentThread());
				this.ended.incrementAndGet();
			});
		}
	}

	private static void await(AtomicInteger counter, int value) {
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
		while (counter.get() != value) {
			assertThat(System.nanoTime()).as(counter + " instead of " + value).isLessThan(end);
			Thread.onSpinWait();
		}
	}

	@Test
	void whileThreadsAreFreeNothingIsWatched() {
		block(SIZE);
		await(this.begun, SIZE);
		assertThat(this.timer).isEmpty();
		assertThat(this.pool.getPoolSize()).isEqualTo(SIZE);
	}

	@Test
	void whenWorkHasWaitedThenThereIsAThreadForEachPieceOfIt() {
		block(SIZE + 7);
		await(this.begun, SIZE);
		assertThat(this.pool.getPoolSize()).isEqualTo(SIZE);
		assertThat(this.timer).hasSize(1);
		grow(SIZE + 7);
		await(this.begun, SIZE + 7);
		assertThat(this.pool.getPoolSize()).isEqualTo(SIZE + 7);
		while (look()) {
			assertThat(this.pool.getPoolSize()).isEqualTo(SIZE + 7);
		}
		assertThat(this.timer).isEmpty();
	}

	@Test
	void whenThreadsWereStartedThenTheyMayNeedSomeTimeToTakeUpWork() {
		block(SIZE + 7);
		await(this.begun, SIZE);
		grow(SIZE + 7);
		look();
		assertThat(this.pool.getPoolSize()).isEqualTo(SIZE + 7);
		await(this.begun, SIZE + 7);
		block(2);
		await(this.begun, SIZE + 7);
		while (look()) {
			assertThat(this.pool.getPoolSize()).isLessThanOrEqualTo(SIZE + 9);
			await(this.begun, this.pool.getPoolSize());
		}
		assertThat(this.begun).hasValue(SIZE + 9);
	}

	@Test
	void whenTheWorkThatWaitedHasBegunThenThePoolDoesNotGrow() {
		block(SIZE);
		await(this.begun, SIZE);
		CountDownLatch ran = new CountDownLatch(3);
		for (int i = 0; i < 3; i++) {
			this.pool.execute(ran::countDown);
		}
		this.release.countDown();
		await(this.ended, SIZE);
		assertThat(this.timer).hasSize(1);
		while (ran.getCount() > 0) {
			Thread.onSpinWait();
		}
		look();
		assertThat(this.pool.getPoolSize()).isEqualTo(SIZE);
		assertThat(this.timer).isEmpty();
	}

	@Test
	void itNeverGrowsBeyondItsBoundAndTellsSoOnce(CapturedOutput output) {
		block(MAX + 10);
		while (look()) {
			assertThat(this.pool.getPoolSize()).isLessThanOrEqualTo(MAX);
		}
		await(this.begun, MAX);
		block(1);
		look();
		assertThat(this.pool.getPoolSize()).isEqualTo(MAX);
		assertThat(output).containsOnlyOnce("All 20 threads for callbacks are busy");
		this.release.countDown();
		await(this.ended, MAX + 11);
	}

	@Test
	void whenItHasGrownThenABurstWaitsForItsThreadsInsteadOfMakingMore() {
		block(SIZE + 7);
		while (look()) {
			await(this.begun, this.pool.getPoolSize());
		}
		this.release.countDown();
		await(this.ended, SIZE + 7);
		AtomicInteger ran = new AtomicInteger();
		for (int i = 0; i < 1000; i++) {
			this.pool.execute(ran::incrementAndGet);
		}
		await(ran, 1000);
		assertThat(this.pool.getThreadPoolExecutor().getLargestPoolSize()).isEqualTo(SIZE + 7);
	}

	@Test
	void whenThreadsAreBusyAndNotBlockedThenThePoolDoesNotGrow() {
		AtomicInteger stop = new AtomicInteger();
		for (int i = 0; i < SIZE + 7; i++) {
			this.pool.execute(() -> {
				this.begun.incrementAndGet();
				while (stop.get() == 0) {
					Thread.onSpinWait();
				}
				this.ended.incrementAndGet();
			});
		}
		await(this.begun, SIZE);
		for (int i = 0; i < 10; i++) {
			assertThat(look()).isTrue();
			assertThat(this.pool.getPoolSize()).isEqualTo(SIZE);
		}
		stop.set(1);
		await(this.ended, SIZE + 7);
	}

	@Test
	void whenIdleThreadsHaveNotTakenUpWorkYetThenThePoolDoesNotGrow() {
		CountDownLatch processor = new CountDownLatch(1);
		AtomicInteger idle = new AtomicInteger();
		CallbackThreadPool starved = new CallbackThreadPool(SIZE, MAX, this::schedule) {

			@Override
			protected BlockingQueue<Runnable> createQueue(int capacity) {
				return new LinkedBlockingQueue<>() {

					@Override
					public Runnable poll(long timeout, TimeUnit unit) throws InterruptedException {
						CallbackThreadPoolTests.this.blocking.add(Thread.currentThread());
						idle.incrementAndGet();
						processor.await();
						CallbackThreadPoolTests.this.blocking.remove(Thread.currentThread());
						return super.poll(timeout, unit);
					}

				};
			}

		};
		starved.initialize();
		for (int i = 0; i < SIZE + 7; i++) {
			starved.execute(this.begun::incrementAndGet);
		}
		await(this.begun, SIZE);
		await(idle, SIZE);
		for (int i = 0; i < 10; i++) {
			assertThat(look()).isTrue();
			assertThat(starved.getPoolSize()).isEqualTo(SIZE);
		}
		processor.countDown();
		await(this.begun, SIZE + 7);
		starved.shutdown();
	}

	@Test
	void whenThreadsWaitForTheLockOfABusyOneThenThePoolDoesNotGrow() {
		AtomicInteger stop = new AtomicInteger();
		lock(() -> {
			while (stop.get() == 0) {
				Thread.onSpinWait();
			}
		});
		for (int i = 0; i < 10; i++) {
			assertThat(look()).isTrue();
			assertThat(this.pool.getPoolSize()).isEqualTo(SIZE);
		}
		stop.set(1);
		await(this.ended, SIZE + 7);
	}

	@Test
	void whenThreadsWaitForTheLockOfABlockedOneThenThePoolGrows() {
		lock(() -> {
			try {
				this.release.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
		grow(SIZE + 7);
		this.release.countDown();
		await(this.ended, SIZE + 7);
	}

	/**
	 * One piece of work owns a lock and a monitor, and all others wait for either.
	 */
	private void lock(Runnable owner) {
		ReentrantLock lock = new ReentrantLock();
		Object monitor = new Object();
		this.pool.execute(() -> {
			lock.lock();
			try {
				synchronized (monitor) {
					this.begun.incrementAndGet();
					owner.run();
				}
			}
			finally {
				lock.unlock();
			}
			this.ended.incrementAndGet();
		});
		await(this.begun, 1);
		for (int i = 1; i < SIZE + 7; i++) {
			boolean even = i % 2 == 0;
			this.pool.execute(() -> {
				this.blocking.add(Thread.currentThread());
				this.begun.incrementAndGet();
				if (even) {
					lock.lock();
					this.ended.incrementAndGet();
					lock.unlock();
				}
				else {
					synchronized (monitor) {
						this.ended.incrementAndGet();
					}
				}
				this.blocking.remove(Thread.currentThread());
			});
		}
		await(this.begun, SIZE);
	}

	@Test
	void threadsThatAreNotNeededAnyMoreEndUnderLoadToo() {
		block(SIZE + 7);
		grow(SIZE + 7);
		await(this.begun, SIZE + 7);
		this.release.countDown();
		await(this.ended, SIZE + 7);
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
		while (this.pool.getPoolSize() > SIZE) {
			assertThat(System.nanoTime()).isLessThan(end);
			this.pool.execute(() -> {
			});
			Thread.onSpinWait();
		}
	}

	@Test
	void threadsEndWhenTheyAreIdle() {
		ThreadPoolExecutor threads = this.pool.getThreadPoolExecutor();
		threads.setKeepAliveTime(1, TimeUnit.MILLISECONDS);
		block(SIZE + 7);
		while (look()) {
			assertThat(this.pool.getPoolSize()).isPositive();
		}
		await(this.begun, SIZE + 7);
		this.release.countDown();
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
		while (this.pool.getPoolSize() > 0) {
			assertThat(System.nanoTime()).isLessThan(end);
			Thread.onSpinWait();
		}
		assertThat(this.ended).hasValue(SIZE + 7);
	}

	@Test
	void whenItIsShutDownThenNothingStaysScheduled() {
		block(SIZE + 1);
		assertThat(this.timer).hasSize(1);
		this.pool.shutdown();
		assertThat(this.timer).isEmpty();
	}

	@Test
	void whenTheTimerTakesNoWorkThenThePoolDoesWithout() {
		CallbackThreadPool untimed = new CallbackThreadPool(1, 2, (task, delay) -> {
			throw new TaskRejectedException("stopped");
		});
		untimed.initialize();
		AtomicInteger ran = new AtomicInteger();
		for (int i = 0; i < 100; i++) {
			untimed.execute(ran::incrementAndGet);
		}
		await(ran, 100);
		untimed.shutdown();
	}

	@Test
	void whateverComesWhileItLooksIsLookedAt() {
		for (int round = 1; round <= 200; round++) {
			int number = round;
			Thread other = new Thread(() -> {
				for (int i = 0; i < 20; i++) {
					this.pool.execute(this.begun::incrementAndGet);
				}
			});
			other.start();
			while (this.begun.get() < 20 * number) {
				look();
			}
		}
		while (look()) {
			assertThat(this.pool.getPoolSize()).isLessThanOrEqualTo(MAX);
		}
		// all is as before: what waits is still found
		block(MAX);
		while (look()) {
			assertThat(this.pool.getPoolSize()).isLessThanOrEqualTo(MAX);
		}
		await(this.begun, 200 * 20 + MAX);
	}

}
