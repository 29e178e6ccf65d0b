package io.github.sockettask.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.springframework.boot.test.system.CapturedOutput;

/**
 * Log lines of tasks with their levels, from a page or from a test, without what differs
 * each time.
 */
final class QuotedLog {

	private static final Pattern BLOCK = Pattern.compile("^```text\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);

	private static final Pattern LINE = Pattern.compile("\\b(INFO|WARN|ERROR)\\b.*?(Socket task '.*)");

	private QuotedLog() {
	}

	/**
	 * Return the lines that a page shows.
	 * @param page the name of the page
	 * @param number the number of the block, from 1
	 * @return the lines
	 */
	static List<String> of(String page, int number) throws IOException {
		return of(BLOCK.matcher(Files.readString(Path.of("../docs", page)))
			.results()
			.map((block) -> block.group(1))
			.toList()
			.get(number - 1));
	}

	/**
	 * Return the lines that a test has logged.
	 * @param output the output of the test
	 * @return the lines
	 */
	static List<String> of(CapturedOutput output) {
		return of(output.getOut());
	}

	private static List<String> of(String text) {
		return text.lines().flatMap((line) -> LINE.matcher(line).results()).map(QuotedLog::masked).toList();
	}

	private static String masked(MatchResult line) {
		return line.group(1) + " "
				+ line.group(2)
					.replaceAll("in \\d+\\.\\d s|\\bnow\\b", "in … s")
					.replaceAll("after \\d+ s", "after … s")
					.replaceAll("localhost:\\d+", "localhost:…");
	}

}
