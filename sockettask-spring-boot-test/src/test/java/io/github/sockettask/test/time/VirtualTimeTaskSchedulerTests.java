package io.github.sockettask.test.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.springframework.scheduling.support.CronTrigger;
import org.springframework.scheduling.support.PeriodicTrigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Time that passes when told to.
 */
class VirtualTimeTaskSchedulerTests {

	private final VirtualTimeTaskScheduler time = new VirtualTimeTaskScheduler();

	private final List<String> ran = new ArrayList<>();

	private Runnable note(String name) {
		return () -> this.ran.add(name + " at " + this.time.now().getEpochSecond());
	}

	private static Instant second(long second) {
		return Instant.ofEpochSecond(second);
	}

	private void advance(long seconds) {
		this.time.advance(Duration.ofSeconds(seconds));
	}

	@Test
	void nothingRunsByItself() {
		this.time.schedule(note("a"), second(0));
		assertThat(this.ran).isEmpty();
		advance(0);
		assertThat(this.ran).containsExactly("a at 0");
	}

	@Test
	void whatIsDueRunsInOrderAndAtItsTime() {
		this.time.schedule(note("c"), second(3));
		this.time.schedule(note("a"), second(1));
		this.time.schedule(note("b"), second(1));
		this.time.schedule(note("d"), second(4));
		advance(3);
		assertThat(this.ran).containsExactly("a at 1", "b at 1", "c at 3");
		assertThat(this.time.now()).isEqualTo(second(3));
		assertThat(this.time.pending()).containsExactly(second(4));
	}

	@Test
	void whatIsScheduledMeanwhileRunsToo() {
		this.time.schedule(() -> this.time.schedule(note("b"), this.time.getClock().instant().plusSeconds(1)),
				second(1));
		advance(5);
		assertThat(this.ran).containsExactly("b at 2");
		assertThat(this.time.now()).isEqualTo(second(5));
	}

	@Test
	void whatIsLateRunsNow() {
		advance(10);
		this.time.schedule(note("a"), second(1));
		advance(0);
		assertThat(this.ran).containsExactly("a at 10");
	}

	@Test
	void whatIsCancelledIsGone() {
		ScheduledFuture<?> future = this.time.schedule(note("a"), second(1));
		assertThat(future.getDelay(TimeUnit.MILLISECONDS)).isEqualTo(1000);
		assertThat(future.cancel(false)).isTrue();
		assertThat(this.time.pending()).isEmpty();
		advance(2);
		assertThat(this.ran).isEmpty();
	}

	@Test
	void fixedRateKeepsItsPace() {
		ScheduledFuture<?> future = this.time.scheduleAtFixedRate(note("a"), second(1), Duration.ofSeconds(2));
		advance(5);
		assertThat(this.ran).containsExactly("a at 1", "a at 3", "a at 5");
		future.cancel(false);
		advance(5);
		assertThat(this.ran).hasSize(3);
		assertThat(future.isCancelled()).isTrue();
	}

	@Test
	void fixedRateBeginsNowUnlessToldOtherwise() {
		this.time.scheduleAtFixedRate(note("a"), Duration.ofSeconds(2));
		advance(2);
		assertThat(this.ran).containsExactly("a at 0", "a at 2");
	}

	@Test
	void fixedDelayCountsFromTheEnd() {
		this.time.scheduleWithFixedDelay(() -> {
			note("a").run();
			advance(1);
		}, Duration.ofSeconds(2));
		advance(6);
		assertThat(this.ran).containsExactly("a at 0", "a at 3", "a at 6");
	}

	@Test
	void triggersDecide() {
		this.time.schedule(note("cron"), new CronTrigger("*/20 * * * * *"));
		PeriodicTrigger periodic = new PeriodicTrigger(Duration.ofSeconds(30));
		periodic.setInitialDelay(Duration.ofSeconds(10));
		this.time.schedule(note("periodic"), periodic);
		advance(40);
		assertThat(this.ran).containsExactly("periodic at 10", "cron at 20", "periodic at 40", "cron at 40");
		assertThat(this.time.schedule(note("never"), (context) -> null) == null).isTrue();
	}

	@Test
	void cancellingFromWithinEndsTheRepetition() {
		List<ScheduledFuture<?>> futures = new ArrayList<>();
		futures.add(this.time.scheduleAtFixedRate(() -> {
			note("a").run();
			futures.get(0).cancel(false);
		}, Duration.ofSeconds(1)));
		advance(5);
		assertThat(this.ran).containsExactly("a at 0");
		assertThat(this.time.pending()).isEmpty();
	}

	@Test
	void whatFailsFailsTheTestWhenTheRestHasRun() {
		this.time.schedule(() -> {
			throw new IllegalStateException("no");
		}, second(1));
		this.time.schedule(note("b"), second(2));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> advance(5)).withMessageContaining("no");
		assertThat(this.ran).containsExactly("b at 2");
	}

	@Test
	void timeDoesNotGoBackAndPeriodsArePositive() {
		assertThatIllegalArgumentException().isThrownBy(() -> advance(-1));
		assertThatIllegalArgumentException().isThrownBy(() -> this.time.scheduleAtFixedRate(note("a"), Duration.ZERO));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.time.scheduleWithFixedDelay(note("a"), Duration.ZERO));
	}

}
