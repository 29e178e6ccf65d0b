package io.github.sockettask.golden;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

import io.github.sockettask.ConnectSocketResult;
import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.OnErrorCallbackResult;
import io.github.sockettask.OnMessageCallbackResult;
import io.github.sockettask.OnOpenCallbackResult;

/**
 * One entry of {@code java.expect}. What it does not mention does not count.
 *
 * @param kind for example {@code open} or {@code closeCall}
 * @param node the entry
 * @param reasonCounts whether the reason of a close counts
 */
record Expectation(String kind, JsonNode node, boolean reasonCounts) {

	private static final Map<String, String> NAMES = Map.of("open", "onOpen", "message", "onMessage", "error",
			"onError", "error?", "onError", "close", "onClose", "closeCall", "close", "socketTaskId", "connect");

	static List<Expectation> of(JsonNode node, Trace trace) {
		String kind = node.get(0).asString();
		if (kind.equals("messages")) {
			int count = node.get(1).asInt();
			return IntStream.range(0, count)
				.mapToObj((i) -> message(node, (i == 0) ? 2 : (i == count - 1) ? 3 : -1))
				.toList();
		}
		int count = (kind.equals("connect")) ? node.path(2).asInt(1) : 1;
		return Collections.nCopies(count, new Expectation(kind, node, trace.reasonCounts()));
	}

	private static Expectation message(JsonNode messages, int index) {
		ArrayNode node = JsonNodeFactory.instance.arrayNode().add("message").add("text");
		return new Expectation("message", (index < 0) ? node : node.add(messages.get(index)), true);
	}

	boolean isOptional() {
		return this.kind.endsWith("?");
	}

	/**
	 * Return whether it is about the outcome of a call.
	 * @return false for events
	 */
	boolean isOutcome() {
		return List.of("send", "closeCall").contains(this.kind);
	}

	boolean isGood() {
		return this.node.path(1).asString("").equals("ok");
	}

	/**
	 * Return the operation of the callbacks that it is about.
	 * @return see {@link Callback#operation()}
	 */
	String operation() {
		return NAMES.getOrDefault(this.kind, this.kind);
	}

	boolean matches(Callback callback) {
		return callback.operation().equals(operation()) && switch (this.kind) {
			case "socketTaskId" -> isNumbered(callback);
			case "open" -> isOpen(callback);
			case "message" -> isMessage(callback);
			case "error", "error?" -> isError((OnErrorCallbackResult) callback.result());
			case "close" -> isClose(callback);
			default -> isOutcome(callback);
		};
	}

	private boolean isOutcome(Callback callback) {
		JsonNode errMsg = this.node.path(2);
		return callback.isGood() == isGood()
				&& (!errMsg.isString() || callback.errMsg().equals(Trace.words(errMsg.asString())));
	}

	// an id is what an accepted call gets
	private boolean isNumbered(Callback callback) {
		return callback.result() instanceof ConnectSocketResult connected
				&& Objects.equals(connected.socketTaskId(), this.node.get(1).asInt());
	}

	private boolean isOpen(Callback callback) {
		OnOpenCallbackResult result = (OnOpenCallbackResult) callback.result();
		JsonNode value = this.node.path(1);
		boolean header = value.path("header")
			.propertyStream()
			.allMatch((expected) -> result.header()
				.getOrDefault(expected.getKey(), List.of())
				.equals(strings(expected.getValue())));
		return header && !result.header().isEmpty() && isBy(callback, (value.isString()) ? 1 : 2)
				&& value.path("protocol").asString(result.protocol()).equals(result.protocol());
	}

	private static List<String> strings(JsonNode node) {
		return (node.isString()) ? List.of(node.asString()) : node.valueStream().map(JsonNode::asString).toList();
	}

	private boolean isMessage(Callback callback) {
		Object data = ((OnMessageCallbackResult<?>) callback.result()).data();
		boolean text = this.node.get(1).asString().equals("text");
		return text == (data instanceof String) && isBy(callback, 3)
				&& (!this.node.has(2) || Data.show(data).equals(Data.show(Data.of(this.node.get(2)))));
	}

	// H5 tells nothing about an error
	private boolean isError(OnErrorCallbackResult result) {
		return !result.errMsg().isBlank() && result.cause() != null;
	}

	private boolean isClose(Callback callback) {
		OnCloseCallbackResult result = (OnCloseCallbackResult) callback.result();
		return result.code() == this.node.get(1).asInt() && isBy(callback, 3)
				&& (!this.reasonCounts || result.reason().equals(Data.of(this.node.get(2))));
	}

	private boolean isBy(Callback callback, int index) {
		return callback.by().equals(this.node.path(index).asString("1"));
	}

	@Override
	public String toString() {
		return this.node.toString();
	}

}
