package io.github.sockettask.benchmarks.client;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.sockettask.benchmarks.BenchmarkCase;

/**
 * The process of one peer for one case. It does one round for each line of its standard
 * input, which has the length of the round in milliseconds, and ends with it.
 */
public final class ClientProcess {

	private static final int LOOPBACK_ADDRESSES = 16;

	private static final int LEAST_MESSAGE_SIZE = 8 * 1024;

	private final PrintStream out;

	private ClientProcess(PrintStream out) {
		this.out = out;
	}

	/**
	 * Run until the standard input ends.
	 * @param args name of the peer, name of the case, port of the server, number of
	 * connections
	 */
	public static void main(String[] args) {
		ClientProcess process = new ClientProcess(System.out);
		// libraries log to the standard output
		System.setOut(System.err);
		try {
			process.run(args[0], BenchmarkCase.of(args[1]), Integer.parseInt(args[2]), Integer.parseInt(args[3]));
		}
		catch (Throwable ex) {
			ex.printStackTrace();
			process.out.println("error " + ex);
		}
		process.out.flush();
		Runtime.getRuntime().halt(0);
	}

	private void run(String peer, BenchmarkCase measured, int port, int connections) throws Exception {
		BenchmarkClient client = ServiceLoader.load(BenchmarkClient.class)
			.stream()
			.map(ServiceLoader.Provider::get)
			.filter((candidate) -> candidate.name().equals(peer))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("No peer " + peer));
		List<URI> uris = uris(measured, port, Math.min(connections, client.maxConnections()));
		client.start(new ClientSettings(uris, Math.max(measured.size(), LEAST_MESSAGE_SIZE)));
		Workload workload = workload(measured, client, uris);
		this.out.println("ready");
		rounds(workload);
		workload.close();
	}

	private List<URI> uris(BenchmarkCase measured, int port, int connections) {
		return IntStream.range(0, connections)
			.mapToObj((i) -> URI
				.create("ws://127.0.0.%d:%d%s".formatted(1 + i % LOOPBACK_ADDRESSES, port, measured.path())))
			.toList();
	}

	private Workload workload(BenchmarkCase measured, BenchmarkClient client, List<URI> uris) throws Exception {
		return switch (measured.work()) {
			case SEND -> new SendWorkload(measured, client, uris.get(0));
			case SENDERS -> new SendersWorkload(measured, client, uris.get(0));
			case HANDLERS -> new HandlersWorkload(measured, client, uris);
			case RECEIVE -> new ReceiveWorkload(measured, client, uris.get(0));
			case FRAME -> new FrameWorkload(measured, client, uris.get(0));
			case IDLE -> new IdleWorkload(client, uris);
			case ECHO, COLD_START -> new EchoWorkload(measured, client, uris);
		};
	}

	private void rounds(Workload workload) throws Exception {
		BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
		for (String line = in.readLine(); line != null; line = in.readLine()) {
			Map<String, Double> measured = workload.round(Duration.ofMillis(Long.parseLong(line)));
			this.out.println("round " + measured.entrySet()
				.stream()
				.map((entry) -> entry.getKey() + "=" + entry.getValue())
				.collect(Collectors.joining(" ")));
		}
	}

}
