package io.github.sockettask.benchmarks.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FigureLines}.
 */
class FigureLinesTests {

	private final FigureLines lines = new FigureLines(List.of("ours"));

	private final Map<String, Rounds> values = new LinkedHashMap<>();

	@Test
	void figureIsMedianWithUnit() {
		this.values.put("ours", new Rounds(1_234_567, 2_000_000, 1_000_000));
		this.values.put("theirs", new Rounds(0.333));
		assertThat(this.lines.figures(figure(false))).containsExactly("FIGURE send-64 ours 1234567 messages/s",
				"FIGURE send-64 theirs 0.33 messages/s");
	}

	@Test
	void ratioIsMedianWithItsRange() {
		this.values.put("ours", new Rounds(10, 20, 60));
		this.values.put("theirs", new Rounds(10, 10, 10));
		assertThat(this.lines.ratios(figure(false))).containsExactly("RATIO send-64 ours/theirs 2.00 [1.00..6.00]");
	}

	@Test
	void whenLowerIsBetterThenRatioAboveOneStillFavoursOurs() {
		this.values.put("ours", new Rounds(5));
		this.values.put("theirs", new Rounds(10));
		assertThat(this.lines.ratios(figure(true))).containsExactly("RATIO send-64 ours/theirs 2.00 [2.00..2.00]");
	}

	@Test
	void whenPeerHasFailedThenThereIsNoLine() {
		this.values.put("ours", new Rounds(5));
		this.values.put("theirs", new Rounds());
		assertThat(this.lines.ratios(figure(false))).isEmpty();
		assertThat(this.lines.figures(figure(false))).hasSize(1);
	}

	private Figure figure(boolean lowerIsBetter) {
		return new Figure("send-64", "messages/s", lowerIsBetter, this.values);
	}

}
