package io.github.sockettask.benchmarks.runner;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.github.sockettask.benchmarks.BenchmarkCase;
import io.github.sockettask.benchmarks.report.Figure;

/**
 * Measures one case: all peers once, then all once more, and so on, each round beginning
 * with another peer. The processes live for all rounds and are warmed up first, except
 * where a fresh process is what is measured.
 */
class CaseRun {

	private static final Duration GRACE = Duration.ofSeconds(45);

	private final Processes processes;

	private final Plan plan;

	private final BenchmarkCase measured;

	private final Consumer<String> notes;

	private final long end;

	/**
	 * Create a run.
	 * @param processes starts the clients
	 * @param plan how much is measured
	 * @param measured the case
	 * @param notes told what goes wrong
	 * @param end time in nanoseconds after which no round begins
	 */
	CaseRun(Processes processes, Plan plan, BenchmarkCase measured, Consumer<String> notes, long end) {
		this.processes = processes;
		this.plan = plan;
		this.measured = measured;
		this.notes = notes;
		this.end = end;
	}

	List<Figure> run(List<Peer> peers) throws InterruptedException {
		Measurements measurements = new Measurements(peers);
		Map<Peer, ChildProcess> clients = new LinkedHashMap<>();
		try {
			List<Peer> running = new ArrayList<>(peers);
			if (!fresh()) {
				running.removeIf((peer) -> !attempt(peer, () -> clients.put(peer, warmClient(peer))));
			}
			for (int round = 0; round < this.plan.rounds(this.measured) && inTime(); round++) {
				for (Peer peer : List.copyOf(running)) {
					boolean done = attempt(peer, () -> measurements.add(peer, round(peer, clients)));
					if (!done) {
						running.remove(peer);
					}
				}
				Collections.rotate(running, 1);
			}
		}
		finally {
			clients.values().forEach(ChildProcess::close);
		}
		return measurements.figures(this.measured);
	}

	private boolean inTime() {
		if (System.nanoTime() - this.end < 0) {
			return true;
		}
		note("stopped: the time for all cases is over");
		return false;
	}

	private boolean fresh() {
		return this.measured.work() == BenchmarkCase.Work.IDLE || this.measured.work() == BenchmarkCase.Work.COLD_START;
	}

	private boolean attempt(Peer peer, Attempt attempt) {
		try {
			attempt.run();
			return true;
		}
		catch (IOException ex) {
			note(peer.id() + " left out: " + ex.getMessage());
			return false;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private ChildProcess warmClient(Peer peer) throws IOException, InterruptedException {
		ChildProcess client = client(peer);
		try {
			round(client, this.plan.warmUp());
			return client;
		}
		catch (IOException | InterruptedException ex) {
			client.close();
			throw ex;
		}
	}

	private ChildProcess client(Peer peer) throws IOException, InterruptedException {
		return this.processes.client(peer, this.measured, this.plan.connections(this.measured));
	}

	private Map<String, Double> round(Peer peer, Map<Peer, ChildProcess> clients)
			throws IOException, InterruptedException {
		ChildProcess living = clients.get(peer);
		if (living != null) {
			return round(living, this.plan.round(this.measured));
		}
		long start = System.nanoTime();
		try (ChildProcess client = client(peer)) {
			if (this.measured.work() == BenchmarkCase.Work.COLD_START) {
				return Map.of("millis", (System.nanoTime() - start) / 1e6);
			}
			Map<String, Double> round = round(client, this.plan.round(this.measured));
			noteFewer(peer, round);
			return round;
		}
	}

	private void noteFewer(Peer peer, Map<String, Double> round) {
		int opened = round.getOrDefault("opened", 0.0).intValue();
		if (opened < this.plan.connections(this.measured)) {
			note("%s has opened %d connections".formatted(peer.id(), opened));
		}
	}

	private Map<String, Double> round(ChildProcess client, Duration length) throws IOException, InterruptedException {
		client.command(Long.toString(length.toMillis()));
		return Arrays.stream(client.answer("round", length.plus(GRACE)).split(" "))
			.map((pair) -> pair.split("="))
			.collect(Collectors.toMap((pair) -> pair[0], (pair) -> Double.valueOf(pair[1])));
	}

	private void note(String text) {
		this.notes.accept(this.measured.id() + " " + text);
	}

	private interface Attempt {

		void run() throws IOException, InterruptedException;

	}

}
