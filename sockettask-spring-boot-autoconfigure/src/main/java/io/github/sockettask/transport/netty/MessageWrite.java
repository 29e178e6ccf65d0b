package io.github.sockettask.transport.netty;

import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.transport.OutboundMessages;

/**
 * One write of frames of messages: as many as the encoder has room for, or one larger
 * frame. The outcome of all frames is always reported, after those of earlier writes.
 */
final class MessageWrite extends SocketWrite implements OutboundMessages.Sink {

	private final OutboundMessages messages;

	private final FrameEncoder encoder = FrameEncoder.get();

	private int frames;

	private boolean unfinished;

	/**
	 * Create an empty write.
	 * @param channel where it is to be written
	 * @param closing cuts the connection when the piece could not be written
	 * @param secure whether the connection uses TLS
	 * @param messages receives the outcome
	 */
	MessageWrite(Channel channel, ClosingHandshake closing, boolean secure, OutboundMessages messages) {
		super(channel, closing, secure);
		this.messages = messages;
	}

	@Override
	public boolean take(int opcode, boolean last, Object payload, int size) {
		if (isComplete()) {
			return false;
		}
		if (!this.encoder.encode(opcode, last, payload, size)) {
			if (!this.encoder.isEmpty()) {
				return false;
			}
			own(this.encoder.encodeLarge(opcode, last, payload, size, channel().alloc()));
		}
		this.frames++;
		this.unfinished = !last;
		return true;
	}

	/**
	 * Return whether the last frame is one of a message that goes on.
	 * @return whether more fragments are to come
	 */
	boolean isUnfinished() {
		return this.unfinished;
	}

	/** All frames are encoded: own their bytes. */
	void complete() {
		if (!isComplete() && this.frames > 0) {
			own(this.encoder.take(channel().alloc()));
		}
	}

	@Override
	void over(long written, long begun, @Nullable Throwable failure) {
		this.messages.done(this.frames, written, begun, failure);
	}

}
