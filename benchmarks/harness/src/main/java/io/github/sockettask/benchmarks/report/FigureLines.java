package io.github.sockettask.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Figures as lines, one a figure, to be read by people and programs.
 */
public final class FigureLines {

	private final List<String> ours;

	/**
	 * Create lines.
	 * @param ours the peers that are compared with the others
	 */
	public FigureLines(List<String> ours) {
		this.ours = ours;
	}

	/**
	 * Say what was measured.
	 * @param figure the figure
	 * @return a line a peer
	 */
	public List<String> figures(Figure figure) {
		return figure.medians()
			.entrySet()
			.stream()
			.map((entry) -> "FIGURE %s %s %s %s".formatted(figure.name(), entry.getKey(), number(entry.getValue()),
					figure.unit()))
			.toList();
	}

	/**
	 * Compare ours with the others.
	 * @param figure the figure
	 * @return a line for each of ours and each other
	 */
	public List<String> ratios(Figure figure) {
		List<String> lines = new ArrayList<>();
		for (String our : this.ours) {
			figure.values().keySet().stream().filter((peer) -> !this.ours.contains(peer)).forEach((peer) -> {
				Rounds ratios = figure.ratios(our, peer);
				if (ratios != null && !Double.isNaN(ratios.median())) {
					lines.add("RATIO %s %s/%s %s".formatted(figure.name(), our, peer, ratios.withRange()));
				}
			});
		}
		return lines;
	}

	/**
	 * Write a number with about three digits that count.
	 * @param value the number
	 * @return the text, without separators of thousands
	 */
	public static String number(double value) {
		double size = Math.abs(value);
		return String.format(Locale.ROOT, (size >= 100) ? "%.0f" : (size >= 10) ? "%.1f" : "%.2f", value);
	}

}
