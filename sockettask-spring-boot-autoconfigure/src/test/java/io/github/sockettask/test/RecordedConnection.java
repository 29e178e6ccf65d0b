package io.github.sockettask.test;

import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * Reads the recording of a connection.
 */
abstract class RecordedConnection implements SocketRecord {

	private final int number;

	private final SocketHandshake handshake;

	private final ConnectionParts parts;

	RecordedConnection(int number, SocketHandshake handshake, ConnectionParts parts) {
		this.number = number;
		this.handshake = handshake;
		this.parts = parts;
	}

	@Override
	public int number() {
		return this.number;
	}

	@Override
	public SocketHandshake handshake() {
		return this.handshake;
	}

	@Override
	public List<SocketFrame> frames() {
		return this.parts.signal().read(this.parts.recording()::frames);
	}

	@Override
	public List<SocketMessage> messages() {
		return this.parts.signal().read(this.parts.recording()::messages);
	}

	@Override
	public @Nullable SocketEnd end() {
		return this.parts.signal().read(this.parts.recording()::end);
	}

	@Override
	public SocketFrame awaitFrame(Predicate<SocketFrame> matching) {
		return this.parts.expectations()
			.await("a frame", () -> this.parts.recording().frames().stream().filter(matching).findFirst().orElse(null));
	}

	@Override
	public List<SocketMessage> awaitMessages(int count) {
		return this.parts.expectations().await(count + " messages", () -> {
			List<SocketMessage> messages = this.parts.recording().messages();
			return (messages.size() >= count) ? messages : null;
		});
	}

	@Override
	public SocketFrame awaitClose() {
		return this.parts.expectations().await("a close frame", this.parts.recording()::close);
	}

	@Override
	public SocketEnd awaitEnd() {
		return this.parts.expectations().awaitAnyway("the end of the connection", this.parts.recording()::end);
	}

}
