package io.github.sockettask.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/**
 * Makes answers to the handshake, right ones and others. {@link #ACCEPT} stands for the
 * value that belongs to the key of the request, {@link #URL} for the address of the
 * server.
 */
record HostileAnswers(Random random) {

	static final String ACCEPT = "@ACCEPT@";

	static final String URL = "@URL@";

	private static final String SWITCHING = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
			+ "Connection: Upgrade\r\nSec-WebSocket-Accept: " + ACCEPT + "\r\n";

	private static final String DEFLATE = "Sec-WebSocket-Extensions: permessage-deflate";

	private static final List<String> PARAMETERS = List.of("", "; server_no_context_takeover",
			"; client_no_context_takeover", "; client_max_window_bits=8", "; server_max_window_bits=15",
			"; client_max_window_bits=\"10\"", "; client_max_window_bits", "; unknown", "; server_max_window_bits=7",
			"; =", ",, permessage-deflate");

	private static final List<String> STATUSES = List.of("200 OK", "204", "301 Moved", "302 Found", "303 x", "307 y",
			"308 z", "400 Bad", "401 No", "403 Forbidden", "404", "407 Proxy", "426 Upgrade", "429 Slow", "500 Oops",
			"503 Busy", "100 Continue", "103 Hints", "101", "000", "999 ?", "1e3", "-1", "99999999999");

	private static final List<String> HEADERS = List.of("Content-Length: 5", "Content-Length: 99999999999999999999",
			"Content-Length: -1", "Transfer-Encoding: chunked", "Content-Encoding: gzip", "Retry-After: 1",
			"Retry-After: 99999999999999999999", "Retry-After: Fri, 31 Dec 9999 23:59:59 GMT", "Retry-After: x",
			"Location: /fuzz/again", "Location: " + URL, "Location: //", "Location: ws://[::1", "Location: http:",
			"Location: ws://\u00e4@%zz/?#", "Location: javascript:alert(1)", "Location: wss://127.0.0.1:1/",
			"Set-Cookie: a=b", "Set-Cookie: a=b; Max-Age=99999999999999999999; Path=/; Domain=.0.0.1",
			"Set-Cookie: =; Expires=Thu, 99 Foo 99999 99:99:99 GMT", "Set-Cookie: \"\u0001\"=;;;;=", "Cookie: x=y",
			"WWW-Authenticate: Basic realm=\"\\\"", "Sec-WebSocket-Protocol: chat", "Sec-WebSocket-Protocol: ",
			"Sec-WebSocket-Version: 12", "Upgrade: h2c", "Connection: close, keep-alive", " folded", "\tfolded",
			"NoColon", ": empty", "X: \u0000", "X-\u00e9: y", "");

	private static final List<String> BODIES = List.of("", "Hello", "5\r\nHello\r\n0\r\n\r\n", "7fffffff\r\nx",
			"fffffffffffffffff\r\n", "-1\r\n", "5;a=b\nHe", "\r\n\r\n", "<html>\u0000\u001b[31m</html>");

	byte[] next() {
		String answer = switch (this.random.nextInt(10)) {
			case 0 -> one(List.of("", "\r\n\r\n", "SSH-2.0-OpenSSH_9.2\r\n", "HTTP/1.1", "HTTP/9.9 101\r\n\r\n",
					"\u0015\u0003\u0001\u0000\u0002\u0002\u0028", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"));
			case 1, 2, 3 ->
				"HTTP/1." + this.random.nextInt(2) + " " + one(STATUSES) + "\r\n" + headers() + "\r\n" + one(BODIES);
			case 4 -> interim() + switching();
			case 5 -> "HTTP/1.1 " + one(STATUSES) + "\r\n" + large() + "\r\n" + one(BODIES).repeat(1000);
			default -> switching();
		};
		byte[] bytes = answer.getBytes(StandardCharsets.ISO_8859_1);
		return (this.random.nextInt(6) == 0) ? HostileBytes.damaged(this.random, bytes) : bytes;
	}

	private String one(List<String> values) {
		return values.get(this.random.nextInt(values.size()));
	}

	private String headers() {
		StringBuilder headers = new StringBuilder();
		for (int i = this.random.nextInt(5); i > 0; i--) {
			headers.append(one(HEADERS)).append("\r\n");
		}
		return headers.toString();
	}

	private String interim() {
		return ("HTTP/1.1 10" + this.random.nextInt(4) + " x\r\n" + headers() + "\r\n").repeat(this.random.nextInt(20));
	}

	private String large() {
		int count = this.random.nextInt(3000);
		return switch (this.random.nextInt(4)) {
			case 0 -> "X: y\r\n".repeat(count);
			case 1 -> "X: " + "y".repeat(30 * count) + "\r\n";
			case 2 -> "X: y\r\n" + " z\r\n".repeat(count);
			default -> "Set-Cookie: a" + count + "=" + "b".repeat(count) + "\r\n";
		};
	}

	private String switching() {
		String compression = this.random.nextBoolean()
				? DEFLATE + one(PARAMETERS).repeat(1 + this.random.nextInt(2)) + "\r\n" : "";
		return SWITCHING + compression + ((this.random.nextInt(8) == 0) ? headers() : "") + "\r\n";
	}

}
