package io.github.sockettask.client.connect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.github.sockettask.client.ManualTimer;
import io.github.sockettask.client.connect.ConnectLimiter.Permit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link ConnectLimiter}.
 */
@ExtendWith(OutputCaptureExtension.class)
class ConnectLimiterTests {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private final ManualTimer timer = new ManualTimer();

	private final List<String> started = new ArrayList<>();

	/** When an attempt started, in nanoseconds from the start of the test. */
	private final List<Long> times = new ArrayList<>();

	private final long begin = this.timer.now();

	private ConnectLimiter limiter(int maxConcurrent, double rate) {
		return new ConnectLimiter(maxConcurrent, rate, this.timer, this.timer::now);
	}

	private Permit acquire(ConnectLimiter limiter, String name) {
		return limiter.acquire(() -> this.started.add(name));
	}

	private void acquireShort(ConnectLimiter limiter, int count) {
		for (int i = 0; i < count; i++) {
			acquireShort(limiter, () -> this.times.add(this.timer.now() - this.begin));
		}
	}

	/** An attempt that is over as soon as it has run. */
	private static void acquireShort(ConnectLimiter limiter, Runnable attempt) {
		CompletableFuture<Permit> permit = new CompletableFuture<>();
		permit.complete(limiter.acquire(() -> {
			attempt.run();
			permit.thenAccept(Permit::release);
		}));
	}

	@Test
	void withoutLimitsAllAttemptsStartAtOnceAndShareAPermitThatDoesNothing() {
		ConnectLimiter limiter = limiter(0, 0);
		Permit first = acquire(limiter, "a");
		Permit second = acquire(limiter, "b");
		assertThat(this.started).containsExactly("a", "b");
		assertThat(first).isSameAs(second);
		assertThat(first.release()).isFalse();
		assertThat(this.timer.most()).isZero();
	}

	@Test
	void asManyAttemptsRunAtATimeAsMayAndTheOthersStartInTheirOrder() {
		ConnectLimiter limiter = limiter(2, 0);
		Permit a = acquire(limiter, "a");
		Permit b = acquire(limiter, "b");
		acquire(limiter, "c");
		acquire(limiter, "d");
		acquire(limiter, "e");
		assertThat(this.started).containsExactly("a", "b");
		b.release();
		assertThat(this.started).containsExactly("a", "b", "c");
		a.release();
		assertThat(this.started).containsExactly("a", "b", "c", "d");
		assertThat(this.timer.most()).isZero();
	}

	@Test
	void aPermitThatIsReleasedTwiceFreesOneSlot() {
		ConnectLimiter limiter = limiter(1, 0);
		Permit a = acquire(limiter, "a");
		acquire(limiter, "b");
		acquire(limiter, "c");
		assertThat(a.release()).isFalse();
		assertThat(a.release()).isFalse();
		assertThat(this.started).containsExactly("a", "b");
	}

	@Test
	void anAttemptThatIsWithdrawnNeverRunsAndTakesNoSlot() {
		ConnectLimiter limiter = limiter(1, 0);
		Permit a = acquire(limiter, "a");
		Permit b = acquire(limiter, "b");
		acquire(limiter, "c");
		assertThat(b.release()).isTrue();
		assertThat(b.release()).isFalse();
		a.release();
		assertThat(this.started).containsExactly("a", "c");
	}

	@Test
	void anAttemptThatIsWithdrawnTakesNoToken() {
		ConnectLimiter limiter = limiter(0, 1);
		acquire(limiter, "a");
		Permit b = acquire(limiter, "b");
		acquire(limiter, "c");
		assertThat(b.release()).isTrue();
		this.timer.elapse(Duration.ofSeconds(1));
		assertThat(this.started).containsExactly("a", "c");
	}

	@Test
	void theTokensOfATenthOfASecondMayBeUsedAtOnceAndTheOthersComeEvenly() {
		ConnectLimiter limiter = limiter(0, 100);
		acquireShort(limiter, 20);
		assertThat(this.times).hasSize(10);
		this.timer.elapse(Duration.ofMillis(10).minusNanos(1));
		assertThat(this.times).hasSize(10);
		this.timer.elapse(Duration.ofNanos(1));
		assertThat(this.times).hasSize(11);
		this.timer.elapse(Duration.ofMillis(90));
		assertThat(this.times).hasSize(20);
		assertThat(this.timer.scheduled()).isZero();
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0.1, 1, 9.9, 19.9 })
	void oneAttemptMayStartAtOnceHoweverLowTheRateIs(double rate) {
		ConnectLimiter limiter = limiter(0, rate);
		this.timer.elapse(MINUTE);
		acquireShort(limiter, 3);
		assertThat(this.times).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0.5, 3, 7.3, 10, 100, 333 })
	void inNoTimeOfAMinuteMoreStartThanTheRateAndTheBurstAllow(double rate) {
		ConnectLimiter limiter = limiter(0, rate);
		acquireShort(limiter, (int) (rate * 30));
		this.timer.elapse(Duration.ofSeconds(37));
		acquireShort(limiter, (int) (rate * 60));
		this.timer.elapse(Duration.ofSeconds(23));
		double burst = Math.max(1, Math.floor(rate / 10));
		// how far all that started before each attempt was behind the rate, at most
		double behind = Double.POSITIVE_INFINITY;
		for (int i = 0; i < this.times.size(); i++) {
			double allowed = rate * this.times.get(i) / 1e9;
			behind = Math.min(behind, i - allowed);
			assertThat(i + 1 - allowed - behind).isLessThanOrEqualTo(burst + 1e-6);
		}
		assertThat(this.times).hasSizeGreaterThanOrEqualTo((int) (rate * 30) + (int) (rate * 23));
		assertThat(this.timer.most()).isEqualTo(1);
	}

	@Test
	void whenTheTimerIsLateThenNoMoreThanTheBurstStartTogether() {
		ConnectLimiter limiter = limiter(0, 100);
		acquireShort(limiter, 100);
		this.timer.hang(Duration.ofHours(1));
		this.timer.elapse(Duration.ZERO);
		assertThat(this.times).hasSize(20);
		assertThat(this.timer.scheduled()).isEqualTo(1);
	}

	@Test
	void whenTheTimerIsEarlyThenNothingStartsAndItIsAskedAgain() {
		ConnectLimiter limiter = limiter(0, 1);
		acquireShort(limiter, 2);
		this.timer.runEarly();
		assertThat(this.times).hasSize(1);
		assertThat(this.timer.scheduled()).isEqualTo(1);
		this.timer.elapse(Duration.ofSeconds(1));
		assertThat(this.times).hasSize(2);
	}

	@Test
	void whenTheTimerIsLateThenAReleaseStartsWhatMayAndTheTimerIsNotNeeded() {
		ConnectLimiter limiter = limiter(0, 1);
		Permit a = acquire(limiter, "a");
		acquire(limiter, "b");
		this.timer.hang(Duration.ofSeconds(5));
		a.release();
		assertThat(this.started).containsExactly("a", "b");
		assertThat(this.timer.scheduled()).isZero();
	}

	@Test
	void nothingIsScheduledWhileNobodyWaitsForAToken() {
		ConnectLimiter limiter = limiter(1, 1);
		Permit a = acquire(limiter, "a");
		Permit b = acquire(limiter, "b");
		assertThat(this.timer.scheduled()).isZero();
		a.release();
		assertThat(this.timer.scheduled()).isEqualTo(1);
		Permit c = acquire(limiter, "c");
		assertThat(b.release()).isTrue();
		assertThat(this.timer.scheduled()).isEqualTo(1);
		assertThat(c.release()).isTrue();
		assertThat(this.timer.scheduled()).isZero();
	}

	@Test
	void whoComesLaterWaitsBehindWhoWaitsEvenIfThereIsATokenAgain() {
		ConnectLimiter limiter = limiter(0, 1);
		acquire(limiter, "a");
		acquire(limiter, "b");
		this.timer.hang(Duration.ofSeconds(1));
		acquire(limiter, "c");
		assertThat(this.started).containsExactly("a");
		this.timer.elapse(Duration.ofSeconds(1));
		assertThat(this.started).containsExactly("a", "b", "c");
	}

	@Test
	void whenTheTimerTakesNoMoreWorkThenNoAttemptWaitsForTheRate() {
		ConnectLimiter limiter = limiter(2, 1);
		this.timer.close();
		Permit a = acquire(limiter, "a");
		acquire(limiter, "b");
		acquire(limiter, "c");
		assertThat(this.started).containsExactly("a", "b");
		a.release();
		assertThat(this.started).containsExactly("a", "b", "c");
	}

	@Test
	void whenAnAttemptThrowsAtOnceThenTheCallerGetsItAndTheSlotIsFree() {
		ConnectLimiter limiter = limiter(1, 0);
		assertThatIllegalStateException().isThrownBy(() -> limiter.acquire(() -> {
			acquire(limiter, "b");
			throw new IllegalStateException("no");
		})).withMessage("no");
		assertThat(this.started).containsExactly("b");
	}

	@Test
	void whenAnAttemptThrowsLaterThenItIsLoggedAndTheNextOneStarts(CapturedOutput output) {
		ConnectLimiter limiter = limiter(1, 0);
		Permit a = acquire(limiter, "a");
		limiter.acquire(() -> {
			throw new StackOverflowError("deep");
		});
		acquire(limiter, "c");
		assertThat(a.release()).isFalse();
		assertThat(this.started).containsExactly("a", "c");
		assertThat(output).contains("An attempt to connect could not be started").contains("deep");
	}

	@Test
	void fiveThousandAttemptsThatFailAtOnceDoNotOverflowTheStack() {
		ConnectLimiter limiter = limiter(1, 0);
		Permit first = acquire(limiter, "first");
		List<Integer> order = new ArrayList<>();
		List<Integer> depths = new ArrayList<>();
		for (int i = 0; i < 5000; i++) {
			int number = i;
			acquireShort(limiter, () -> {
				order.add(number);
				depths.add(new Throwable().getStackTrace().length);
			});
		}
		first.release();
		assertThat(order).containsExactlyElementsOf(IntStream.range(0, 5000).boxed().toList());
		assertThat(depths).containsOnly(depths.get(0));
	}

	@Test
	void whatIsAcquiredInsideOfAnAttemptWaitsForItsTurn() {
		ConnectLimiter limiter = limiter(1, 0);
		Permit a = acquire(limiter, "a");
		CompletableFuture<Permit> permit = new CompletableFuture<>();
		permit.complete(limiter.acquire(() -> {
			acquire(limiter, "c");
			this.started.add("b");
			permit.thenAccept(Permit::release);
			this.started.add("end of b");
		}));
		a.release();
		assertThat(this.started).containsExactly("a", "b", "end of b", "c");
	}

}
