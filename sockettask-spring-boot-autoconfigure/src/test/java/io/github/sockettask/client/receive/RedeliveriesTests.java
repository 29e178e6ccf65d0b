package io.github.sockettask.client.receive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.sockettask.client.ManualTimer;
import io.github.sockettask.transport.TransportTimer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Redeliveries}.
 */
class RedeliveriesTests {

	private static final Duration DELAY = Duration.ofSeconds(1);

	private final ManualTimer timer = new ManualTimer();

	private final List<String> due = new ArrayList<>();

	private boolean wanted = true;

	private final Redeliveries<String> redeliveries = new Redeliveries<>(this.timer, () -> this.wanted, this.due::add);

	@Test
	void aMessageIsDueWhenItsTimeHasCome() {
		this.redeliveries.add("a", DELAY);
		this.redeliveries.add("b", DELAY.multipliedBy(2));
		this.redeliveries.changed();
		assertThat(this.due).isEmpty();
		this.timer.elapse(DELAY);
		assertThat(this.due).containsExactly("a");
		this.timer.elapse(DELAY);
		assertThat(this.due).containsExactly("a", "b");
	}

	@Test
	void whenMessagesAreNotWantedThenAllAreDueAtOnceAndNothingIsScheduled() {
		this.redeliveries.add("a", DELAY);
		this.redeliveries.add("b", DELAY);
		this.wanted = false;
		this.redeliveries.changed();
		assertThat(this.due).containsExactly("a", "b");
		assertThat(this.timer.scheduled()).isZero();
		this.redeliveries.changed();
		assertThat(this.due).hasSize(2);
	}

	@Test
	void whenMessagesAreNotWantedAnyMoreThenOneThatIsAddedIsDueAtOnce() {
		this.wanted = false;
		this.redeliveries.add("a", DELAY);
		assertThat(this.due).containsExactly("a");
		assertThat(this.timer.scheduled()).isZero();
	}

	@Test
	void whenNothingCanBeScheduledThenAMessageIsDueAtOnce() {
		Redeliveries<String> closed = new Redeliveries<>((task, delay) -> TransportTimer.NEVER, () -> true,
				this.due::add);
		closed.add("a", DELAY);
		assertThat(this.due).containsExactly("a");
	}

	@Test
	void aMessageThatWaitsAgainBeforeItsFirstTimerIsKnownIsNotMistaken() {
		List<Runnable> scheduled = new ArrayList<>();
		List<String> cancelled = new ArrayList<>();
		List<Redeliveries<String>> self = new ArrayList<>();
		Redeliveries<String> quick = new Redeliveries<>((task, delay) -> {
			scheduled.add(task);
			int number = scheduled.size();
			if (number == 1) {
				// the time comes at once, and the handler fails at once
				task.run();
			}
			return () -> cancelled.add("timer " + number);
		}, () -> this.wanted, (message) -> {
			this.due.add(message);
			if (this.due.size() == 1) {
				self.get(0).add(message, DELAY);
			}
		});
		self.add(quick);
		quick.add("a", DELAY);
		assertThat(this.due).containsExactly("a");
		this.wanted = false;
		quick.changed();
		assertThat(this.due).containsExactly("a", "a");
		assertThat(cancelled).contains("timer 2");
		scheduled.forEach(Runnable::run);
		assertThat(this.due).hasSize(2);
	}

}
