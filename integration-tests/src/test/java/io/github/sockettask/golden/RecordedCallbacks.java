package io.github.sockettask.golden;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import io.github.sockettask.OnErrorCallbackResult;
import io.github.sockettask.OnMessageCallbackResult;
import io.github.sockettask.ReadyState;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares what happened with what was recorded, as far as the recording is right.
 *
 * @param trace the trace
 */
record RecordedCallbacks(Trace trace) {

	private static final Set<String> COMPARED = Set.of("success", "fail", "complete");

	void verify(List<Callback> callbacks, Map<String, ReadyState> finalStates) {
		if (this.trace.isLikeRecorded()) {
			assertThat(lines(Outcomes.inOrder(callbacks))).as("recorded.callbacks").isEqualTo(recordedLines());
			assertThat(states("state", callbacks)).as("recorded states").isEqualTo(recordedStates());
			assertThat(states("returned", callbacks)).as("recorded tasks").isEqualTo(recordedTasks());
			assertThat(finalStates).as("recorded.final").isEqualTo(recordedFinalStates());
		}
		verifyDigest(callbacks);
		verifyStatus(callbacks);
	}

	private Map<String, List<String>> lines(List<Callback> callbacks) {
		Map<String, List<String>> lines = new LinkedHashMap<>();
		callbacks.stream()
			.filter((callback) -> callback.isEvent() || COMPARED.contains(callback.phase()))
			.forEach((callback) -> lines.computeIfAbsent(callback.id(), (id) -> new ArrayList<>())
				.add(callback.show(this.trace.reasonCounts())));
		return lines;
	}

	private Map<String, List<String>> recordedLines() {
		Map<String, List<String>> lines = new LinkedHashMap<>();
		recorded().filter((node) -> COMPARED.contains(phase(node)) || isEvent(node))
			.forEach((node) -> lines.computeIfAbsent(id(node), (id) -> new ArrayList<>()).add(line(node)));
		return lines;
	}

	private String line(JsonNode node) {
		JsonNode res = node.path("res");
		String start = id(node) + " " + node.get("cb").asString();
		if (!isEvent(node)) {
			String id = (res.has("socketTaskId")) ? " " + res.get("socketTaskId").asInt() : "";
			return start + id + " " + Trace.words(res.get("errMsg").asString());
		}
		String value = "";
		if (res.has("data")) {
			value = " " + Data.showRecorded(res.get("data"));
		}
		else if (res.has("code")) {
			value = " " + res.get("code").asInt()
					+ ((this.trace.reasonCounts()) ? " \"" + res.get("reason").asString() + "\"" : "");
		}
		return start + value + " by " + node.get("h").asString() + " in " + readyState(node);
	}

	private static List<String> states(String name, List<Callback> callbacks) {
		return callbacks.stream()
			.filter((callback) -> callback.name().equals(name))
			.map((callback) -> callback.id() + " " + callback.readyState())
			.toList();
	}

	private List<String> recordedStates() {
		return recorded().filter((node) -> node.get("cb").asString().equals("state"))
			.map((node) -> id(node) + " " + readyState(node))
			.toList();
	}

	private List<String> recordedTasks() {
		return recorded().filter((node) -> node.get("cb").asString().equals("connect.resolve") && node.has("task"))
			.map((node) -> id(node) + " " + readyState(node.get("task")))
			.toList();
	}

	private Map<String, ReadyState> recordedFinalStates() {
		Map<String, ReadyState> states = new TreeMap<>();
		this.trace.recorded("final")
			.propertyStream()
			.forEach((state) -> states.put(state.getKey(), readyState(state.getValue().asInt())));
		return states;
	}

	private void verifyDigest(List<Callback> callbacks) {
		recorded().filter((node) -> node.has("sha256OfAll")).forEach((node) -> {
			String all = callbacks.stream()
				.filter((callback) -> callback.name().equals("onMessage"))
				.map((callback) -> String.valueOf(((OnMessageCallbackResult<?>) callback.result()).data()))
				.collect(Collectors.joining("\n"));
			assertThat(Data.sha256(all.getBytes(StandardCharsets.UTF_8))).as("digest of all messages")
				.isEqualTo(node.get("sha256OfAll").asString());
		});
	}

	// H5 does not tell the status; the server that was recorded does
	private void verifyStatus(List<Callback> callbacks) {
		List<Integer> refused = this.trace.recorded("wire")
			.valueStream()
			.flatMap((connection) -> connection.get("events").valueStream())
			.filter((event) -> event.get("ev").asString().equals("refuse"))
			.map((event) -> event.get("status").asInt())
			.toList();
		List<Integer> told = callbacks.stream()
			.filter((callback) -> callback.name().equals("onError"))
			.flatMap((callback) -> Stream.ofNullable(((OnErrorCallbackResult) callback.result()).status()))
			.toList();
		assertThat(told).as("status of refused handshakes").isEqualTo(refused);
	}

	private Stream<JsonNode> recorded() {
		return this.trace.recorded("callbacks").valueStream();
	}

	private static boolean isEvent(JsonNode node) {
		return node.get("cb").asString().startsWith("on");
	}

	private static String phase(JsonNode node) {
		String name = node.get("cb").asString();
		return name.substring(name.indexOf('.') + 1);
	}

	private static String id(JsonNode node) {
		return node.get("id").asString();
	}

	private static ReadyState readyState(JsonNode node) {
		return readyState(node.get("readyState").asInt());
	}

	private static ReadyState readyState(int value) {
		return Stream.of(ReadyState.values()).filter((state) -> state.value() == value).findFirst().orElseThrow();
	}

}
