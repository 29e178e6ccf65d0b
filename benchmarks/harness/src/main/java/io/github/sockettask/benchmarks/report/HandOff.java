package io.github.sockettask.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What it costs to hand messages over to another thread: two peers that differ in nothing
 * else.
 *
 * @param serial the peer that hands over
 * @param inline the peer that doesn't
 */
public record HandOff(String serial, String inline) {

	private static final String LATENCY_UNIT = "µs";

	/**
	 * Compare the two.
	 * @param figure the figure
	 * @return the quotient and, of latencies, the difference; nothing if one of them was
	 * not measured
	 */
	public List<String> lines(Figure figure) {
		List<String> lines = new ArrayList<>();
		Rounds ratios = ratios(figure);
		if (ratios != null) {
			lines.add("RATIO %s %s/%s %s".formatted(figure.name(), this.serial, this.inline, ratios.withRange()));
		}
		Rounds differences = differences(figure);
		if (differences != null) {
			lines.add("DIFFERENCE %s %s-%s %s %s".formatted(figure.name(), this.serial, this.inline,
					differences.withRange(), figure.unit()));
		}
		return lines;
	}

	/**
	 * Compare the two in a table.
	 * @param figures the figures
	 * @return the section of a page, empty if there is nothing to compare
	 */
	String section(List<Figure> figures) {
		StringBuilder rows = new StringBuilder();
		for (Figure figure : figures) {
			Rounds ratios = ratios(figure);
			Rounds differences = differences(figure);
			if (ratios != null) {
				rows.append("| %s | %s | %s |\n".formatted(figure.name(), ratios.withRange(),
						(differences != null) ? differences.withRange() + " " + figure.unit() : "–"));
			}
		}
		return rows.isEmpty() ? "" : """

				## Hand-off

				What it costs to hand messages over to another thread: how many times as good `%s` is as `%s`,
				median and range of the rounds, and how much longer a round trip takes.

				| figure | ratio | difference |
				|---|--:|--:|
				""".formatted(this.serial, this.inline) + rows;
	}

	private @Nullable Rounds ratios(Figure figure) {
		Rounds ratios = figure.ratios(this.serial, this.inline);
		return (ratios == null || Double.isNaN(ratios.median())) ? null : ratios;
	}

	private @Nullable Rounds differences(Figure figure) {
		Rounds one = figure.values().get(this.serial);
		Rounds two = figure.values().get(this.inline);
		if (one == null || two == null || !figure.unit().equals(LATENCY_UNIT)) {
			return null;
		}
		Rounds differences = one.minus(two);
		return Double.isNaN(differences.median()) ? null : differences;
	}

}
