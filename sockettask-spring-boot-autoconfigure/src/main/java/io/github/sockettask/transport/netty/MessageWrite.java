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

	private int frames;

	private boolean unfinished;

	/**
	 * Create an empty write.
	 * @param channel where it is to be written
	 * @param closing cuts the connection when the piece could not be written
	 * @param secure whether the connection uses TLS
	 * @param deflater compresses messages, if an extension is in use
	 * @param messages receives the outcome
	 */
	MessageWrite(Channel channel, ClosingHandshake closing, boolean secure, @Nullable MessageDeflater deflater,
			OutboundMessages messages) {
		super(channel, closing, secure, deflater);
		this.messages = messages;
	}

	@Override
	public boolean take(int opcode, boolean last, Object payload, int size) {
		if (!encode(opcode, last, payload, size)) {
			return false;
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

	@Override
	void over(int written, int begun, @Nullable Throwable failure) {
		this.messages.done(this.frames, written, begun, failure);
	}

}
