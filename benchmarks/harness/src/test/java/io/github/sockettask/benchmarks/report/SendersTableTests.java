package io.github.sockettask.benchmarks.report;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SendersTable}.
 */
class SendersTableTests {

	private final SendersTable table = new SendersTable("theirs");

	@Test
	void rowsArePeersAndColumnsAreNumbersOfThreads() {
		List<Figure> figures = List.of(figure("senders-16", Map.of("theirs", new Rounds(5), "ours", new Rounds(50))),
				figure("send-64", Map.of("another", new Rounds(1))),
				figure("senders-1", Map.of("ours", new Rounds(40))));
		assertThat(this.table.section(List.of("ours", "another", "theirs"), figures)).endsWith("""
				| peer | 1 thread | 16 threads |
				|---|--:|--:|
				| `ours` | 40.0 | 50.0 (10.0) |
				| `theirs` | – | 5.00 (1.00) |
				""");
	}

	@Test
	void whenNoSuchFigureWasMeasuredThenThereIsNoSection() {
		assertThat(this.table.section(List.of("ours"), List.of(figure("send-64", Map.of("ours", new Rounds(1))))))
			.isEmpty();
	}

	private Figure figure(String name, Map<String, Rounds> values) {
		return new Figure(name, "messages/s", false, values);
	}

}
