package io.github.sockettask.golden;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import io.github.sockettask.CloseOption;
import io.github.sockettask.test.SocketEnd;
import io.github.sockettask.test.SocketFrame;
import io.github.sockettask.test.SocketHandshake;
import io.github.sockettask.test.SocketMessage;
import io.github.sockettask.test.TestSocketConnection;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares what the server saw with {@code java.wire}, and with {@code recorded.wire}
 * where that is not of the browser's own making.
 *
 * @param trace the trace
 */
record RecordedWire(Trace trace) {

	void verify(List<TestSocketConnection> connections) {
		assertThat(connections.stream().map(this::lines).toList()).as("wire")
			.containsExactlyInAnyOrderElementsOf(recorded().map(this::recordedLines).toList());
		assertThat(connections.stream().filter(RecordedWire::isEnded).count()).as("connections that we ended")
			.isGreaterThanOrEqualTo(recorded().filter(this::isToEnd).count());
	}

	private List<String> lines(TestSocketConnection connection) {
		List<String> lines = new ArrayList<>();
		SocketHandshake handshake = connection.handshake();
		lines.add(handshake.method() + " " + handshake.path());
		lines.add("version " + handshake.header("Sec-WebSocket-Version"));
		lines.add("protocols " + String.join(", ", handshake.protocols()));
		connection.messages().stream().map(RecordedWire::show).forEach(lines::add);
		connection.frames()
			.stream()
			.filter((frame) -> frame.opcode() == SocketFrame.PING || frame.opcode() == SocketFrame.PONG)
			.map((frame) -> ((frame.opcode() == SocketFrame.PING) ? "ping " : "pong ") + show(frame.payload()))
			.forEach(lines::add);
		connection.frames()
			.stream()
			.filter((frame) -> frame.opcode() == SocketFrame.CLOSE)
			.map((frame) -> close(frame.closeCode(), frame.closeReason()))
			.forEach(lines::add);
		return lines;
	}

	private static String show(SocketMessage message) {
		return Data.show((message.isText()) ? message.text() : message.bytes());
	}

	private static String show(byte[] payload) {
		return HexFormat.of().formatHex(payload);
	}

	// Where java.wire leaves a choice all of its codes are shown alike
	private String close(int code, String reason) {
		JsonNode codes = this.trace.javaWire().path("clientCloseAnyOf");
		if (codes.valueStream().anyMatch((allowed) -> allowed.asInt() == code)) {
			return "close " + codes;
		}
		boolean anyReason = this.trace.javaWire().path("clientClose").size() == 1;
		return "close " + code + ((anyReason) ? "" : " \"" + reason + "\"");
	}

	private Stream<JsonNode> recorded() {
		return this.trace.recorded("wire").valueStream();
	}

	private List<String> recordedLines(JsonNode connection) {
		List<String> lines = new ArrayList<>();
		for (JsonNode event : connection.get("events")) {
			switch (event.get("ev").asString()) {
				case "handshake" -> {
					lines.add(event.get("method").asString() + " " + connection.get("path").asString());
					lines.add("version " + event.at("/headers/sec-websocket-version").asString());
					lines.add("protocols " + event.at("/headers/sec-websocket-protocol").asString(""));
				}
				case "message" -> recordedMessage(event).forEach(lines::add);
				case "frame" -> lines.add(event.get("op").asString() + " "
						+ show(event.get("text").asString().getBytes(StandardCharsets.UTF_8)));
				case "close-frame" -> recordedClose(event).forEach(lines::add);
				case "accept", "refuse", "tcp" -> {
					// the server's own doing; the client's end is looked at for itself
				}
				default -> throw new IllegalArgumentException("Unknown: " + event);
			}
		}
		return lines;
	}

	// What we refuse to send is not on the wire
	private Stream<String> recordedMessage(JsonNode event) {
		boolean sends = this.trace.expected()
			.stream()
			.anyMatch((expectation) -> expectation.kind().equals("send") && expectation.isGood());
		return (sends) ? Stream.of(Data.showRecorded((event.has("text")) ? event.get("text") : event)) : Stream.empty();
	}

	private Stream<String> recordedClose(JsonNode event) {
		JsonNode wire = this.trace.javaWire();
		if (wire.has("clientClose")) {
			return Stream
				.of(close(wire.at("/clientClose/0").asInt(), String.valueOf(Data.of(wire.at("/clientClose/1")))));
		}
		if (wire.has("clientCloseAnyOf")) {
			return Stream.of("close " + wire.get("clientCloseAnyOf"));
		}
		if (!event.get("code").isNull()) {
			return Stream.of(close(event.get("code").asInt(), event.get("reason").asString()));
		}
		// H5 sends an empty close frame, whatever it was told
		return this.trace.steps("close").limit((closes()) ? 1 : 0).map(Steps::closeOption).map(this::close);
	}

	private String close(CloseOption option) {
		return close(option.code(), option.reason());
	}

	private boolean isToEnd(JsonNode connection) {
		return closes() && connection.get("events")
			.valueStream()
			.anyMatch((event) -> event.path("how").asString("").equals("client-end"));
	}

	private boolean closes() {
		return this.trace.hasSeveralSockets() || this.trace.expects("close");
	}

	private static boolean isEnded(TestSocketConnection connection) {
		SocketEnd end = connection.end();
		return end != null && end != SocketEnd.CUT;
	}

}
