package io.github.sockettask.client.connection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.sockettask.client.connection.TaskPhase.Event;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The phases of a task, compared with the table of the design page.
 */
class TaskPhaseTests {

	private static List<List<String>> table() throws IOException {
		List<String> lines = Files.readAllLines(Path.of("../docs/design.md"));
		int header = lines
			.indexOf(lines.stream().filter((line) -> line.startsWith("| phase |")).findFirst().orElseThrow());
		return lines.stream()
			.skip(header)
			.takeWhile((line) -> line.startsWith("|"))
			.map(TaskPhaseTests::cells)
			.toList();
	}

	private static List<String> cells(String line) {
		return Arrays.stream(line.split("\\|")).skip(1).map((cell) -> cell.strip().replace("`", "")).toList();
	}

	private static String next(TaskPhase phase, Event event) {
		TaskPhase next = phase.after(event);
		return (next == phase) ? "" : next.name();
	}

	@Test
	void theDesignPageHasAllEvents() throws IOException {
		assertThat(table().get(0).stream().skip(1))
			.containsExactlyElementsOf(Arrays.stream(Event.values()).map(Event::name).toList());
	}

	@ParameterizedTest
	@EnumSource
	void theDesignPageTellsWhatFollows(TaskPhase phase) throws IOException {
		List<String> row = Stream
			.concat(Stream.of(phase.name()), Arrays.stream(Event.values()).map((event) -> next(phase, event)))
			.toList();
		assertThat(table()).contains(row);
	}

}
