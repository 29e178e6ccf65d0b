package io.github.sockettask.transport.netty;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * Status line and header of an HTTP answer (RFC 9112, section 2). A line that is not
 * valid is left out, so that a refusal keeps its status and the other lines.
 *
 * @param status the status, or 0 if the first line has none
 * @param reason the reason phrase, maybe empty
 * @param header the header, looked up case-insensitively
 * @param mistake the first thing that is wrong, or {@code null} if the head is valid
 */
record AnswerHead(int status, String reason, Map<String, List<String>> header, @Nullable String mistake) {

	private static final int MAX_LINES = 1000;

	private static final Pattern STATUS_LINE = Pattern.compile("HTTP/\\d\\.\\d[ \t]+(\\d{3})(?:[ \t]+([^\r]*))?");

	private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+[ \t]*");

	private static final Pattern VALUE = Pattern.compile("[^\\x00-\\x08\\x0a-\\x1f\\x7f]*");

	/**
	 * Parse a head.
	 * @param bytes begins with the status line
	 * @param length the number of bytes, up to the empty line
	 * @param problem what is wrong with it already, or {@code null}
	 * @return the head
	 */
	static AnswerHead parse(byte[] bytes, int length, @Nullable String problem) {
		String[] lines = new String(bytes, 0, length, StandardCharsets.ISO_8859_1).split("\r?\n", MAX_LINES + 2);
		Matcher status = STATUS_LINE.matcher(lines[0]);
		if (!status.matches()) {
			return new AnswerHead(0, "", Map.of(), (problem != null) ? problem
					: "the answer to the handshake is not HTTP, it begins with \"" + lines[0] + "\"");
		}
		Map<String, List<String>> header = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		String mistake = (problem == null && lines.length > MAX_LINES + 1)
				? "the header of the answer to the handshake has more than " + MAX_LINES + " lines" : problem;
		String last = "";
		for (int i = 1; i < Math.min(lines.length, MAX_LINES + 1); i++) {
			if (!lines[i].isEmpty()) {
				String name = add(header, lines[i], last);
				if (name == null && mistake == null) {
					mistake = "the answer to the handshake has the header line \"" + lines[i]
							+ "\", which is not valid";
				}
				last = (name != null) ? name : "";
			}
		}
		// The connection keeps them as long as it lives.
		header.replaceAll((name, values) -> List.copyOf(values));
		String reason = (status.group(2) != null) ? status.group(2).strip() : "";
		return new AnswerHead(Integer.parseInt(status.group(1)), reason, Collections.unmodifiableMap(header), mistake);
	}

	// Returns the name, or null if the line is not valid.
	private static @Nullable String add(Map<String, List<String>> header, String line, String last) {
		boolean folded = !last.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
		int colon = folded ? -1 : line.indexOf(':');
		String name = folded ? last : line.substring(0, Math.max(colon, 0));
		String value = line.substring(colon + 1);
		if (!NAME.matcher(name).matches() || !VALUE.matcher(value).matches()) {
			return null;
		}
		// What is valid has no white space but spaces and tabs.
		name = name.strip();
		value = value.strip();
		// Servers send the same few names, and each connection keeps them.
		List<String> values = header.computeIfAbsent(name.intern(), (key) -> new ArrayList<>());
		if (folded) {
			value = values.remove(values.size() - 1) + " " + value;
		}
		values.add(value);
		return name;
	}

	/**
	 * Return whether another answer follows (RFC 9110, section 15.2).
	 * @return whether the status is 1xx and not 101
	 */
	boolean isInterim() {
		return this.status / 100 == 1 && this.status != 101;
	}

	/**
	 * Return the values of a header that is a list (RFC 9110, section 5.6.1), on one line
	 * or several.
	 * @param name the name
	 * @return the values, none of them empty
	 */
	List<String> list(String name) {
		String values = String.join(",", this.header.getOrDefault(name, List.of()));
		return List.of(StringUtils.tokenizeToStringArray(values, ","));
	}

	/**
	 * Return the lines of a header.
	 * @param name the name
	 * @return the lines that are not blank, since some servers send a header without a
	 * value
	 */
	List<String> lines(String name) {
		return this.header.getOrDefault(name, List.of()).stream().filter((line) -> !line.isBlank()).toList();
	}

	String statusLine() {
		return (this.status + " " + this.reason).strip();
	}

}
