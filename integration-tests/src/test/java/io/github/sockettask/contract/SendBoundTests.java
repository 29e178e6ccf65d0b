package io.github.sockettask.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.sockettask.CallbackResult;
import io.github.sockettask.SendOption;
import io.github.sockettask.modes.InEveryMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How long messages wait, and which of them.
 */
@InEveryMode
class SendBoundTests {

	private static final String TIMED_OUT = "not written within 800 ms (timeout)";

	private static final String REPLACED = "replaced by a newer message with the same conflation key";

	private final HeldTask held = HeldTask.sending((send) -> send.withTimeout(Duration.ofMillis(800))).open();

	private void elapse(long millis) {
		this.held.timer.elapse(Duration.ofMillis(millis));
	}

	private static SendOption keyed(String key, Object data) {
		return SendOption.of(data).conflationKey(key);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 50, 99, 100, 101, 750, 1234 })
	@Contract("3.11")
	void aMessageFailsBetweenItsTimeoutAndAnEighthMore(int start) {
		this.held.send("first");
		elapse(start);
		this.held.send("second");
		elapse(799);
		assertThat(this.held.outcomes().get(1)).isEqualTo("waits");
		elapse(102);
		assertThat(this.held.outcomes()).containsExactly(TIMED_OUT, TIMED_OUT);
		assertThat(this.held.scheduled()).isZero();
	}

	@Test
	@Contract("3.11")
	void aTimeoutOfItsOwnHoldsInPlaceOfTheOther() {
		this.held.send(SendOption.of("short").timeout(Duration.ofMillis(100)),
				SendOption.of("long").timeout(Duration.ofMillis(5000)));
		elapse(100);
		assertThat(this.held.outcomes()).containsExactly("not written within 100 ms (timeout)", "waits");
		elapse(4899);
		assertThat(this.held.outcomes()).containsExactly("not written within 100 ms (timeout)", "waits");
		elapse(1);
		assertThat(this.held.outcomes()).containsExactly("not written within 100 ms (timeout)",
				"not written within 5000 ms (timeout)");
		elapse(200);
		assertThat(this.held.scheduled()).isZero();
	}

	@Test
	@Contract("3.11")
	void whatWasHandedOnIsNotGivenUp() {
		this.held.send("a", SendOption.of("b").timeout(Duration.ofMillis(100)),
				SendOption.of("c").ttl(Duration.ofMillis(100)));
		this.held.connection().take(3);
		elapse(5000);
		this.held.connection().write();
		assertThat(this.held.outcomes()).containsOnly("ok");
		assertThat(this.held.scheduled()).isZero();
	}

	@Test
	@Contract("3.11")
	void nothingIsScheduledWhenAllIsWritten() {
		for (int i = 0; i < 100; i++) {
			this.held.send("a", SendOption.of("b").timeout(Duration.ofMillis(100)).ttl(Duration.ofMillis(100)));
			this.held.connection().writeAll();
			elapse(10);
		}
		assertThat(this.held.outcomes()).hasSize(200).containsOnly("ok");
		elapse(100);
		assertThat(this.held.scheduled()).isZero();
	}

	@Test
	@Contract({ "3.11", "3.3" })
	void nothingIsScheduledWhenTheConnectionIsGone() {
		this.held.send("a", SendOption.of("b").timeout(Duration.ofMillis(100)).ttl(Duration.ofMillis(100)));
		assertThat(this.held.scheduled()).isEqualTo(3);
		this.held.connection().lose();
		assertThat(this.held.scheduled()).isZero();
	}

	@Test
	@Contract("3.18")
	void aMessageIsNotSentWhenItIsTooOld() {
		this.held.send(SendOption.of("a").ttl(Duration.ofMillis(100)), "b");
		elapse(100);
		this.held.connection().writeAll();
		assertThat(this.held.connection().written()).containsExactly("text b");
		assertThat(this.held.outcomes()).containsExactly("not written within 100 ms (ttl)", "ok");
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT0S", "PT-1S" })
	@Contract({ "3.11", "3.18" })
	void boundsArePositive(Duration bound) {
		this.held.send(SendOption.of("a").ttl(bound), SendOption.of("a").timeout(bound));
		assertThat(this.held.outcomes()).containsExactly(
				"parameter error: parameter.ttl should be positive, it is " + bound,
				"parameter error: parameter.timeout should be positive, it is " + bound);
	}

	@Test
	@Contract("3.17")
	void onlyTheNewestOfAKeyWaitsAndGoesBehindWhatWasSentMeanwhile() {
		this.held.send(keyed("x", "x0"));
		this.held.connection().take(1);
		this.held.send(keyed("x", "x1"), keyed("y", "y1"), "plain", keyed("x", "x2"), keyed("x", "x3"), "end");
		this.held.connection().writeAll();
		assertThat(this.held.connection().written()).containsExactly("text x0", "text y1", "text plain", "text x3",
				"text end");
		assertThat(this.held.outcomes()).containsExactly("ok", REPLACED, "ok", "ok", REPLACED, "ok", "ok");
		assertThat(this.held.task.bufferedAmount()).isZero();
	}

	@Test
	@Contract("3.17")
	void whatWasReplacedFreesItsTimersAndItsKeyIsForgotten() {
		this.held.send(keyed("x", "x1").ttl(Duration.ofMillis(100)), keyed("x", "x2"));
		elapse(100);
		assertThat(this.held.outcomes()).containsExactly(REPLACED, "waits");
		this.held.connection().writeAll();
		this.held.send(keyed("x", "x3"));
		this.held.connection().writeAll();
		assertThat(this.held.outcomes()).containsExactly(REPLACED, "ok", "ok");
	}

	@Test
	@Contract({ "3.19", "3.5" })
	void aMessageThatTheApplicationCompletesIsNotSentAndCompleteIsCalledOnce() {
		List<String> calls = new ArrayList<>();
		this.held.send("a",
				SendOption.of("b")
					.success((result) -> calls.add("success"))
					.fail((result) -> calls.add("fail " + result.errMsg()))
					.complete((result) -> calls.add("complete")),
				"c", "d");
		this.held.future(1).cancel(false);
		this.held.future(2).complete(new CallbackResult("never mind"));
		this.held.connection().writeAll();
		assertThat(this.held.connection().written()).containsExactly("text a", "text d");
		assertThat(calls).containsExactly("fail sendSocketMessage:fail its future was completed by the application"
				+ " before the message was written", "complete");
		assertThat(this.held.future(1)).isCancelled()
			.failsWithin(Duration.ZERO)
			.withThrowableOfType(CancellationException.class);
		assertThat(this.held.task.bufferedAmount()).isZero();
	}

	@Test
	@Contract("3.19")
	void whatWasHandedOnCantBeCancelled() {
		List<String> calls = new ArrayList<>();
		this.held.send(SendOption.of("a").success((result) -> calls.add("success")));
		this.held.connection().take(1);
		this.held.future(0).cancel(false);
		this.held.connection().write();
		assertThat(this.held.connection().written()).containsExactly("text a");
		assertThat(calls).containsExactly("success");
	}

}
