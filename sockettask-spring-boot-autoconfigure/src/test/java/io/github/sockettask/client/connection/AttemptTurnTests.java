package io.github.sockettask.client.connection;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.sockettask.client.ManualTimer;
import io.github.sockettask.client.connect.ConnectLimiter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AttemptTurn}.
 */
class AttemptTurnTests {

	private final ConnectLimiter limiter = new ConnectLimiter(1, 0, new ManualTimer());

	private final AttemptTurn turn = new AttemptTurn();

	private final List<String> done = new ArrayList<>();

	private void assertThatTheTurnIsGivenBack() {
		this.limiter.acquire(() -> this.done.add("next"));
		assertThat(this.done).endsWith("next");
	}

	@Test
	void whenTheAttemptIsOverBeforeItsPermitIsKnownThenTheTurnIsGivenBack() {
		this.turn.waitFor(this.limiter, this.turn::over);
		assertThatTheTurnIsGivenBack();
	}

	@Test
	void whenTheAttemptIsOverBeforeItWaitsThenTheTurnIsGivenBack() {
		this.turn.over();
		this.turn.waitFor(this.limiter, () -> this.done.add("attempt"));
		assertThatTheTurnIsGivenBack();
	}

	@Test
	void whenTheAttemptIsOverWhileItWaitsThenItNeverBegins() {
		ConnectLimiter.Permit first = this.limiter.acquire(() -> this.done.add("first"));
		this.turn.waitFor(this.limiter, () -> this.done.add("attempt"));
		this.turn.over();
		this.turn.over();
		first.release();
		assertThatTheTurnIsGivenBack();
		assertThat(this.done).containsExactly("first", "next");
	}

	@Test
	void whenTheAttemptIsOverAndThrowsThenOneTurnIsGivenBack() {
		ConnectLimiter.Permit first = this.limiter.acquire(() -> this.done.add("first"));
		this.turn.waitFor(this.limiter, () -> {
			this.turn.over();
			throw new IllegalStateException("no");
		});
		first.release();
		this.limiter.acquire(() -> this.done.add("a"));
		this.limiter.acquire(() -> this.done.add("b"));
		assertThat(this.done).containsExactly("first", "a");
	}

	@Test
	void whenHandedOverTwiceThenTheFirstCounts() {
		assertThat(this.turn.handOver()).isTrue();
		assertThat(this.turn.handOver()).isFalse();
	}

	@Test
	void whenHandedOverThenTheDeadlineIsCancelledOnce() {
		this.turn.prepare(() -> this.done.add("cancelled"));
		this.turn.handOver();
		this.turn.handOver();
		assertThat(this.done).containsExactly("cancelled");
	}

	@Test
	void whenHandedOverBeforeTheDeadlineIsKnownThenItIsCancelledAllTheSame() {
		this.turn.handOver();
		this.turn.prepare(() -> this.done.add("cancelled"));
		assertThat(this.done).containsExactly("cancelled");
	}

	@Test
	void whatIsNotHandedOverKeepsItsDeadline() {
		this.turn.prepare(() -> this.done.add("cancelled"));
		this.turn.over();
		assertThat(this.done).isEmpty();
	}

}
