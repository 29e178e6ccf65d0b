package io.github.sockettask.published;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares {@code docs/dependencies.md} with what the starter brings, so that no library
 * comes without a review. Runs when the jars are packaged.
 */
class DependenciesPageTests {

	private static final Path ROOT = Path.of("..");

	/** As {@code dependency:list} of the starter writes it. */
	private static final Pattern RESOLVED = Pattern
		.compile("^\\s+(?!io\\.github\\.sockettask:)([^:\\s]+:[^:]+):jar:([^:]+):\\w+:(\\S+)", Pattern.MULTILINE);

	private static final Pattern LISTED = Pattern.compile(
			"^\\| `([^`]+)` \\| (\\d[^ |]*) \\| [^|]+ \\| (?:\\d{4}-\\d{2}|–) \\| (\\d+) \\| [^|]+ \\|$",
			Pattern.MULTILINE);

	private static final Pattern OPTIONAL = Pattern
		.compile("<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>\\s*<optional>true</optional>");

	private static final Pattern LISTED_AS_OPTIONAL = Pattern.compile("^\\| `([^`]+)` \\| [^|]+ \\| [^|]+ \\|$",
			Pattern.MULTILINE);

	private final String page = read("docs/dependencies.md");

	private static String read(String file) {
		try {
			return Files.readString(ROOT.resolve(file));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static List<String> all(Pattern pattern, String text) {
		return pattern.matcher(text).results().map(DependenciesPageTests::groups).toList();
	}

	private static String groups(MatchResult match) {
		return (match.groupCount() == 1) ? match.group(1) : match.group(1) + ":" + match.group(2);
	}

	@Test
	void thePageListsWhatTheStarterBringsAndNothingElse() {
		assertThat(all(LISTED, this.page)).isNotEmpty()
			.doesNotHaveDuplicates()
			.containsExactlyInAnyOrderElementsOf(
					all(RESOLVED, read("sockettask-spring-boot-starter/target/dependencies.txt")));
	}

	@Test
	void theSizesAreThoseOfTheJars() {
		List<String> sizes = RESOLVED.matcher(read("sockettask-spring-boot-starter/target/dependencies.txt"))
			.results()
			.map((jar) -> jar.group(1) + " " + kilobytes(Path.of(jar.group(3))))
			.toList();
		assertThat(LISTED.matcher(this.page).results().map((row) -> row.group(1) + " " + row.group(3)))
			.containsExactlyInAnyOrderElementsOf(sizes);
	}

	private static long kilobytes(Path jar) {
		try {
			return (Files.size(jar) + 1023) / 1024;
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void theTotalIsThatOfTheJars() {
		List<Path> jars = RESOLVED.matcher(read("sockettask-spring-boot-starter/target/dependencies.txt"))
			.results()
			.map((jar) -> Path.of(jar.group(3)))
			.toList();
		double megabytes = jars.stream().mapToLong(DependenciesPageTests::kilobytes).sum() / 1024.0;
		assertThat(this.page).contains("%d jars, %.1f MB".formatted(jars.size(), megabytes));
	}

	@Test
	void thePageListsWhatIsOptional() {
		assertThat(all(LISTED_AS_OPTIONAL, this.page))
			.containsExactlyInAnyOrderElementsOf(all(OPTIONAL, read("sockettask-spring-boot-autoconfigure/pom.xml")));
	}

}
