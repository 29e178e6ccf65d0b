package io.github.sockettask.golden;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.sockettask.CloseOption;
import io.github.sockettask.ConnectSocketException;
import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.ConnectSocketResult;
import io.github.sockettask.SendOption;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Does with our API what the steps of a trace say.
 */
class Steps {

	private final SocketTaskFactory factory;

	private final Urls urls;

	private final Journal journal;

	private final Sockets sockets;

	private final Runnable afterEvent;

	/**
	 * Create the steps.
	 * @param factory what connects
	 * @param urls where to
	 * @param journal where all callbacks go
	 * @param sockets where tasks go
	 * @param afterEvent runs at the end of each event handler
	 */
	Steps(SocketTaskFactory factory, Urls urls, Journal journal, Sockets sockets, Runnable afterEvent) {
		this.factory = factory;
		this.urls = urls;
		this.journal = journal;
		this.sockets = sockets;
		this.afterEvent = afterEvent;
	}

	void run(JsonNode step) {
		String op = step.get("op").asString();
		switch (op) {
			case "connect" -> connect(step);
			case "on" -> on(step.get("id").asString(), step.get("ev").asString(), step.get("h").asString());
			case "send" -> send(step);
			case "close" -> close(step);
			case "state" -> note("state", step.get("id").asString(), "", null);
			default -> throw new IllegalArgumentException("No such step: " + step);
		}
	}

	private void connect(JsonNode step) {
		String id = step.get("id").asString();
		Call call = new Call(this.journal, step, "", null);
		try {
			SocketTask task = this.factory.connectSocket(option(step, call), (created) -> {
				this.sockets.add(id, created);
				List.of("open", "message", "error", "close").forEach((event) -> on(id, event, "1"));
			});
			call.ended("resolve", this.sockets.numbered(new ConnectSocketResult(task.socketTaskId(), task.errMsg())));
			note("returned", id, "", null);
		}
		catch (ConnectSocketException ex) {
			call.ended("reject", ex);
		}
	}

	private @Nullable ConnectSocketOption option(JsonNode step, Call call) {
		if (step.has("arg")) {
			return (ConnectSocketOption) Data.of(step.get("arg"));
		}
		JsonNode opts = step.path("opts");
		ConnectSocketOption option = new ConnectSocketOption(this.urls.of(opts), Map.of(), List.of(), null, null, null,
				false, call.connected("success", this.sockets), call.connected("fail", this.sockets),
				call.connected("complete", this.sockets));
		for (var header : opts.path("header").properties()) {
			option = option.header(header.getKey(), header.getValue().asString());
		}
		if (opts.has("protocols")) {
			option = option
				.protocols(opts.get("protocols").valueStream().map(JsonNode::asString).toArray(String[]::new));
		}
		return (opts.has("timeout")) ? option.timeout(Duration.ofMillis(opts.get("timeout").asInt())) : option;
	}

	private void on(String id, String event, String handler) {
		SocketTask task = this.sockets.get(id);
		switch (event) {
			case "open" -> task.onOpen((result) -> event("onOpen", id, handler, result));
			case "message" -> task.onMessage((result) -> event("onMessage", id, handler, result));
			case "error" -> task.onError((result) -> event("onError", id, handler, result));
			case "close" -> task.onClose((result) -> event("onClose", id, handler, result));
			default -> throw new IllegalArgumentException("No such event: " + event);
		}
	}

	private void event(String name, String id, String handler, Object result) {
		note(name, id, handler, result);
		this.afterEvent.run();
	}

	private void send(JsonNode step) {
		SocketTask task = task(step);
		Call call = new Call(this.journal, step, number(step), task.readyState());
		Object data = Data.of(step.path("opts").path("data"));
		int position = (data instanceof ByteBuffer buffer) ? buffer.position() : 0;
		call.follow(task
			.send(new SendOption(data, call.callback("success"), call.callback("fail"), call.callback("complete"))));
		if (data instanceof ByteBuffer buffer) {
			assertThat(buffer.position()).as("position of the buffer that is sent").isEqualTo(position);
		}
	}

	private void close(JsonNode step) {
		SocketTask task = task(step);
		Call call = new Call(this.journal, step, number(step), task.readyState());
		CloseOption option = closeOption(step);
		call.follow(task.close(new CloseOption(option.code(), option.reason(), call.callback("success"),
				call.callback("fail"), call.callback("complete"))));
	}

	/**
	 * Return what a close step closes with.
	 * @param step the step
	 * @return code and reason, with our defaults
	 */
	static CloseOption closeOption(JsonNode step) {
		CloseOption normal = CloseOption.normal();
		Object reason = Data.of(step.path("opts").path("reason"));
		return CloseOption.of(step.path("opts").path("code").asInt(normal.code()),
				(reason instanceof String text) ? text : normal.reason());
	}

	private SocketTask task(JsonNode step) {
		return this.sockets.get(step.get("id").asString());
	}

	private String number(JsonNode step) {
		return this.sockets.nextCall(step.get("id").asString());
	}

	private void note(String name, String id, String by, @Nullable Object result) {
		this.journal.add(new Callback(name, id, by, result, this.sockets.get(id).readyState()));
	}

}
