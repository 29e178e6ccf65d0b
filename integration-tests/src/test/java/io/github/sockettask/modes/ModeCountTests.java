package io.github.sockettask.modes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import io.github.sockettask.transport.netty.TestTransports;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tells how many tests ran in each mode, and that none was left out. The build runs it
 * when all others are over.
 */
class ModeCountTests {

	private static final List<String> SUITES = List.of("golden traces", "contract", "crossing", "model");

	private final List<ModeCounts> counts = ModeCounts.all();

	private int tests(String suite, String property) {
		return this.counts.stream()
			.filter((count) -> count.suite().equals(suite) && List.of(count.mode().split(", ")).contains(property))
			.mapToInt(ModeCounts::tests)
			.sum();
	}

	private static List<String> properties() {
		List<String> properties = new ArrayList<>(List.of("serial", "inline", "concurrent", "per-key", "NIO", "plain",
				"TLS", "whole", "fragmented", "compressed"));
		if (TestTransports.isEpollPresent()) {
			properties.add(properties.indexOf("NIO") + 1, "epoll");
		}
		return properties;
	}

	private String table() {
		StringBuilder table = new StringBuilder("%-12s".formatted("tests"));
		SUITES.forEach((suite) -> table.append("%15s".formatted(suite)));
		for (String property : properties()) {
			table.append("\n%-12s".formatted(property));
			SUITES.forEach((suite) -> table.append(String.format(Locale.ROOT, "%,15d", tests(suite, property))));
		}
		return table.toString();
	}

	@Test
	void everySuiteRunsInEveryMode() {
		String table = table();
		System.out.println(table);
		for (String suite : SUITES) {
			assertThat(properties()).as("modes of the suite %s\n%s", suite, table)
				.allMatch((property) -> tests(suite, property) > 0);
		}
	}

}
