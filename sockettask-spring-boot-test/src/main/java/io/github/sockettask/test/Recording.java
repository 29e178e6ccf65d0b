package io.github.sockettask.test;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the client did on one connection. Guarded by the connection's {@link Signal}.
 */
final class Recording {

	private final List<SocketFrame> frames = new ArrayList<>();

	private final List<SocketMessage> messages = new ArrayList<>();

	private final Deque<SocketFrame> conversation = new ArrayDeque<>();

	private final Deque<SocketFrame> pings = new ArrayDeque<>();

	private final Deque<SocketFrame> pongs = new ArrayDeque<>();

	private final ByteArrayOutputStream fragments = new ByteArrayOutputStream();

	private int messageOpcode = SocketFrame.TEXT;

	private @Nullable SocketFrame close;

	private @Nullable SocketEnd end;

	void received(SocketFrame frame) {
		this.frames.add(frame);
		switch (frame.opcode()) {
			case SocketFrame.PING -> this.pings.add(frame);
			case SocketFrame.PONG -> this.pongs.add(frame);
			case SocketFrame.CLOSE -> closed(frame);
			case SocketFrame.CONTINUATION, SocketFrame.TEXT, SocketFrame.BINARY -> assemble(frame);
			default -> {
				// Scripts cannot expect messages with reserved opcodes.
			}
		}
	}

	private void closed(SocketFrame frame) {
		if (this.close == null) {
			this.close = frame;
		}
		this.conversation.add(frame);
	}

	private void assemble(SocketFrame frame) {
		if (frame.opcode() != SocketFrame.CONTINUATION) {
			this.fragments.reset();
			this.messageOpcode = frame.opcode();
		}
		this.fragments.writeBytes(frame.payload());
		if (frame.fin()) {
			byte[] payload = this.fragments.toByteArray();
			this.fragments.reset();
			this.messages.add(new SocketMessage(this.messageOpcode == SocketFrame.TEXT, payload));
			this.conversation.add(SocketFrame.of(this.messageOpcode, payload));
		}
	}

	void ended(SocketEnd how) {
		if (this.end == null) {
			this.end = how;
		}
	}

	List<SocketFrame> frames() {
		return List.copyOf(this.frames);
	}

	List<SocketMessage> messages() {
		return List.copyOf(this.messages);
	}

	/**
	 * Whole messages and close frames that no step has asked for yet.
	 * @return the queue to take from
	 */
	Deque<SocketFrame> conversation() {
		return this.conversation;
	}

	Deque<SocketFrame> pings() {
		return this.pings;
	}

	Deque<SocketFrame> pongs() {
		return this.pongs;
	}

	@Nullable SocketFrame close() {
		return this.close;
	}

	@Nullable SocketEnd end() {
		return this.end;
	}

}
