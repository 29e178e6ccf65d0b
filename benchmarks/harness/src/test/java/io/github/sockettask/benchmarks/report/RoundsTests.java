package io.github.sockettask.benchmarks.report;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Rounds}.
 */
class RoundsTests {

	@Test
	void medianOfOddNumberOfRoundsIsTheMiddleValue() {
		assertThat(new Rounds(9, 1, 4).median()).isEqualTo(4);
	}

	@Test
	void medianOfEvenNumberOfRoundsIsBetweenTheMiddleValues() {
		assertThat(new Rounds(10, 1, 4, 6).median()).isEqualTo(5);
	}

	@Test
	void whenRoundHasFailedThenItDoesNotCount() {
		Rounds rounds = new Rounds(Double.NaN, 2, 8);
		assertThat(rounds.median()).isEqualTo(5);
		assertThat(rounds.min()).isEqualTo(2);
		assertThat(rounds.max()).isEqualTo(8);
	}

	@Test
	void whenAllRoundsHaveFailedThenThereIsNoMedian() {
		assertThat(new Rounds(Double.NaN).median()).isNaN();
		assertThat(new Rounds().median()).isNaN();
	}

	@Test
	void ratioComparesRoundByRound() {
		Rounds ratio = new Rounds(10, 40, 90).dividedBy(new Rounds(10, 20, 10));
		assertThat(ratio.values()).containsExactly(1, 2, 9);
		assertThat(ratio.median()).isEqualTo(2);
		assertThat(ratio.min()).isEqualTo(1);
		assertThat(ratio.max()).isEqualTo(9);
	}

	@Test
	void whenOneHasFewerRoundsThenRatioCountsThoseOfBoth() {
		assertThat(new Rounds(10, 40, 90).dividedBy(new Rounds(5)).values()).containsExactly(2);
	}

}
