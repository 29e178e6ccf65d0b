package io.github.sockettask.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Figures as a page with pictures beside it.
 */
public class MarkdownReport {

	private static final String PICTURES = "results";

	private final String baseline;

	private final BarChart chart;

	/**
	 * Create a report.
	 * @param ours the peers that stand out
	 * @param baseline the peer that the others are compared with
	 */
	public MarkdownReport(List<String> ours, String baseline) {
		this.chart = new BarChart(ours);
		this.baseline = baseline;
	}

	/**
	 * Write the page and its pictures.
	 * @param folder where to
	 * @param run how the figures were measured
	 * @param figures the figures
	 * @return the page
	 * @throws IOException if it can't be written
	 */
	public Path write(Path folder, RunDescription run, List<Figure> figures) throws IOException {
		Path pictures = Files.createDirectories(folder.resolve(PICTURES));
		for (Figure figure : figures) {
			Files.writeString(pictures.resolve(figure.name() + ".svg"), this.chart.svg(figure));
		}
		Path page = folder.resolve("RESULTS.md");
		Files.writeString(page, page(run, figures));
		return page;
	}

	private String page(RunDescription run, List<Figure> figures) throws IOException {
		StringBuilder page = new StringBuilder("# Results\n\n");
		page.append("* Machine: %s\n".formatted(Machine.describe()));
		page.append("* Date: %s\n".formatted(LocalDate.now(ZoneOffset.UTC)));
		page.append("* Command: `%s`\n".formatted(run.command()));
		page.append("* How: %s\n\n".formatted(run.method()));
		page.append("Medians of the rounds");
		page.append(", in brackets how many times as good as `%s` in the same rounds.\n\n".formatted(this.baseline));
		page.append(table(run.versions().keySet(), figures));
		if (!run.notes().isEmpty()) {
			page.append("\n## Notes\n\n");
			run.notes().forEach((note) -> page.append("* %s\n".formatted(note)));
		}
		page.append("\n## Versions\n\n| peer | library |\n|---|---|\n");
		run.versions().forEach((peer, version) -> page.append("| `%s` | %s |\n".formatted(peer, version)));
		page.append("\n## Pictures\n");
		figures.forEach((figure) -> page.append("\n![%s](%s/%1$s.svg)\n".formatted(figure.name(), PICTURES)));
		return page.toString();
	}

	// one row a figure would be narrow, but there are more figures than fit beside each
	// other
	private String table(Collection<String> peers, List<Figure> figures) {
		String header = Stream.concat(Stream.of("figure", "unit"), peers.stream())
			.collect(Collectors.joining(" | ", "| ", " |\n"));
		String line = "|---|---" + "|--:".repeat(peers.size()) + "|\n";
		return header + line + figures.stream().map((figure) -> row(figure, peers)).collect(Collectors.joining());
	}

	private String row(Figure figure, Collection<String> peers) {
		Map<String, Double> medians = figure.medians();
		return peers.stream()
			.map((peer) -> medians.containsKey(peer) ? cell(figure, peer, medians.get(peer)) : "–")
			.collect(Collectors.joining(" | ", "| %s | %s | ".formatted(figure.name(), figure.unit()), " |\n"));
	}

	private String cell(Figure figure, String peer, double median) {
		Rounds ratios = figure.ratios(peer, this.baseline);
		String number = FigureLines.number(median);
		return (ratios == null || Double.isNaN(ratios.median())) ? number
				: "%s (%s)".formatted(number, FigureLines.number(ratios.median()));
	}

}
