package io.github.sockettask.benchmarks.report;

import org.jspecify.annotations.Nullable;

/**
 * The cells of tables.
 *
 * @param baseline the peer that the others are compared with
 */
record Cells(String baseline) {

	String of(@Nullable Figure figure, String peer) {
		Double median = (figure != null) ? figure.medians().get(peer) : null;
		if (figure == null || median == null) {
			return "–";
		}
		Rounds ratios = figure.ratios(peer, this.baseline);
		String number = FigureLines.number(median);
		return (ratios == null || Double.isNaN(ratios.median())) ? number
				: "%s (%s)".formatted(number, FigureLines.number(ratios.median()));
	}

}
