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
		assertThat(persons(
				List.of("../README.md", "../CONTRIBUTING.md", "../CHANGELOG.md", "../SECURITY.md", "../docs"), ".md"))
			.isEmpty();
	}

	@Test
	void noSourceSpeaksOfThingsAsOfPersons() throws IOException {
		assertThat(persons(List.of("../sockettask-spring-boot-autoconfigure/src/main",
				"../sockettask-spring-boot-test/src/main", "../samples/market-feed/src/main"), ".java"))
			.isEmpty();
	}

	private static List<String> persons(List<String> places, String extension) throws IOException {
		List<String> found = new ArrayList<>();
		for (String place : places) {
			try (Stream<Path> files = Files.walk(Path.of(place))) {
				for (Path file : files.filter((path) -> path.toString().endsWith(extension)).sorted().toList()) {
					Matcher line = PERSON.matcher(Files.readString(file));
					while (line.find()) {
						found.add(file + ": " + line.group());
					}
				}
			}
		}
		return found;
	}

}
