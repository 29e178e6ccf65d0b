package io.github.sockettask.client.connection;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.sockettask.client.ManualTimer;
import io.github.sockettask.client.connect.ConnectLimiter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PendingAttempt}.
 */
class PendingAttemptTests {

	private final ConnectLimiter limiter = new ConnectLimiter(1, 0, new ManualTimer());

	private final PendingAttempt attempt = new PendingAttempt();

	private final List<String> done = new ArrayList<>();

	private void assertThatTheTurnIsGivenBack() {
		this.limiter.acquire(() -> this.done.add("next"));
		assertThat(this.done).endsWith("next");
	}

	@Test
	void whenTheAttemptIsOverBeforeItsPermitIsKnownThenTheTurnIsGivenBack() {
		this.attempt.waitFor(this.limiter, this.attempt::over);
		assertThatTheTurnIsGivenBack();
	}

	@Test
	void whenTheAttemptIsOverBeforeItWaitsThenTheTurnIsGivenBack() {
		this.attempt.over();
		this.attempt.waitFor(this.limiter, () -> this.done.add("attempt"));
		assertThatTheTurnIsGivenBack();
	}

	@Test
	void whenTheAttemptIsOverWhileItWaitsThenItNeverBegins() {
		ConnectLimiter.Permit first = this.limiter.acquire(() -> this.done.add("first"));
		this.attempt.waitFor(this.limiter, () -> this.done.add("attempt"));
		this.attempt.over();
		this.attempt.over();
		first.release();
		assertThatTheTurnIsGivenBack();
		assertThat(this.done).containsExactly("first", "next");
	}

	@Test
	void whenTheAttemptIsOverAndThrowsThenOneTurnIsGivenBack() {
		ConnectLimiter.Permit first = this.limiter.acquire(() -> this.done.add("first"));
		this.attempt.waitFor(this.limiter, () -> {
			this.attempt.over();
			throw new IllegalStateException("no");
		});
		first.release();
		this.limiter.acquire(() -> this.done.add("a"));
		this.limiter.acquire(() -> this.done.add("b"));
		assertThat(this.done).containsExactly("first", "a");
	}

	@Test
	void whenHandedOverTwiceThenTheFirstCounts() {
		assertThat(this.attempt.handOver()).isTrue();
		assertThat(this.attempt.handOver()).isFalse();
	}

	@Test
	void whenHandedOverThenTheDeadlineIsCancelledOnce() {
		this.attempt.prepare(() -> this.done.add("cancelled"));
		this.attempt.handOver();
		this.attempt.handOver();
		assertThat(this.done).containsExactly("cancelled");
	}

	@Test
	void whenHandedOverBeforeTheDeadlineIsKnownThenItIsCancelledAllTheSame() {
		this.attempt.handOver();
		this.attempt.prepare(() -> this.done.add("cancelled"));
		assertThat(this.done).containsExactly("cancelled");
	}

	@Test
	void whatIsNotHandedOverKeepsItsDeadline() {
		this.attempt.prepare(() -> this.done.add("cancelled"));
		this.attempt.over();
		assertThat(this.done).isEmpty();
	}

}
