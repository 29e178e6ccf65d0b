package io.github.sockettask.benchmarks.client;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests for {@link RoundTrips}.
 */
class RoundTripsTests {

	private final RoundTrips roundTrips = new RoundTrips();

	@Test
	void medianIsExactToQuarterOfMicrosecond() {
		add(40_100, 50_100, 900_000);
		assertThat(this.roundTrips.count()).isEqualTo(3);
		assertThat(this.roundTrips.medianMicros()).isCloseTo(50.1, within(0.25));
	}

	@Test
	void longRoundTripsCountAsTheLongestOnes() {
		add(5_000_000_000L);
		assertThat(this.roundTrips.medianMicros()).isCloseTo(2048, within(0.25));
	}

	@Test
	void whenThereIsNoneThenThereIsNoMedian() {
		add(1000);
		this.roundTrips.clear();
		assertThat(this.roundTrips.medianMicros()).isNaN();
	}

	@Test
	void othersCanBeAdded() {
		RoundTrips others = new RoundTrips();
		others.add(30_100);
		others.add(30_100);
		add(10_100);
		this.roundTrips.addAll(others);
		assertThat(this.roundTrips.count()).isEqualTo(3);
		assertThat(this.roundTrips.medianMicros()).isCloseTo(30.1, within(0.25));
	}

	private void add(long... nanos) {
		for (long each : nanos) {
			this.roundTrips.add(each);
		}
	}

}
