package io.github.sockettask.client.handler;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.springframework.core.retry.RetryPolicy;

import io.github.sockettask.MessageConversionException;
import io.github.sockettask.client.message.ReceivedMessages;
import io.github.sockettask.client.message.Redelivery;
import io.github.sockettask.client.message.Route;
import io.github.sockettask.settings.RetrySettings;
import io.github.sockettask.settings.SocketTaskSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for the retry policy of {@link MessageDelivery} and {@link Redelivery}.
 */
class RetryPolicyTests {

	private final RetrySettings settings = SocketTaskSettings.DEFAULTS.receive().retry();

	private static RetryPolicy policy(RetrySettings settings) {
		return Objects.requireNonNull(MessageDelivery.retryPolicy(settings));
	}

	private static List<Duration> delays(RetrySettings settings) {
		RetryPolicy policy = policy(settings);
		Redelivery redelivery = ReceivedMessages.received("m").redelivery(policy);
		List<Duration> delays = new ArrayList<>();
		for (Duration delay = redelivery.next(); delay != null; delay = redelivery.next()) {
			delays.add(delay);
		}
		return delays;
	}

	@Test
	void byDefaultNothingIsTriedAgain() {
		assertThat(MessageDelivery.retryPolicy(this.settings)).isNull();
	}

	@Test
	void whatCannotBeConvertedAndErrorsAreNotTriedAgain() {
		RetryPolicy policy = policy(this.settings.withMaxRetries(1));
		assertThat(policy.shouldRetry(new IOException())).isTrue();
		assertThat(policy.shouldRetry(new IllegalStateException())).isTrue();
		assertThat(policy.shouldRetry(new MessageConversionException("no number"))).isFalse();
		assertThat(policy.shouldRetry(new StackOverflowError())).isFalse();
	}

	@Test
	void delaysAreTheSameUnlessAMultiplierIsSet() {
		assertThat(delays(this.settings.withMaxRetries(3))).containsExactly(Duration.ofSeconds(1),
				Duration.ofSeconds(1), Duration.ofSeconds(1));
	}

	@Test
	void delaysGrowUpToTheLongest() {
		assertThat(delays(this.settings.withMaxRetries(4)
			.withDelay(Duration.ofMillis(10))
			.withMultiplier(2)
			.withMaxDelay(Duration.ofMillis(30)))).containsExactly(Duration.ofMillis(10), Duration.ofMillis(20),
					Duration.ofMillis(30), Duration.ofMillis(30));
	}

	@Test
	void delaysMayBeZero() {
		assertThat(delays(this.settings.withMaxRetries(2).withDelay(Duration.ZERO))).containsExactly(Duration.ZERO,
				Duration.ZERO);
	}

	@Test
	void jitterMakesDelaysLongerOrShorter() {
		assertThat(delays(
				this.settings.withMaxRetries(100).withDelay(Duration.ofMillis(100)).withJitter(Duration.ofMillis(20))))
			.hasSize(100)
			.allMatch((delay) -> delay.toMillis() >= 80 && delay.toMillis() <= 120)
			.anyMatch((delay) -> delay.toMillis() != 100);
	}

	@Test
	void attemptsAreCountedAndThoseThatFailedAreHandedOutOnce() {
		Redelivery redelivery = ReceivedMessages.received("m").redelivery(RetryPolicy.withMaxRetries(2));
		assertThat(redelivery.attempts()).isEqualTo(1);
		assertThat(redelivery.isPending()).isFalse();
		redelivery.add(mock(Route.class), new IOException());
		assertThat(redelivery.isPending()).isTrue();
		assertThat(redelivery.begin()).hasSize(1);
		assertThat(redelivery.attempts()).isEqualTo(2);
		assertThat(redelivery.isPending()).isFalse();
		assertThat(redelivery.end()).isEmpty();
	}

}
