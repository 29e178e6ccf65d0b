package io.github.sockettask.transport.netty;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Reads the head of an HTTP answer, and reports the first invalid byte at once. Netty's
 * decoder stops at an invalid line, and loses the status of a refusal and the lines
 * behind.
 */
class AnswerReader {

	private static final int MAX_SIZE = 64 * 1024;

	private static final byte[] BEGINNING = "HTTP/".getBytes(StandardCharsets.US_ASCII);

	/** Types of TLS records: an alert, or a handshake. */
	private static final int TLS_ALERT = 0x15;

	private static final int TLS_HANDSHAKE = 0x16;

	private static final int SHOWN = 60;

	/** Maximum number of answers with a status 1xx before the one that counts. */
	private static final int MAX_INTERIM = 16;

	private byte[] bytes = new byte[512];

	private int count;

	/** Where the line begins that is being read. */
	private int line;

	/** Bytes of all answers so far, the empty lines before them included. */
	private int total;

	private int interim;

	/**
	 * Read received bytes.
	 * @param in the received bytes; those behind the head are left
	 * @return the head, or {@code null} if it is not complete
	 */
	@Nullable AnswerHead read(ByteBuf in) {
		while (in.isReadable()) {
			byte next = in.readByte();
			if (++this.total > MAX_SIZE) {
				return take(this.line, tooLarge());
			}
			if (this.count == 0 && (next == '\r' || next == '\n')) {
				// RFC 9112, section 2.2
				continue;
			}
			add(next);
			if (this.count <= BEGINNING.length && next != BEGINNING[this.count - 1]) {
				return notHttp(in);
			}
			if (next == '\n' && isEmptyLine()) {
				return take(this.line, null);
			}
			if (next == '\n') {
				this.line = this.count;
			}
		}
		return null;
	}

	private void add(byte next) {
		if (this.count == this.bytes.length) {
			this.bytes = Arrays.copyOf(this.bytes, 2 * this.count);
		}
		this.bytes[this.count++] = next;
	}

	private boolean isEmptyLine() {
		int length = this.count - this.line;
		return length == 1 || (length == 2 && this.bytes[this.line] == '\r');
	}

	private AnswerHead notHttp(ByteBuf in) {
		boolean tls = this.count == 1 && (this.bytes[0] == TLS_ALERT || this.bytes[0] == TLS_HANDSHAKE);
		while (in.isReadable() && this.count < SHOWN) {
			add(in.readByte());
		}
		String shown = new String(this.bytes, 0, this.count, StandardCharsets.ISO_8859_1);
		return take(0, tls ? "the server speaks TLS on this port: use wss:// in the url"
				: "the answer to the handshake is not HTTP, it begins with \"" + shown + "\"");
	}

	private AnswerHead take(int length, @Nullable String problem) {
		AnswerHead head = AnswerHead.parse(this.bytes, length, problem);
		if (head.isInterim() && ++this.interim > MAX_INTERIM) {
			head = AnswerHead.parse(this.bytes, length, "the server sent more than " + MAX_INTERIM
					+ " answers with a status 1xx, and none to the handshake");
		}
		this.count = 0;
		this.line = 0;
		return head;
	}

	private String tooLarge() {
		return (this.interim == 0) ? "the header of the answer to the handshake is larger than 64 KB"
				: "the headers of the answers to the handshake, those with a status 1xx included, are larger than 64 KB";
	}

}
