package io.github.sockettask.autoconfigure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link SchedulerTimer}.
 */
@ExtendWith(OutputCaptureExtension.class)
class SchedulerTimerTests {

	private static final Duration HOUR = Duration.ofHours(1);

	private final ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();

	private final SchedulerTimer timer = new SchedulerTimer(this.scheduler);

	SchedulerTimerTests() {
		this.scheduler.setClock(new JumpingClock());
		this.scheduler.initialize();
	}

	@AfterEach
	void stop() {
		this.scheduler.shutdown();
	}

	private BlockingQueue<Runnable> due() {
		return this.scheduler.getScheduledThreadPoolExecutor().getQueue();
	}

	@Test
	void whenTheClockJumpsThenATaskIsDueWhenItWouldBeAnyway() {
		for (int i = 0; i < 4; i++) {
			this.timer.schedule(() -> {
			}, HOUR);
		}
		assertThat(due()).hasSize(4)
			.allSatisfy((task) -> assertThat(Duration.ofNanos(((Delayed) task).getDelay(TimeUnit.NANOSECONDS)))
				.isBetween(HOUR.minusMinutes(1), HOUR));
	}

	@Test
	void whatIsDueRuns() {
		CompletableFuture<String> ran = new CompletableFuture<>();
		this.timer.schedule(() -> ran.complete("ran"), Duration.ofMillis(1));
		assertThat(ran).succeedsWithin(Duration.ofSeconds(5)).isEqualTo("ran");
	}

	@Test
	void whatFindsNoMemoryRunsAgain() {
		CompletableFuture<String> ran = new CompletableFuture<>();
		AtomicInteger runs = new AtomicInteger();
		this.timer.schedule(() -> {
			if (runs.incrementAndGet() == 1) {
				throw new OutOfMemoryError("test");
			}
			ran.complete("ran");
		}, Duration.ofMillis(1));
		assertThat(ran).succeedsWithin(Duration.ofSeconds(10)).isEqualTo("ran");
		assertThat(runs).hasValue(2);
	}

	@Test
	void whatIsCancelledDoesNotWaitUntilItWouldBeDue() {
		Runnable cancel = this.timer.schedule(() -> {
		}, HOUR);
		cancel.run();
		cancel.run();
		assertThat(due()).isEmpty();
	}

	@Test
	void whatATaskThrowsIsLogged(CapturedOutput output) {
		CompletableFuture<String> next = new CompletableFuture<>();
		this.timer.schedule(() -> {
			throw new IllegalStateException("no luck");
		}, Duration.ZERO);
		this.timer.schedule(() -> next.complete("ran"), Duration.ofMillis(1));
		assertThat(next).succeedsWithin(Duration.ofSeconds(5));
		assertThat(output).contains("no luck");
	}

	@Test
	void anotherSchedulerIsAskedByItsOwnClock() {
		TaskScheduler other = mock();
		ScheduledFuture<?> future = mock();
		Instant now = Instant.parse("2026-01-01T00:00:00Z");
		Runnable task = mock();
		given(other.getClock()).willReturn(Clock.fixed(now, ZoneOffset.UTC));
		given(other.schedule(any(), any(Instant.class))).willAnswer((invocation) -> future);
		new SchedulerTimer(other).schedule(task, HOUR).run();
		then(other).should().schedule(any(), eq(now.plus(HOUR)));
		then(future).should().cancel(false);
	}

}
