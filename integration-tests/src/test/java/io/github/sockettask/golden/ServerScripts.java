package io.github.sockettask.golden;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.test.SocketFrame;
import io.github.sockettask.test.SocketScript;
import io.github.sockettask.test.TestSocketConnection;
import io.github.sockettask.test.TestSocketServer;

/**
 * What the server of the recordings does at each path. Where nothing is said it accepts
 * the handshake, and answers a close frame with the same.
 */
class ServerScripts {

	private final Map<String, SocketScript> scripts = new LinkedHashMap<>();

	private final CountDownLatch opened;

	/**
	 * Create the scripts.
	 * @param opened is open when the client has got the answer to its handshake
	 */
	ServerScripts(CountDownLatch opened) {
		this.opened = opened;
		echoes();
		handshakes();
		messages();
		closes();
		violations();
	}

	void install(TestSocketServer server, @Nullable String path) {
		server.on("/silent", TestSocketConnection::accept);
		if (path != null) {
			server.on(path, this.scripts.getOrDefault(path, TestSocketConnection::accept));
		}
	}

	private void echoes() {
		for (String path : new String[] { "/echo-binary", "/echo-binary-empty", "/echo-emoji", "/echo-empty-text",
				"/echo-large-binary-1MiB", "/echo-large-text-1MiB", "/open-echo-text-close", "/send-before-open",
				"/send-no-options", "/send-typed-array" }) {
			on(path, TestSocketConnection::echo);
		}
	}

	private void handshakes() {
		for (int status : new int[] { 200, 401, 404, 500 }) {
			on("/handshake-" + status, (connection) -> connection.refuse(status));
		}
		on("/handshake-drop", TestSocketConnection::dropBeforeHandshake);
		on("/handshake-hang", TestSocketConnection::silentHandshake);
		on("/handshake-no-accept", (connection) -> connection.withoutAccept().accept());
		on("/connect-with-header", (connection) -> connection
			.sendText("x-token=" + Objects.requireNonNullElse(connection.handshake().header("x-token"), "(absent)")));
		on("/protocols-empty-array",
				(connection) -> connection.sendText("offered=" + connection.handshake().protocols()));
		on("/response-headers",
				(connection) -> connection.header("x-server", "scenario")
					.header("set-cookie", "a=1")
					.header("set-cookie", "b=2")
					.sendText("hi"));
		on("/subprotocol-chosen", (connection) -> connection.protocol("chat.v2").sendText("proto=chat.v2"));
		on("/subprotocol-mismatch", (connection) -> connection.protocol("not-offered").accept());
		on("/subprotocol-none-selected", (connection) -> connection.sendText("no protocol"));
		// "run" is the recorder's own
		on("/url-query", (connection) -> connection
			.sendText("target=" + connection.handshake().target().replaceFirst("\\?run=[^&]*", "")));
	}

	private void messages() {
		on("/many-messages-1000",
				(connection) -> connection.accept()
					.repeat(1000, (i) -> connection.sendText("m" + i))
					.close(1000, "done"));
		on("/mixed-text-binary",
				(connection) -> connection.sendText("t1")
					.sendBinary(new byte[] { 0, 1, -2, -1 })
					.sendText("t2")
					.close(1000, "done"));
		on("/server-fragmented", ServerScripts::sendFragments);
		on("/server-ping",
				(connection) -> connection.ping("hb-1".getBytes(StandardCharsets.UTF_8))
					.expectPong("hb-1".getBytes(StandardCharsets.UTF_8))
					.sendText("pong:hb-1")
					.close(1000, "done"));
		on("/server-unsolicited-pong",
				(connection) -> connection.pong(new byte[] { 1 }).sendText("after-pong").close(1000, "done"));
		on("/two-handlers", (connection) -> connection.sendText("one").close(4001, "bye"));
	}

	private static void sendFragments(TestSocketConnection connection) {
		byte[] text = "fragmented 中文 😀 end".getBytes(StandardCharsets.UTF_8);
		byte[] ping = "mid".getBytes(StandardCharsets.UTF_8);
		connection.accept()
			.rawFrame(SocketFrame.of(SocketFrame.TEXT, Arrays.copyOf(text, 12)).withFin(false))
			.ping(ping)
			.rawFrame(SocketFrame.continuation(Arrays.copyOfRange(text, 12, 20)).withFin(false),
					SocketFrame.continuation(Arrays.copyOfRange(text, 20, text.length)))
			.fragmentedBinary(new byte[] { 1 }, new byte[] { 2, 3 })
			.expectPong(ping)
			.close(1000, "done");
	}

	private void closes() {
		on("/server-close-1000", (connection) -> connection.close(1000, "bye"));
		on("/server-close-1001", (connection) -> connection.close(1001, "going away"));
		on("/server-close-1011", (connection) -> connection.close(1011, "boom"));
		on("/server-close-4001-reason", (connection) -> connection.close(4001, "token 过期"));
		on("/server-close-reason-123", (connection) -> connection.close(4000, "r".repeat(123)));
		on("/server-drop-1006", (connection) -> connection.accept().drop());
		on("/server-drop-after-message", (connection) -> connection.sendText("last words").drop());
		// a RST overtakes what the client has not read yet
		on("/server-reset-1006", (connection) -> connection.accept().await(this.opened).reset());
	}

	private void violations() {
		on("/server-close-code-1005", (connection) -> connection.close(1005, ""));
		on("/invalid-utf8-text", (connection) -> connection
			.rawFrame(SocketFrame.of(SocketFrame.TEXT, new byte[] { (byte) 0xC3, 0x28 })));
		on("/oversized-ping", (connection) -> connection.ping(new byte[126]));
		// not the bit that stands for compression
		on("/reserved-bit", (connection) -> connection.rawFrame(SocketFrame.text("x").withRsv(2)));
		on("/stray-continuation", (connection) -> connection.rawFrame(SocketFrame.continuation(new byte[] { 'x' })));
		on("/unknown-opcode", (connection) -> connection.rawFrame(SocketFrame.of(3, new byte[] { 'x' })));
	}

	private void on(String path, SocketScript script) {
		this.scripts.put(path, script);
	}

}
