package io.github.sockettask.benchmarks.report;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HandOff}.
 */
class HandOffTests {

	private final HandOff handOff = new HandOff("serial", "inline");

	private final Figure rate = new Figure("recv-64", "messages/s", false,
			Map.of("serial", new Rounds(30, 60), "inline", new Rounds(60, 80)));

	private final Figure latency = new Figure("ping-pong-latency", "µs", true,
			Map.of("serial", new Rounds(60, 75), "inline", new Rounds(50, 60)));

	@Test
	void rateIsComparedByQuotient() {
		assertThat(this.handOff.lines(this.rate)).containsExactly("RATIO recv-64 serial/inline 0.63 [0.50..0.75]");
	}

	@Test
	void latencyIsComparedByDifferenceToo() {
		assertThat(this.handOff.lines(this.latency)).containsExactly(
				"RATIO ping-pong-latency serial/inline 0.82 [0.80..0.83]",
				"DIFFERENCE ping-pong-latency serial-inline 12.50 [10.00..15.00] µs");
	}

	@Test
	void whenOneWasNotMeasuredThenThereIsNothing() {
		Figure figure = new Figure("recv-64", "messages/s", false, Map.of("serial", new Rounds(1)));
		assertThat(this.handOff.lines(figure)).isEmpty();
		assertThat(this.handOff.section(List.of(figure))).isEmpty();
	}

	@Test
	void sectionHasRowForEachFigure() {
		assertThat(this.handOff.section(List.of(this.rate, this.latency)))
			.contains("| recv-64 | 0.63 [0.50..0.75] | – |\n")
			.contains("| ping-pong-latency | 0.82 [0.80..0.83] | 12.50 [10.00..15.00] µs |\n");
	}

}
