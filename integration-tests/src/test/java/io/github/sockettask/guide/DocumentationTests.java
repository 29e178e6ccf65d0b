package io.github.sockettask.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the documentation shows is compiled and run, here and in the tests of the test
 * kit.
 */
class DocumentationTests {

	private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

	private static final Pattern REGION = Pattern.compile("// tag::([a-z-]+)\\[]\n(.*?)// end::\\1\\[]",
			Pattern.DOTALL);

	private static final List<String> PAGES = List.of("README.md", "README.zh-CN.md", "docs/configuration.md",
			"docs/getting-started.md", "docs/supervision.md", "docs/messages.md", "docs/recipes.md",
			"docs/migration.md", "docs/testing.md", "docs/handlers.md", "docs/security.md");

	private static final List<String> EXAMPLES = List.of("src/test/java/io/github/sockettask/guide",
			"src/test/java/io/github/sockettask/guide/recipes", "src/test/java/io/github/sockettask/guide/migration",
			"../sockettask-spring-boot-test/src/test/java/io/github/sockettask/examples");

	/** Its classes are shown as a whole, with their imports. */
	private static final String PROGRAMS = "src/test/java/com/example";

	private static final int SHORT = 15;

	@Test
	void everyBlockOfJavaIsARegionOfAnExample() throws IOException {
		assertThat(regions().values()).containsAll(blocks());
	}

	@Test
	void everyRegionIsShown() throws IOException {
		List<String> blocks = blocks();
		assertThat(regions()).allSatisfy((name, region) -> assertThat(blocks).as(name).contains(region));
	}

	@Test
	void theFirstTestIsShort() throws IOException {
		assertThat(regions().get("slice").lines().count()).isLessThanOrEqualTo(SHORT);
	}

	private static List<String> blocks() throws IOException {
		List<String> blocks = new ArrayList<>();
		for (String page : PAGES) {
			Matcher matcher = BLOCK.matcher(Files.readString(Path.of("..", page)));
			while (matcher.find()) {
				blocks.add(matcher.group(1));
			}
		}
		return blocks;
	}

	private static Map<String, String> regions() throws IOException {
		Map<String, String> regions = new LinkedHashMap<>();
		for (Path program : sources(List.of(PROGRAMS))) {
			regions.put(program.toString(), Files.readString(program));
		}
		for (Path source : sources(EXAMPLES)) {
			Matcher matcher = REGION.matcher(Files.readString(source));
			while (matcher.find()) {
				assertThat(regions.put(matcher.group(1), matcher.group(2).stripIndent())).as(matcher.group(1)).isNull();
			}
		}
		return regions;
	}

	private static List<Path> sources(List<String> directories) throws IOException {
		List<Path> sources = new ArrayList<>();
		for (String directory : directories) {
			try (Stream<Path> files = Files.list(Path.of(directory))) {
				files.filter((file) -> file.toString().endsWith(".java")).forEach(sources::add);
			}
		}
		return sources;
	}

}
