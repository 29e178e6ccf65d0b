package io.github.sockettask.benchmarks.report;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table with a row for each figure and a column for each peer. The other way round
 * would be narrow, but there are more figures than fit beside each other.
 */
class FigureTable {

	private final Cells cells;

	/**
	 * Create a table.
	 * @param baseline the peer that the others are compared with
	 */
	FigureTable(String baseline) {
		this.cells = new Cells(baseline);
	}

	String of(Collection<String> peers, List<Figure> figures) {
		List<String> measured = peers.stream()
			.filter((peer) -> figures.stream().anyMatch((figure) -> figure.medians().containsKey(peer)))
			.toList();
		String header = Stream.concat(Stream.of("figure", "unit"), measured.stream())
			.collect(Collectors.joining(" | ", "| ", " |\n"));
		String line = "|---|---" + "|--:".repeat(measured.size()) + "|\n";
		return header + line + figures.stream().map((figure) -> row(figure, measured)).collect(Collectors.joining());
	}

	private String row(Figure figure, List<String> peers) {
		return peers.stream()
			.map((peer) -> this.cells.of(figure, peer))
			.collect(Collectors.joining(" | ", "| %s | %s | ".formatted(figure.name(), figure.unit()), " |\n"));
	}

}
