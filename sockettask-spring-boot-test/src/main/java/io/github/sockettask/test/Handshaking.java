package io.github.sockettask.test;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Answers the handshake of one connection, once.
 */
final class Handshaking {

	private static final String EXTENSIONS = "Sec-WebSocket-Extensions";

	private final SocketHandshake request;

	private final ConnectionWriter writer;

	private final Conversation conversation;

	private final Signal signal;

	private final @Nullable MessageForm compressible;

	private final HandshakeAnswer answer = new HandshakeAnswer();

	private Stage stage = Stage.PENDING;

	Handshaking(SocketHandshake request, ConnectionWriter writer, Conversation conversation, Signal signal,
			@Nullable MessageForm compressible) {
		this.request = request;
		this.writer = writer;
		this.conversation = conversation;
		this.signal = signal;
		this.compressible = compressible;
	}

	HandshakeAnswer answer() {
		return this.answer;
	}

	boolean isPending() {
		return this.signal.read(() -> this.stage == Stage.PENDING);
	}

	/**
	 * Tell whether the connection may be sent to.
	 * @return {@code null} as long as the handshake has not been answered
	 */
	@Nullable Boolean isOpen() {
		return (this.stage == Stage.PENDING) ? null : this.stage == Stage.OPEN;
	}

	void accept() {
		String key = this.request.header("Sec-WebSocket-Key");
		if (key == null) {
			refuse(400);
			throw new AssertionError("Expected a WebSocket handshake but the client sent no Sec-WebSocket-Key");
		}
		agreeOnCompression();
		raw(this.answer.accept(key));
	}

	private void agreeOnCompression() {
		boolean offered = this.request.headers(EXTENSIONS)
			.stream()
			.anyMatch((offer) -> offer.contains(PerMessageDeflate.NAME));
		if (this.compressible != null && offered && !this.answer.has(EXTENSIONS)) {
			this.answer.add(EXTENSIONS, PerMessageDeflate.NAME);
			this.compressible.compress();
		}
	}

	void acceptIfPending() {
		if (isPending()) {
			accept();
		}
	}

	void raw(byte[] bytes) {
		checkPending();
		this.writer.together(() -> {
			// A quick client must find the connection open, but receive nothing before.
			this.conversation.open();
			this.writer.write(bytes);
		});
		become(Stage.OPEN);
	}

	void refuse(int status, Map<String, String> headers) {
		headers.forEach(this.answer::add);
		refuse(status);
	}

	private void refuse(int status) {
		end();
		this.writer.write(this.answer.refuse(status));
		this.writer.finish();
	}

	/**
	 * Leave the handshake without an answer.
	 */
	void end() {
		checkPending();
		become(Stage.REFUSED);
	}

	private void become(Stage next) {
		this.signal.change(() -> this.stage = next);
	}

	private void checkPending() {
		if (!isPending()) {
			throw new IllegalStateException("The handshake has been answered by an earlier step");
		}
	}

	private enum Stage {

		PENDING, OPEN, REFUSED

	}

}
