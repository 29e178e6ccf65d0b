package io.github.sockettask.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pages name things: the peer, the caller, the event loop.
 */
class WordsTests {

	private static final Pattern PERSON = Pattern.compile(".*\\b(who|whom|whoever|nobody|somebody|anybody)\\b.*",
			Pattern.CASE_INSENSITIVE);

	@Test
	void noPageSpeaksOfThingsAsOfPersons() throws IOException {
		List<String> found = new ArrayList<>();
		try (Stream<Path> docs = Files.list(Path.of("../docs"))) {
			for (Path page : Stream
				.concat(Stream.of(Path.of("../README.md"), Path.of("../CONTRIBUTING.md"), Path.of("../CHANGELOG.md")),
						docs.filter((file) -> file.toString().endsWith(".md")).sorted())
				.toList()) {
				Matcher line = PERSON.matcher(Files.readString(page));
				while (line.find()) {
					found.add(page + ": " + line.group());
				}
			}
		}
		assertThat(found).isEmpty();
	}

}
