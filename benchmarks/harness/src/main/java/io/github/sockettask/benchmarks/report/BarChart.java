package io.github.sockettask.benchmarks.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A figure as a picture: one bar a peer, the best one on top.
 */
class BarChart {

	private static final int WIDTH = 640;

	private static final int ROW = 22;

	private static final int TOP = 34;

	private static final int LABELS = 140;

	private static final int NUMBERS = 80;

	private final List<String> ours;

	BarChart(List<String> ours) {
		this.ours = ours;
	}

	String svg(Figure figure) {
		Comparator<Map.Entry<String, Double>> order = Map.Entry.comparingByValue();
		List<Map.Entry<String, Double>> rows = figure.medians()
			.entrySet()
			.stream()
			.sorted(figure.lowerIsBetter() ? order : order.reversed())
			.toList();
		double largest = rows.stream().mapToDouble(Map.Entry::getValue).max().orElse(1);
		int height = TOP + ROW * rows.size() + 8;
		StringBuilder svg = new StringBuilder();
		svg.append(("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %1$d %2$d\" "
				+ "font-family=\"sans-serif\" font-size=\"13\">\n")
			.formatted(WIDTH, height));
		svg.append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
		svg.append("<text x=\"8\" y=\"20\" font-weight=\"bold\" fill=\"#222222\">%s, %s (%s is better)</text>\n"
			.formatted(figure.name(), figure.unit(), figure.lowerIsBetter() ? "less" : "more"));
		for (int i = 0; i < rows.size(); i++) {
			svg.append(bar(rows.get(i), TOP + ROW * i, largest));
		}
		return svg.append("</svg>\n").toString();
	}

	private String bar(Map.Entry<String, Double> row, int y, double largest) {
		double width = Math.max(1, row.getValue() / largest * (WIDTH - LABELS - NUMBERS));
		String colour = this.ours.contains(row.getKey()) ? "#2f7d32" : "#9aa5b1";
		return String.format(Locale.ROOT, """
				<text x="%d" y="%d" text-anchor="end" fill="#222222">%s</text>
				<rect x="%d" y="%d" width="%.1f" height="%d" fill="%s"/>
				<text x="%.1f" y="%2$d" fill="#222222">%s</text>
				""", LABELS - 8, y + 15, row.getKey(), LABELS, y + 2, width, ROW - 5, colour, LABELS + width + 6,
				FigureLines.number(row.getValue()));
	}

}
