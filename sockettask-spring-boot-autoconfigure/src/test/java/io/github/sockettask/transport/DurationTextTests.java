package io.github.sockettask.transport;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DurationText}.
 */
class DurationTextTests {

	@Test
	void durationsAreToldInSecondsOrMilliseconds() {
		assertThat(DurationText.of(Duration.ofMinutes(2))).isEqualTo("120 s");
		assertThat(DurationText.of(Duration.ofMillis(1500))).isEqualTo("1500 ms");
	}

}
