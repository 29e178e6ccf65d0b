package io.github.sockettask.transport.netty;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.netty.buffer.ByteBuf;

import io.github.sockettask.HandshakeRefusedException;
import io.github.sockettask.text.PeerText;

/**
 * An answer to the handshake that refuses it. The beginning of its body often says why.
 * The body mostly arrives with the head, but may never arrive: an attempt only waits for
 * a moment.
 */
class Refusal {

	private static final int MAX_BODY = 1024;

	/** Maximum size of a body that is kept, with the sizes of its chunks. */
	private static final int MAX_BYTES = 4 * MAX_BODY;

	private static final long PATIENCE_MILLIS = 500;

	/** The size of a chunk (RFC 9112, section 7.1), and what is in front of it. */
	private static final Pattern CHUNK_SIZE = Pattern.compile("(?:\r?\n)?([0-9A-Fa-f]{1,7})[^\n]{0,64}\n");

	private final NettyConnect attempt;

	private final AnswerHead head;

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	private boolean reported;

	/**
	 * Create a refusal. Takes the place of the deadline of the attempt.
	 * @param attempt the attempt that is refused
	 * @param head the answer
	 */
	Refusal(NettyConnect attempt, AnswerHead head) {
		this.attempt = attempt;
		this.head = head;
		ConnectionLoop loop = attempt.connection().loop();
		Future<?> patience = loop.loop().schedule(this::report, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
		attempt.connection().closing().deadline(() -> patience.cancel(false));
	}

	/**
	 * A part of the body has come.
	 * @param in the part, maybe empty
	 */
	void body(ByteBuf in) {
		byte[] part = new byte[Math.min(in.readableBytes(), MAX_BYTES - this.bytes.size())];
		in.readBytes(part);
		this.bytes.writeBytes(part);
		if (isUnreadable() || this.bytes.size() == MAX_BYTES || isComplete()) {
			report();
		}
	}

	private boolean isUnreadable() {
		return this.head.status() == 204 || this.head.status() == 304 || isRedirect()
				|| !this.head.lines("Content-Encoding").isEmpty();
	}

	// What matters is in its header: nothing has to be waited for.
	private boolean isRedirect() {
		return this.head.status() / 100 == 3 && !this.head.lines("Location").isEmpty();
	}

	private boolean isComplete() {
		if (isChunked()) {
			return unchunk(new StringBuilder());
		}
		List<String> length = this.head.list("Content-Length");
		return !length.isEmpty() && length.get(0).matches("\\d{1,18}")
				&& this.bytes.size() >= Math.min(MAX_BODY, Long.parseLong(length.get(0)));
	}

	private boolean isChunked() {
		return this.head.list("Transfer-Encoding").stream().anyMatch("chunked"::equalsIgnoreCase);
	}

	private String raw() {
		return this.bytes.toString(StandardCharsets.ISO_8859_1);
	}

	private String text() {
		if (isUnreadable()) {
			return "";
		}
		StringBuilder body = new StringBuilder();
		if (isChunked()) {
			unchunk(body);
		}
		else {
			body.append(raw());
		}
		body.setLength(Math.min(body.length(), MAX_BODY));
		return new String(body.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8).strip();
	}

	/** Report what is known. */
	void report() {
		if (this.reported) {
			return;
		}
		this.reported = true;
		String mistake = (this.head.mistake() != null) ? " (" + PeerText.of(this.head.mistake()) + ")" : "";
		String body = text();
		this.attempt.fail(new HandshakeRefusedException(
				this.attempt.message("the server refused the handshake with HTTP status " + this.head.statusLine())
						+ mistake + (body.isEmpty() ? "" : ": " + PeerText.of(body, MAX_BODY)),
				this.head.status(), this.head.header()));
	}

	/**
	 * Take a body out of its chunks.
	 * @param body gets what they hold
	 * @return whether that is all, or enough
	 */
	private boolean unchunk(StringBuilder body) {
		String raw = raw();
		Matcher size = CHUNK_SIZE.matcher(raw);
		int at = 0;
		while (size.region(at, raw.length()).lookingAt()) {
			int length = Integer.parseInt(size.group(1), 16);
			at = Math.min(raw.length(), size.end() + length);
			body.append(raw, size.end(), at);
			if (length == 0 || body.length() >= MAX_BODY) {
				return true;
			}
		}
		return false;
	}

}
