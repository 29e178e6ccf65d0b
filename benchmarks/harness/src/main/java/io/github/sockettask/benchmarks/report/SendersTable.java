package io.github.sockettask.benchmarks.report;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.sockettask.benchmarks.BenchmarkCase;

/**
 * A table with a row for each peer and a column for each number of sending threads.
 */
class SendersTable {

	private static final Set<String> CASES = Arrays.stream(BenchmarkCase.values())
		.filter((measured) -> measured.work() == BenchmarkCase.Work.SENDERS)
		.map(BenchmarkCase::id)
		.collect(Collectors.toSet());

	private final String baseline;

	private final Cells cells;

	/**
	 * Create a table.
	 * @param baseline the peer that the others are compared with
	 */
	SendersTable(String baseline) {
		this.baseline = baseline;
		this.cells = new Cells(baseline);
	}

	static boolean has(Figure figure) {
		return CASES.contains(figure.name());
	}

	/**
	 * Write the table.
	 * @param peers all peers
	 * @param figures all figures
	 * @return the section of a page, empty if no such figure was measured
	 */
	String section(Collection<String> peers, List<Figure> figures) {
		TreeMap<Integer, Figure> columns = figures.stream()
			.filter(SendersTable::has)
			.collect(Collectors.toMap((figure) -> BenchmarkCase.of(figure.name()).threads(), Function.identity(),
					(one, two) -> one, TreeMap::new));
		if (columns.isEmpty()) {
			return "";
		}
		String header = columns.keySet()
			.stream()
			.map((threads) -> (threads == 1) ? "1 thread" : threads + " threads")
			.collect(Collectors.joining(" | ", "| peer | ", " |\n"));
		String rows = peers.stream()
			.filter((peer) -> columns.values().stream().anyMatch((figure) -> figure.medians().containsKey(peer)))
			.map((peer) -> row(peer, columns.values()))
			.collect(Collectors.joining());
		return """

				## Several sending threads

				Messages a second that threads send on one connection, in brackets how many times as many as with `%s`.

				""".formatted(this.baseline) + header + "|---" + "|--:".repeat(columns.size()) + "|\n" + rows;
	}

	private String row(String peer, Collection<Figure> columns) {
		return columns.stream()
			.map((figure) -> this.cells.of(figure, peer))
			.collect(Collectors.joining(" | ", "| `%s` | ".formatted(peer), " |\n"));
	}

}
