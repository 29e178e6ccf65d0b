package io.github.sockettask.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares the Chinese README with the English one.
 */
class TranslationTests {

	private static final Pattern FENCE = Pattern.compile("^```.*?^```", Pattern.DOTALL | Pattern.MULTILINE);

	private final String english = read("README.md");

	private final String chinese = read("README.zh-CN.md");

	@Test
	void bothHaveTheSameCode() {
		assertThat(all(FENCE, this.chinese)).isEqualTo(all(FENCE, this.english)).isNotEmpty();
	}

	@Test
	void bothHaveTheSameHeadingsListsAndTables() {
		assertThat(structure(this.chinese)).isEqualTo(structure(this.english)).contains("#", "##", "*");
	}

	@Test
	void bothNameTheSameFilesAndSettings() {
		Pattern links = Pattern.compile("]\\([^)]+\\)");
		assertThat(all(links, text(this.chinese).replace("(README.md)", "(README.zh-CN.md)")))
			.containsExactlyInAnyOrderElementsOf(all(links, text(this.english)));
		Pattern code = Pattern.compile("`[^`\n]+`");
		assertThat(all(code, text(this.chinese))).containsExactlyInAnyOrderElementsOf(all(code, text(this.english)));
	}

	@Test
	void theEnglishOneIsShort() {
		assertThat(this.english.lines()).hasSizeLessThanOrEqualTo(200);
	}

	private static List<String> structure(String page) {
		return all(Pattern.compile("^(?:#+|\\*(?= )|\\|)", Pattern.MULTILINE), text(page));
	}

	private static String text(String page) {
		return FENCE.matcher(page).replaceAll("");
	}

	private static List<String> all(Pattern pattern, String text) {
		return pattern.matcher(text).results().map((match) -> match.group()).toList();
	}

	private static String read(String page) {
		try {
			return Files.readString(Path.of("..", page));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
