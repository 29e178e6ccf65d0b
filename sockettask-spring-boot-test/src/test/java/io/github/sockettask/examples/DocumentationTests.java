package io.github.sockettask.examples;

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
 * What {@code docs/testing.md} shows is what is compiled and run here.
 */
class DocumentationTests {

	private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

	private static final Pattern REGION = Pattern.compile("// tag::([a-z-]+)\\[]\n(.*?)// end::\\1\\[]",
			Pattern.DOTALL);

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
		Matcher matcher = BLOCK.matcher(Files.readString(Path.of("../docs/testing.md")));
		while (matcher.find()) {
			blocks.add(matcher.group(1));
		}
		return blocks;
	}

	private static Map<String, String> regions() throws IOException {
		Map<String, String> regions = new LinkedHashMap<>();
		try (Stream<Path> sources = Files.list(Path.of("src/test/java/io/github/sockettask/examples"))) {
			for (Path source : sources.filter((path) -> path.toString().endsWith(".java")).toList()) {
				Matcher matcher = REGION.matcher(Files.readString(source));
				while (matcher.find()) {
					regions.put(matcher.group(1), matcher.group(2));
				}
			}
		}
		return regions;
	}

}
