package io.github.sockettask.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code SECURITY.md} says is tested.
 */
class SecurityPolicyTests {

	private static final Pattern TEST = Pattern.compile("`(\\w+Tests)`");

	private static final Pattern ROW = Pattern.compile("^\\| .*\\|$", Pattern.MULTILINE);

	@Test
	void everyNamedTestExists() throws IOException {
		Set<String> named = TEST.matcher(page())
			.results()
			.map((test) -> test.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(named).hasSizeGreaterThan(20).isSubsetOf(tests());
	}

	@Test
	void everyAttackHasATest() throws IOException {
		List<String> rows = ROW.matcher(page()).results().map(MatchResult::group).skip(1).toList();
		assertThat(rows).hasSizeGreaterThan(10).allSatisfy((row) -> assertThat(row).containsPattern(TEST));
	}

	private static String page() throws IOException {
		return Files.readString(Path.of("../SECURITY.md"));
	}

	private static Set<String> tests() throws IOException {
		Set<String> tests = new TreeSet<>();
		for (String module : List.of("sockettask-spring-boot-autoconfigure", "integration-tests", "security-tests")) {
			try (Stream<Path> files = Files.walk(Path.of("..", module, "src/test/java"))) {
				files.map((file) -> file.getFileName().toString())
					.filter((file) -> file.endsWith("Tests.java"))
					.forEach((file) -> tests.add(file.replace(".java", "")));
			}
		}
		return tests;
	}

}
