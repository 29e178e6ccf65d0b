package io.github.sockettask.benchmarks.runner;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.benchmarks.BenchmarkCase;

/**
 * What the command line asks for.
 *
 * @param quick whether everything is small
 * @param cases the cases
 * @param peers the peers
 */
record RunOptions(boolean quick, List<BenchmarkCase> cases, List<Peer> peers) {

	private static final Set<String> WITH_VALUE = Set.of("--cases", "--peers");

	static RunOptions of(List<String> args) {
		Map<String, String> options = new HashMap<>();
		for (Iterator<String> rest = args.iterator(); rest.hasNext();) {
			String name = rest.next();
			if (WITH_VALUE.contains(name) && rest.hasNext()) {
				options.put(name, rest.next());
			}
			else if (name.equals("--quick")) {
				options.put(name, "");
			}
			else {
				throw new IllegalArgumentException("usage: benchmarks/run [--quick] [--cases a,b] [--peers x,y]");
			}
		}
		return new RunOptions(options.containsKey("--quick"),
				chosen(options.get("--cases"), BenchmarkCase::of, BenchmarkCase.values()),
				chosen(options.get("--peers"), Peer::of, Peer.values()));
	}

	private static <T> List<T> chosen(@Nullable String names, Function<String, T> parse, T[] all) {
		return (names != null) ? Arrays.stream(names.split(",")).map(parse).distinct().sorted().toList() : List.of(all);
	}

	/**
	 * Return the peers that take part in a case.
	 * @param measured the case
	 * @return those of the peers
	 */
	List<Peer> peers(BenchmarkCase measured) {
		return this.peers.stream().filter((peer) -> peer.does(measured)).toList();
	}

	/**
	 * Whether this is a run whose figures are worth keeping.
	 * @return whether everything is measured, in full
	 */
	boolean complete() {
		return !this.quick && this.cases.size() == BenchmarkCase.values().length
				&& this.peers.size() == Peer.values().length;
	}

}
