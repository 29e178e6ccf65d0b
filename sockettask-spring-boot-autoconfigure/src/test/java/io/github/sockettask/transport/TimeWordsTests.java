package io.github.sockettask.transport;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TimeWords}.
 */
class TimeWordsTests {

	@Test
	void durationsAreToldInSecondsOrMilliseconds() {
		assertThat(TimeWords.of(Duration.ofMinutes(2))).isEqualTo("120 s");
		assertThat(TimeWords.of(Duration.ofMillis(1500))).isEqualTo("1500 ms");
	}

}
