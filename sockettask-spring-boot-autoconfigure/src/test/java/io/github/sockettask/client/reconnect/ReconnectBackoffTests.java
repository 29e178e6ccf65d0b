package io.github.sockettask.client.reconnect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.sockettask.ReconnectAction;
import io.github.sockettask.ReconnectDecision;
import io.github.sockettask.ReconnectPolicy;
import io.github.sockettask.client.ManualTimer;
import io.github.sockettask.client.connect.TaskUrls;
import io.github.sockettask.settings.ReconnectSettings;
import io.github.sockettask.settings.SocketTaskSettings;
import io.github.sockettask.settings.UrlOrder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * When a task connects again.
 */
class ReconnectBackoffTests {

	private static final ReconnectDecision BACKOFF = ReconnectDecision.of(ReconnectAction.BACKOFF);

	private static final ReconnectDecision NOW = ReconnectDecision.of(ReconnectAction.NOW);

	private static final ReconnectDecision SLOW = ReconnectDecision.of(ReconnectAction.SLOW);

	private static final ReconnectDecision REFRESH = ReconnectDecision.of(ReconnectAction.REFRESH);

	private static final ReconnectSettings EXACT = SocketTaskSettings.DEFAULTS.reconnect().withJitter(Duration.ZERO);

	private static final Runnable NOTHING = () -> {
	};

	private static IntStream seeds() {
		return IntStream.range(0, 200);
	}

	private static ReconnectSettings settings(Random random) {
		return EXACT.withDelay(Duration.ofMillis(random.nextInt(5_000)))
			.withMultiplier(1 + random.nextInt(4) * random.nextDouble())
			.withMaxDelay(Duration.ofMillis(random.nextInt(60_000)))
			.withJitter(Duration.ofMillis(random.nextInt(4) * random.nextInt(2_000)));
	}

	private static ReconnectBackoff reconnection(ReconnectSettings settings) {
		return deciding(settings, null, true);
	}

	private static ReconnectBackoff deciding(ReconnectPolicy policy, boolean refreshing) {
		return deciding(EXACT, policy, refreshing);
	}

	private static ReconnectBackoff deciding(ReconnectSettings settings, @Nullable ReconnectPolicy policy,
			boolean refreshing) {
		return new ReconnectBackoff(settings, policy, refreshing,
				new TaskUrls(List.of("ws://localhost"), UrlOrder.FAILOVER), new ManualTimer());
	}

	private static Duration next(ReconnectBackoff reconnection, ReconnectDecision decision) {
		return Objects.requireNonNull(reconnection.next(decision, Duration.ZERO, false));
	}

	private static long jitterMillis(ReconnectSettings settings) {
		return Math.min(Objects.requireNonNull(settings.jitter()).toMillis(),
				Math.max(1, Objects.requireNonNull(settings.delay()).toMillis()));
	}

	// Times are whole milliseconds: a share of one may be lost to rounding.
	private static void assertThatIsAround(Duration delay, long millis, ReconnectSettings settings) {
		double jitter = jitterMillis(settings) / Math.max(1.0, Objects.requireNonNull(settings.delay()).toMillis());
		long share = (long) (millis * jitter) + 1;
		long cap = Math.max(millis, Objects.requireNonNull(settings.maxDelay()).toMillis());
		assertThat(delay.toMillis()).isNotNegative().isBetween(millis - share, Math.min(cap, millis + share));
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void delaysGrowUpToTheLongestAndStartOver(int seed) {
		Random random = new Random(seed);
		ReconnectSettings settings = settings(random);
		ReconnectBackoff reconnection = reconnection(settings);
		for (int round = 0; round < 3; round++) {
			long shortest = Math.max(1, Objects.requireNonNull(settings.delay()).toMillis());
			long cap = Math.max(shortest, Objects.requireNonNull(settings.maxDelay()).toMillis());
			long millis = shortest;
			for (int i = 1; i < 40; i++) {
				assertThatIsAround(next(reconnection, BACKOFF), millis, settings);
				assertThat(reconnection.retries()).isEqualTo(i);
				millis = Math.min(cap, (long) (millis * Objects.requireNonNull(settings.multiplier())));
			}
			reconnection.startOver();
			assertThat(reconnection.retries()).isZero();
		}
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void whatTheServerAsksForIsAFloor(int seed) {
		Random random = new Random(seed);
		ReconnectSettings settings = settings(random);
		ReconnectBackoff reconnection = reconnection(settings);
		long most = jitterMillis(settings);
		for (int i = 0; i < 20; i++) {
			Duration floor = Duration.ofMillis(random.nextInt(120_000));
			Duration delay = Objects.requireNonNull(reconnection.next(BACKOFF, floor, random.nextBoolean()));
			long longest = Math.max(floor.toMillis() + most,
					Math.max(1, Math.max(Objects.requireNonNull(settings.maxDelay()).toMillis(),
							Objects.requireNonNull(settings.delay()).toMillis())));
			assertThat(delay).isBetween(floor, Duration.ofMillis(longest));
		}
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void anyDecisionsTogetherNeverGiveANegativeDelayOrOneThatIsTooLong(int seed) {
		Random random = new Random(seed);
		ReconnectSettings settings = settings(random);
		ReconnectBackoff reconnection = reconnection(settings);
		long longest = Math.max(1, Math.max(Objects.requireNonNull(settings.maxDelay()).toMillis(),
				Objects.requireNonNull(settings.delay()).toMillis()));
		ReconnectDecision[] decisions = { BACKOFF, NOW, SLOW, REFRESH };
		for (int i = 0; i < 100; i++) {
			Duration delay = next(reconnection, decisions[random.nextInt(decisions.length)]);
			assertThat(delay).isBetween(Duration.ZERO, Duration.ofMillis(longest));
		}
	}

	@Test
	void jitterMakesDelaysShorterAndLongerAllOverItsRange() {
		ReconnectBackoff reconnection = reconnection(EXACT.withJitter(Duration.ofMillis(500)));
		long[] delays = LongStream.range(0, 2000).map((i) -> {
			reconnection.startOver();
			return next(reconnection, BACKOFF).toMillis();
		}).toArray();
		assertThat(LongStream.of(delays).min().orElseThrow()).isLessThan(550);
		assertThat(LongStream.of(delays).max().orElseThrow()).isGreaterThan(1450);
		assertThat(LongStream.of(delays).average().orElse(0)).isBetween(950.0, 1050.0);
	}

	@Test
	void jitterGrowsWithTheDelay() {
		ReconnectBackoff reconnection = reconnection(EXACT.withJitter(Duration.ofMillis(500)));
		long[] delays = LongStream.range(0, 1000).map((i) -> {
			reconnection.startOver();
			next(reconnection, BACKOFF);
			next(reconnection, BACKOFF);
			return next(reconnection, BACKOFF).toMillis();
		}).toArray();
		assertThat(LongStream.of(delays).min().orElseThrow()).isBetween(2000L, 2200L);
		assertThat(LongStream.of(delays).max().orElseThrow()).isBetween(5800L, 6000L);
	}

	@Test
	void jitterCountsAsTheDelayWhereItIsLonger() {
		ReconnectBackoff reconnection = reconnection(
				EXACT.withDelay(Duration.ofMillis(20)).withJitter(Duration.ofMillis(500)));
		for (int i = 0; i < 200; i++) {
			reconnection.startOver();
			assertThat(next(reconnection, BACKOFF)).isLessThanOrEqualTo(Duration.ofMillis(40));
		}
	}

	@Test
	void jitterThatIsOutOfRangeDoesNotMakeADelayNegative() {
		ReconnectBackoff reconnection = reconnection(EXACT.withJitter(Duration.ofSeconds(7)));
		for (int i = 0; i < 200; i++) {
			assertThat(next(reconnection, BACKOFF)).isBetween(Duration.ZERO, Duration.ofSeconds(30));
		}
	}

	@Test
	void nowIsNowOnceAndThenBacksOff() {
		ReconnectBackoff reconnection = reconnection(EXACT);
		assertThat(IntStream.range(0, 4).mapToObj((i) -> next(reconnection, NOW).toSeconds())).containsExactly(0L, 1L,
				2L, 4L);
		reconnection.startOver();
		assertThat(next(reconnection, NOW)).isZero();
	}

	@Test
	void nowBehindAnotherRetryIsNotNow() {
		ReconnectBackoff reconnection = reconnection(EXACT);
		next(reconnection, BACKOFF);
		assertThat(next(reconnection, NOW)).isEqualTo(Duration.ofSeconds(2));
	}

	@Test
	void slowIsTheLongestDelayEachTime() {
		ReconnectBackoff reconnection = reconnection(EXACT);
		assertThat(IntStream.range(0, 3).mapToObj((i) -> next(reconnection, SLOW).toSeconds())).containsOnly(30L);
	}

	@Test
	void slowIsNotLongerThanTheLongestDelay() {
		ReconnectBackoff reconnection = reconnection(EXACT.withJitter(Duration.ofMillis(500)));
		for (int i = 0; i < 200; i++) {
			assertThat(next(reconnection, SLOW)).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(30));
		}
	}

	@Test
	void refreshIsNowOnceAndThenSlow() {
		ReconnectBackoff reconnection = reconnection(EXACT);
		assertThat(IntStream.range(0, 3).mapToObj((i) -> next(reconnection, REFRESH).toSeconds())).containsExactly(0L,
				30L, 30L);
	}

	@Test
	void refreshIsNowAfterRetriesForOtherCauses() {
		ReconnectBackoff reconnection = reconnection(EXACT);
		assertThat(Stream.of(BACKOFF, REFRESH, BACKOFF, REFRESH)
			.map((decision) -> next(reconnection, decision).toSeconds())).containsExactly(1L, 0L, 2L, 30L);
	}

	@Test
	void credentialsAreRefreshedForACauseAndForADecisionOfAPolicy() {
		List<String> refreshed = new ArrayList<>();
		reconnection(EXACT).refresh(ConnectionEnds.closed(4401), () -> refreshed.add("cause"));
		reconnection(EXACT).refresh(ConnectionEnds.closed(1013), () -> refreshed.add("other cause"));
		deciding(EXACT, null, false).refresh(ConnectionEnds.closed(4401), () -> refreshed.add("no credentials"));
		deciding((end, retries, configured) -> REFRESH, true).decide(ConnectionEnds.closed(1013),
				() -> refreshed.add("policy"));
		deciding((end, retries, configured) -> SLOW, true).decide(ConnectionEnds.closed(1013),
				() -> refreshed.add("other policy"));
		assertThat(refreshed).containsExactly("cause", "policy");
	}

	@Test
	void anAddressThatWasNotTriedNeedsNoDelayAndDoesNotMakeLaterOnesLonger() {
		ReconnectBackoff reconnection = reconnection(EXACT);
		assertThat(reconnection.next(BACKOFF, Duration.ZERO, true)).isZero();
		assertThat(reconnection.next(BACKOFF, Duration.ZERO, true)).isZero();
		assertThat(reconnection.next(BACKOFF, Duration.ZERO, false)).isEqualTo(Duration.ofSeconds(1));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 5 })
	void whenThereWereAsManyRetriesAsMayBeThenItGivesUp(int max) {
		ReconnectBackoff reconnection = reconnection(EXACT.withMaxRetries(max));
		IntStream.range(0, max).forEach((i) -> assertThat(next(reconnection, BACKOFF)).isPositive());
		assertThat(reconnection.next(BACKOFF, Duration.ofSeconds(9), true)).isNull();
		assertThat(reconnection.retries()).isEqualTo(max);
		reconnection.startOver();
		assertThat(reconnection.next(BACKOFF, Duration.ZERO, false) != null).isEqualTo(max > 0);
	}

	@Test
	void withoutALimitItNeverGivesUp() {
		ReconnectBackoff reconnection = reconnection(EXACT);
		IntStream.range(0, 10_000).forEach((i) -> next(reconnection, BACKOFF));
		assertThat(next(reconnection, BACKOFF)).isEqualTo(Duration.ofSeconds(30));
	}

	@Test
	void stopGivesUp() {
		ReconnectBackoff reconnection = reconnection(EXACT);
		assertThat(reconnection.next(ReconnectDecision.of(ReconnectAction.STOP), Duration.ZERO, true)).isNull();
	}

	@Test
	void aPolicyDecides() {
		ReconnectBackoff reconnection = deciding(
				(end, retries, configured) -> ReconnectDecision.after(Duration.ofSeconds(7 + retries)), true);
		next(reconnection, BACKOFF);
		ReconnectDecision decision = reconnection.decide(ConnectionEnds.lost(), NOTHING);
		assertThat(next(reconnection, decision)).isEqualTo(Duration.ofSeconds(8));
		assertThat(reconnection.next(decision, Duration.ofSeconds(60), false)).isEqualTo(Duration.ofSeconds(60));
	}

	@Test
	@SuppressWarnings("NullAway")
	void whenAPolicyReturnsNothingThenWhatIsConfiguredIsDone() {
		assertThat(deciding((end, retries, configured) -> null, true).decide(ConnectionEnds.closed(1013), NOTHING))
			.isEqualTo(SLOW);
	}

	@Test
	void whenAPolicyFailsThenWhatIsConfiguredIsDone() {
		assertThat(deciding((end, retries, configured) -> {
			throw new StackOverflowError("by intention");
		}, true).decide(ConnectionEnds.closed(1013), NOTHING)).isEqualTo(SLOW);
	}

	@Test
	void whenAPolicyRefreshesAndNothingDoesThenItIsSlow() {
		assertThat(deciding((end, retries, configured) -> REFRESH, false).decide(ConnectionEnds.lost(), NOTHING))
			.isEqualTo(SLOW);
		assertThat(deciding((end, retries, configured) -> REFRESH, true).decide(ConnectionEnds.lost(), NOTHING))
			.isEqualTo(REFRESH);
	}

	@Test
	void aDelayOfAPolicyIsNotNegative() {
		assertThatIllegalArgumentException().isThrownBy(() -> ReconnectDecision.after(Duration.ofMillis(-1)));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new ReconnectDecision(ReconnectAction.NOW, Duration.ofMillis(-1)));
	}

}
