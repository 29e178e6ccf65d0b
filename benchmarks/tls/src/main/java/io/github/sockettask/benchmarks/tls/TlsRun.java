package io.github.sockettask.benchmarks.tls;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.github.sockettask.test.TestCertificates;

/**
 * Compares the providers of TLS: each round has a fresh JVM for each of them, in turn the
 * one and the other first.
 */
public final class TlsRun {

	private static final Pattern COST = Pattern.compile("COST (\\S+) (\\d+) (\\d+)");

	private TlsRun() {
	}

	public static void main(String[] arguments) throws Exception {
		int rounds = Integer.parseInt(arguments[0]);
		TestCertificates certificates = TestCertificates.create();
		TlsServer server = new TlsServer(certificates);
		Path authority = Files.writeString(Files.createTempFile("ca", ".pem"),
				certificates.authority().certificatePem());
		Map<String, List<double[]>> ratios = new LinkedHashMap<>();
		for (int round = 0; round < rounds; round++) {
			boolean nativeFirst = round % 2 == 0;
			Map<String, long[]> first = run(server, authority, nativeFirst);
			Map<String, long[]> second = run(server, authority, !nativeFirst);
			Map<String, long[]> ours = nativeFirst ? first : second;
			Map<String, long[]> jdk = nativeFirst ? second : first;
			jdk.forEach((operation, cost) -> ratios.computeIfAbsent(operation, (key) -> new ArrayList<>())
				.add(new double[] { (double) cost[0] / ours.get(operation)[0],
						(double) cost[1] / ours.get(operation)[1] }));
		}
		ratios.forEach((operation, all) -> System.out.printf(Locale.ROOT, "RATIO %s JDK/native cpu %s time %s%n",
				operation, median(all, 0), median(all, 1)));
		Files.delete(authority);
		System.exit(0);
	}

	private static Map<String, long[]> run(TlsServer server, Path authority, boolean isNative) throws Exception {
		Process client = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-Xmx256m",
				"-Dio.netty.handler.ssl.noOpenSsl=" + !isNative, "-cp", System.getProperty("java.class.path"),
				TlsClient.class.getName(), server.url(), authority.toUri().toString())
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		String output = new String(client.getInputStream().readAllBytes());
		if (client.waitFor() != 0) {
			throw new IllegalStateException(output);
		}
		Map<String, long[]> costs = new LinkedHashMap<>();
		COST.matcher(output)
			.results()
			.forEach((MatchResult cost) -> costs.put(cost.group(1),
					new long[] { Long.parseLong(cost.group(2)), Long.parseLong(cost.group(3)) }));
		return costs;
	}

	private static String median(List<double[]> all, int index) {
		double[] sorted = all.stream().mapToDouble((each) -> each[index]).sorted().toArray();
		return String.format(Locale.ROOT, "%.2f [%.2f..%.2f]", sorted[sorted.length / 2], sorted[0],
				sorted[sorted.length - 1]);
	}

}
