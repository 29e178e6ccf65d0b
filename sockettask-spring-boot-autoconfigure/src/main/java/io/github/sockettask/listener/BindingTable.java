package io.github.sockettask.listener;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.sockettask.listener.method.CallbackEvent;

/**
 * Describes which methods the tasks call, in their order.
 */
class BindingTable {

	private static final int MAX_NAMES = 3;

	private static final List<String> HEADER = List.of("task", "event", "messages", "method");

	/**
	 * Tasks with the same methods share their lines, since there may be thousands of
	 * tasks.
	 */
	private final Map<List<CallbackMethod>, List<String>> tasks = new LinkedHashMap<>();

	void add(String task, List<CallbackMethod> methods) {
		this.tasks.computeIfAbsent(methods, (key) -> new ArrayList<>()).add(task);
	}

	@Override
	public String toString() {
		List<List<String>> lines = new ArrayList<>(List.of(HEADER));
		this.tasks.forEach((methods, names) -> methods.stream()
			.sorted(Comparator.comparing(CallbackMethod::event))
			.forEach((method) -> lines.add(line(names, method))));
		return "Methods that tasks call, in the order in which they do:" + align(lines);
	}

	private static List<String> line(List<String> names, CallbackMethod method) {
		String more = (names.size() > MAX_NAMES) ? " and " + (names.size() - MAX_NAMES) + " more" : "";
		return List.of(names.stream().limit(MAX_NAMES).collect(Collectors.joining(", ")) + more,
				method.event().toString(), messages(method), method.annotated().description());
	}

	private static String messages(CallbackMethod method) {
		return (method.event() == CallbackEvent.MESSAGE) ? method.filter().toString() : "";
	}

	private static String align(List<List<String>> lines) {
		int[] widths = IntStream.range(0, HEADER.size())
			.map((column) -> Collections.max(lines.stream().map((line) -> line.get(column).length()).toList()))
			.toArray();
		return lines.stream().map((line) -> "\n  " + align(line, widths)).collect(Collectors.joining());
	}

	private static String align(List<String> line, int[] widths) {
		return IntStream.range(0, widths.length)
			.mapToObj((column) -> line.get(column) + " ".repeat(widths[column] - line.get(column).length()))
			.collect(Collectors.joining("  "))
			.stripTrailing();
	}

}
