package io.github.sockettask.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/**
 * Figures as a page with pictures beside it.
 */
public class MarkdownReport {

	private static final String PICTURES = "results";

	private final String baseline;

	private final BarChart chart;

	private final FigureTable table;

	private final SendersTable senders;

	private final HandOff handOff;

	/**
	 * Create a report.
	 * @param ours the peers that stand out
	 * @param baseline the peer that the others are compared with
	 * @param sendersBaseline the same where several threads send
	 * @param handOff two peers that are compared with each other
	 */
	public MarkdownReport(List<String> ours, String baseline, String sendersBaseline, HandOff handOff) {
		this.chart = new BarChart(ours);
		this.baseline = baseline;
		this.table = new FigureTable(baseline);
		this.senders = new SendersTable(sendersBaseline);
		this.handOff = handOff;
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
		Set<String> peers = run.versions().keySet();
		page.append(this.table.of(peers, figures.stream().filter((figure) -> !SendersTable.has(figure)).toList()));
		page.append(this.senders.section(peers, figures));
		page.append(this.handOff.section(figures));
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

}
