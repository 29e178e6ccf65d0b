package io.github.sockettask.benchmarks.handlers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

import io.github.sockettask.benchmarks.report.Figure;
import io.github.sockettask.benchmarks.report.FigureLines;
import io.github.sockettask.benchmarks.report.Rounds;

/**
 * Measures in rounds: everything once, in a JVM each, then all once more. What else the
 * machine does hits all alike then, and ratios are taken within a round.
 */
public final class JmhRun {

	private static final List<String> BENCHMARKS = List.of("TypedDispatch.annotated", "TypedDispatch.treeSwitch",
			"TypedDispatch.callbacks", "TypedDispatch.streamingSwitch", "TextInvocation.annotated",
			"TextInvocation.direct", "TypedDispatch.searchSwitch", "TextCall.annotated", "TextCall.direct");

	private static final FigureLines LINES = new FigureLines(List.of("annotated", "callbacks"));

	/** By figure, and by what was measured. */
	private final Map<String, Map<String, List<Double>>> values = new TreeMap<>();

	private JmhRun() {
	}

	/**
	 * Measure.
	 * @param arguments the number of rounds, and a part of the names of the benchmarks to
	 * run, if not all of them
	 * @throws RunnerException if a benchmark fails
	 */
	public static void main(String[] arguments) throws RunnerException {
		int rounds = Integer.parseInt(arguments[0]);
		String part = (arguments.length > 1) ? arguments[1] : "";
		List<String> benchmarks = new ArrayList<>(BENCHMARKS.stream().filter((name) -> name.contains(part)).toList());
		JmhRun run = new JmhRun();
		for (int i = 0; i < rounds; i++) {
			for (String benchmark : benchmarks) {
				run.measure(benchmark);
			}
			Collections.rotate(benchmarks, 1);
		}
		run.report();
	}

	private void measure(String benchmark) throws RunnerException {
		Options options = new OptionsBuilder().include("\\.handlers\\." + benchmark.replace(".", "\\.") + "$")
			.forks(1)
			.jvmArgs("-Xmx512m", "-XX:+UseSerialGC")
			.warmupIterations(4)
			.warmupTime(TimeValue.seconds(1))
			.measurementIterations(2)
			.measurementTime(TimeValue.seconds(1))
			.addProfiler(GCProfiler.class)
			.addProfiler(ProcessorTime.class)
			.verbosity(VerboseMode.SILENT)
			.shouldFailOnError(true)
			.build();
		for (RunResult result : new Runner(options).run()) {
			add(result, benchmark);
		}
	}

	private void add(RunResult result, String benchmark) {
		String[] names = benchmark.split("\\.");
		String place = result.getParams().getParam("place");
		String figure = names[0] + ((place != null) ? "-" + place : "");
		add(figure, names[1], result.getPrimaryResult());
		add(figure + "-cpu", names[1], secondary(result, ProcessorTime.NAME));
		add(figure + "-allocated", names[1], secondary(result, "gc.alloc.rate.norm"));
	}

	private static Result<?> secondary(RunResult result, String name) {
		return Objects.requireNonNull(result.getSecondaryResults().get(name), name);
	}

	private void add(String figure, String name, Result<?> result) {
		System.out.printf("%s %s %s%n", figure, name, FigureLines.number(result.getScore()));
		this.values.computeIfAbsent(figure, (key) -> new TreeMap<>())
			.computeIfAbsent(name, (key) -> new ArrayList<>())
			.add(result.getScore());
	}

	private void report() {
		this.values.forEach((name, measured) -> {
			Map<String, Rounds> rounds = new LinkedHashMap<>();
			measured.forEach((peer, scores) -> rounds.put(peer,
					new Rounds(scores.stream().mapToDouble(Double::doubleValue).toArray())));
			Figure figure = new Figure(name, name.endsWith("-allocated") ? "B" : "ns", true, rounds);
			LINES.figures(figure).forEach(System.out::println);
			LINES.ratios(figure).forEach(System.out::println);
			Rounds annotated = rounds.get("annotated");
			Rounds direct = rounds.get("direct");
			if (annotated != null && direct != null) {
				Rounds differences = annotated.minus(direct);
				System.out.printf("DIFFERENCE %s annotated-direct %.2f [%.2f..%.2f] %s%n", name, differences.median(),
						differences.min(), differences.max(), figure.unit());
			}
		});
	}

}
