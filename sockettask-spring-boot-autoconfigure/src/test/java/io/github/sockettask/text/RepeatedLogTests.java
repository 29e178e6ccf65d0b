package io.github.sockettask.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.invocation.InvocationOnMock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;

class RepeatedLogTests {

	private final List<String> lines = new ArrayList<>();

	private final AtomicLong clock = new AtomicLong(new Random().nextLong());

	private final List<Runnable> later = new ArrayList<>();

	private final Log logger = mock(Log.class);

	private final RepeatedLog log = new RepeatedLog(this.logger, 1, this.clock::get, this.later::add);

	@BeforeEach
	void writeErrorsAndInformation() {
		given(this.logger.isErrorEnabled()).willReturn(true);
		given(this.logger.isInfoEnabled()).willReturn(true);
		willAnswer(this::written).given(this.logger).error(any(), any());
		willAnswer(this::written).given(this.logger).info(any(), any());
	}

	private Object written(InvocationOnMock call) {
		return this.lines.add(call.getArgument(0) + ((call.getArgument(1) != null) ? " with stack trace" : ""));
	}

	@Test
	void theFirstEventIsWrittenWithItsStackTraceAndFurtherOnesAreCounted() {
		for (int i = 0; i < 215; i++) {
			fail("Callback failed");
		}
		assertThat(this.lines).containsExactly("Callback failed with stack trace");
		pass(Duration.ofSeconds(60));
		fail("Callback failed again");
		fail("Callback failed");
		assertThat(this.lines).hasSize(2)
			.last()
			.isEqualTo("Callback failed again (and 214 more since the last such line)");
	}

	@Test
	void anEventAfterAQuietMinuteIsAFirstOneAgain() {
		fail("one");
		pass(Duration.ofSeconds(61));
		fail("two");
		assertThat(this.lines).containsExactly("one with stack trace", "two with stack trace");
	}

	@Test
	void otherExceptionsAndOtherKindsAreCountedForThemselves() {
		fail("one");
		this.log.error("kind", () -> "two", new IllegalArgumentException());
		this.log.error("other", () -> "three", new IllegalStateException());
		this.log.info("kind", () -> "four");
		fail("five");
		assertThat(this.lines).containsExactly("one with stack trace", "two with stack trace", "three with stack trace",
				"four");
	}

	@Test
	void asManyLinesAMinuteAreWrittenAsAreAllowed() {
		RepeatedLog log = new RepeatedLog(this.logger, 3, this.clock::get, this.later::add);
		for (int i = 1; i <= 5; i++) {
			String line = "line " + i;
			log.info("kind", () -> line);
		}
		pass(Duration.ofMinutes(1));
		log.info("kind", () -> "line 6");
		assertThat(this.lines).containsExactly("line 1", "line 2", "line 3",
				"line 6 (and 2 more since the last such line)");
	}

	@Test
	void whatIsLeftIsWrittenWhenItIsOverAndTheNextEventIsAFirstOneAgain() {
		fail("one");
		fail("two");
		fail("three");
		this.log.over();
		this.log.over();
		fail("four");
		assertThat(this.lines).containsExactly("one with stack trace", "2 more since this line: one",
				"four with stack trace");
	}

	@Test
	void whatIsLeftIsWrittenAfterAMinuteIfTheEventDoesNotComeAgain() {
		fail("one");
		assertThat(this.later).isEmpty();
		fail("two");
		fail("three");
		assertThat(this.later).hasSize(1);
		pass(Duration.ofMinutes(1));
		this.later.remove(0).run();
		assertThat(this.lines).containsExactly("one with stack trace", "2 more since this line: one");
		fail("four");
		assertThat(this.lines).as("a minute").hasSize(2);
		assertThat(this.later).hasSize(1);
		pass(Duration.ofMinutes(1));
		this.later.remove(0).run();
		assertThat(this.lines).hasSize(3).last().isEqualTo("1 more since this line: one");
		pass(Duration.ofMinutes(1));
		fail("five");
		assertThat(this.lines).hasSize(4).last().isEqualTo("five with stack trace");
	}

	@Test
	void whatIsWrittenWithTheNextEventIsNotWrittenAgain() {
		fail("one");
		fail("two");
		pass(Duration.ofMinutes(1));
		fail("three");
		fail("four");
		assertThat(this.later).hasSize(2);
		this.later.remove(0).run();
		assertThat(this.lines).containsExactly("one with stack trace", "three (and 1 more since the last such line)");
		pass(Duration.ofMinutes(1));
		this.later.remove(0).run();
		assertThat(this.lines).last().isEqualTo("1 more since this line: three");
	}

	@Test
	void aPeerThatMakesKindsWithoutEndIsBounded() {
		for (int i = 0; i < 100_000; i++) {
			this.log.error("kind " + i, () -> "line", null);
		}
		assertThat(this.lines).hasSize(RepeatedLog.MAX_KINDS + 1);
		pass(Duration.ofMinutes(1));
		this.log.error("another kind", () -> "fresh", null);
		assertThat(this.lines).last().isEqualTo("fresh");
	}

	@Test
	void noTextIsMadeForWhatIsNotWritten() {
		Supplier<String> never = () -> {
			throw new AssertionError("is not written");
		};
		this.log.debug("kind", never, null);
		fail("one");
		this.log.error("kind", never, new IllegalStateException());
		assertThat(this.lines).hasSize(1);
	}

	@Test
	void aLineIsOneLineWithoutSecrets() {
		fail("at wss://host/?token=secret\nforged");
		assertThat(this.lines).containsExactly("at wss://host/?token=***\\nforged with stack trace");
	}

	private void fail(String text) {
		this.log.error("kind", () -> text, new IllegalStateException());
	}

	private void pass(Duration time) {
		this.clock.addAndGet(time.toNanos());
	}

}
