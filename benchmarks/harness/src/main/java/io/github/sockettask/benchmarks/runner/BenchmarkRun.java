package io.github.sockettask.benchmarks.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.sockettask.benchmarks.BenchmarkCase;
import io.github.sockettask.benchmarks.report.Figure;
import io.github.sockettask.benchmarks.report.FigureLines;
import io.github.sockettask.benchmarks.report.MarkdownReport;
import io.github.sockettask.benchmarks.report.RunDescription;

/**
 * Measures peers side by side, prints the figures and writes the report.
 */
public final class BenchmarkRun {

	private final FigureLines lines = new FigureLines(Peer.OURS);

	private final List<String> notes = new ArrayList<>();

	private final RunOptions options;

	private final Plan plan;

	private final ClassPaths classPaths;

	private BenchmarkRun(RunOptions options, Path benchmarks) {
		this.options = options;
		this.plan = options.quick() ? Plan.QUICK : Plan.FULL;
		this.classPaths = new ClassPaths(benchmarks);
	}

	/**
	 * Measure.
	 * @param args folder of the benchmarks, then the options
	 * @throws Exception if nothing can be measured
	 */
	public static void main(String[] args) throws Exception {
		Path benchmarks = Path.of(args[0]);
		List<String> rest = List.of(args).subList(1, args.length);
		RunOptions options;
		try {
			options = RunOptions.of(rest);
		}
		catch (IllegalArgumentException ex) {
			System.err.println(ex.getMessage());
			System.exit(2);
			return;
		}
		new BenchmarkRun(options, benchmarks).run(("benchmarks/run " + String.join(" ", rest)).trim());
	}

	private void run(String command) throws IOException, InterruptedException {
		if (!Processes.pinned()) {
			note("all processes share all cores: there is one core only, or no taskset");
		}
		List<Figure> figures = measure();
		// figures of a short run never take the place of good ones
		Path folder = this.options.complete() ? this.classPaths.benchmarks()
				: this.classPaths.benchmarks().resolve("target");
		RunDescription description = new RunDescription(command, this.plan.describe(), versions(), this.notes);
		Path page = new MarkdownReport(Peer.OURS, Peer.BASELINE, Peer.SENDERS_BASELINE, Peer.HAND_OFF).write(folder,
				description, figures);
		System.out.println("Report: " + page);
	}

	private List<Figure> measure() throws IOException, InterruptedException {
		long end = System.nanoTime() + this.plan.limit().toNanos();
		List<Figure> all = new ArrayList<>();
		try (Processes processes = new Processes(this.classPaths,
				this.classPaths.benchmarks().resolve("target").resolve("logs"))) {
			for (BenchmarkCase measured : this.options.cases()) {
				List<Figure> figures = new CaseRun(processes, this.plan, measured, this::note, end)
					.run(this.options.peers(measured));
				figures.forEach((figure) -> this.lines.figures(figure).forEach(System.out::println));
				figures.forEach((figure) -> this.lines.ratios(figure).forEach(System.out::println));
				figures.forEach((figure) -> Peer.HAND_OFF.lines(figure).forEach(System.out::println));
				all.addAll(figures);
			}
		}
		return all;
	}

	private void note(String note) {
		this.notes.add(note);
		System.out.println("NOTE " + note);
	}

	private Map<String, String> versions() throws IOException {
		Map<String, String> versions = new LinkedHashMap<>();
		for (Peer peer : this.options.peers()) {
			versions.put(peer.id(), this.classPaths.versions(peer));
		}
		return versions;
	}

}
