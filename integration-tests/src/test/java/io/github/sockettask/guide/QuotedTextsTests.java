package io.github.sockettask.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares each word of the log lines and exceptions that the pages quote with the texts
 * in the sources.
 */
class QuotedTextsTests {

	private static final Pattern BLOCK = Pattern.compile("^```text\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);

	private static final Pattern LITERAL = Pattern.compile("\"\"\"\n(.*?)\"\"\"|\"((?:[^\"\\\\\n]|\\\\.)*)\"",
			Pattern.DOTALL);

	private static final Pattern CONCATENATION = Pattern.compile("\"\\s*\\+\\s*\"");

	private static final Pattern FORMAT = Pattern.compile("%(?:\\d+\\$)?[\\d.]*[a-zA-Z]");

	private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}-]{2,}");

	/** Names in quotation marks, what a peer has sent, levels and states. */
	private static final Pattern VALUE = Pattern.compile("'[\\w.-]+'|\"[^\"]*\"|\\b[A-Z_]{2,}\\b");

	/** Headlines of Spring Boot, what the JDK says, and the values of the examples. */
	private static final Set<String> EXAMPLES = Set.of("Description", "Action", "Reason", "All", "nothing", "ticker",
			"wss", "example", "org", "jakarta", "websocket", "OnMessage", "Prices", "prices", "trade", "Trade",
			"restart", "Connection", "refused", "java", "util", "concurrent", "TimeoutException", "lang",
			"IllegalStateException", "token", "springframework", "security", "oauth", "client",
			"ClientAuthorizationException", "invalid", "Client", "authentication", "failed", "localhost");

	private static final Set<String> FRAGMENTS = new TreeSet<>();

	@ParameterizedTest
	@ValueSource(strings = { "supervision.md", "messages.md", "troubleshooting.md" })
	void everyWordOfAQuotedTextIsInATextOfTheSources(String page) throws IOException {
		Set<String> unknown = new TreeSet<>();
		Matcher block = BLOCK.matcher(Files.readString(Path.of("../docs", page)));
		int blocks = 0;
		while (block.find()) {
			blocks++;
			List<String> words = unknownWords(block.group(1));
			if (!words.isEmpty()) {
				unknown.add(words + " in " + block.group(1));
			}
		}
		assertThat(blocks).isPositive();
		assertThat(unknown).isEmpty();
	}

	@Test
	void aTextThatIsNowhereInTheSourcesIsFound() throws IOException {
		assertThat(unknownWords("WARN  Socket task 'ticker' could not dial: refused: 503")).containsExactly("could",
				"not", "dial");
	}

	private static List<String> unknownWords(String block) throws IOException {
		String text = " " + block.replaceAll("\\s+", " ");
		BitSet known = new BitSet();
		for (String fragment : fragments()) {
			for (int i = text.indexOf(fragment); i >= 0; i = text.indexOf(fragment, i + 1)) {
				known.set(i, i + fragment.length());
			}
		}
		VALUE.matcher(text).results().forEach((value) -> known.set(value.start(), value.end()));
		return WORD.matcher(text)
			.results()
			.filter((word) -> known.nextClearBit(word.start()) < word.end())
			.map((word) -> word.group())
			.filter((word) -> !EXAMPLES.contains(word))
			.toList();
	}

	private static Set<String> fragments() throws IOException {
		if (FRAGMENTS.isEmpty()) {
			for (String module : List.of("autoconfigure", "test")) {
				try (Stream<Path> files = Files.walk(Path.of("../sockettask-spring-boot-" + module, "src/main/java"))) {
					for (Path source : files.filter((file) -> file.toString().endsWith(".java")).toList()) {
						addFragments(Files.readString(source));
					}
				}
			}
		}
		return FRAGMENTS;
	}

	private static void addFragments(String source) {
		Matcher literal = LITERAL.matcher(CONCATENATION.matcher(source).replaceAll(""));
		while (literal.find()) {
			String text = (literal.group(1) != null) ? literal.group(1) : literal.group(2);
			for (String part : FORMAT.split(text.translateEscapes())) {
				String fragment = part.replaceAll("\\s+", " ");
				// a single word may be anywhere by chance
				if (fragment.length() > 4 && fragment.matches(".*[^\\p{L}].*")) {
					FRAGMENTS.add(fragment);
				}
			}
		}
	}

}
