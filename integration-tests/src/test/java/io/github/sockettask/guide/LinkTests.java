package io.github.sockettask.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Follows the relative links of all pages, and their anchors.
 */
class LinkTests {

	private static final Pattern CODE = Pattern.compile("^```.*?^```|`[^`\n]+`", Pattern.DOTALL | Pattern.MULTILINE);

	private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");

	private static final Pattern FENCE = Pattern.compile("^```.*?^```", Pattern.DOTALL | Pattern.MULTILINE);

	private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);

	private final Map<Path, Set<String>> anchors = new HashMap<>();

	@Test
	void everyRelativeLinkLeadsToAFileAndToAHeadingOfIt() throws IOException {
		List<String> broken = new ArrayList<>();
		List<Path> pages = pages();
		for (Path page : pages) {
			Matcher link = LINK.matcher(CODE.matcher(Files.readString(page)).replaceAll("code"));
			while (link.find()) {
				if (!link.group(1).contains("://") && !leadsSomewhere(page, link.group(1))) {
					broken.add(page + ": " + link.group(1));
				}
			}
		}
		assertThat(pages).hasSizeGreaterThan(10);
		assertThat(broken).isEmpty();
	}

	private boolean leadsSomewhere(Path page, String link) throws IOException {
		String[] parts = link.split("#", 2);
		Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
		if (!Files.exists(target)) {
			return false;
		}
		return parts.length == 1 || anchors(target).contains(parts[1]);
	}

	private Set<String> anchors(Path page) throws IOException {
		Set<String> known = this.anchors.get(page);
		if (known == null) {
			known = new HashSet<>();
			Matcher heading = HEADING.matcher(FENCE.matcher(Files.readString(page)).replaceAll(""));
			while (heading.find()) {
				String anchor = anchor(heading.group(1));
				for (int i = 1; !known.add(anchor); i++) {
					anchor = anchor(heading.group(1)) + "-" + i;
				}
			}
			this.anchors.put(page, known);
		}
		return known;
	}

	// as GitHub makes them
	private static String anchor(String heading) {
		String text = heading.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1").trim().toLowerCase(Locale.ROOT);
		return text.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
	}

	private static List<Path> pages() throws IOException {
		try (Stream<Path> files = Files.walk(Path.of(".."), 3)) {
			return files.filter((file) -> file.toString().endsWith(".md"))
				.filter((file) -> Stream.of("target", "node_modules")
					.noneMatch((part) -> file.toString().contains(part)))
				.sorted()
				.toList();
		}
	}

}
