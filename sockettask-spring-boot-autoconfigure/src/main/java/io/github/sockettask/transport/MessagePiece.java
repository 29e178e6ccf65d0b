package io.github.sockettask.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GenericFutureListener;
import org.jspecify.annotations.Nullable;

/**
 * Frames of messages that are written in one piece: as many as the encoder has room for,
 * or one that is larger.
 */
final class MessagePiece implements OutboundMessages.Sink, GenericFutureListener<Future<? super Void>> {

	private final Channel channel;

	private final OutboundMessages messages;

	private final FrameEncoder encoder = FrameEncoder.get();

	private int frames;

	private boolean unfinished;

	private @Nullable ByteBuf bytes;

	/**
	 * Create a piece with nothing in it.
	 * @param channel where it is to be written
	 * @param messages is told the outcome
	 */
	MessagePiece(Channel channel, OutboundMessages messages) {
		this.channel = channel;
		this.messages = messages;
	}

	@Override
	public boolean take(int opcode, boolean last, Object payload, int size) {
		if (this.bytes != null) {
			return false;
		}
		if (!this.encoder.encode(opcode, last, payload, size)) {
			if (!this.encoder.isEmpty()) {
				return false;
			}
			this.bytes = this.encoder.encodeLarge(opcode, last, payload, size, this.channel.alloc());
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

	/**
	 * Take what is to be written.
	 * @return the bytes, or {@code null} if there are none
	 */
	@Nullable ByteBuf take() {
		if (this.frames == 0) {
			return null;
		}
		ByteBuf bytes = (this.bytes != null) ? this.bytes : this.encoder.take(this.channel.alloc());
		// kept until it is known how much of it was written
		this.bytes = bytes.retain();
		return bytes;
	}

	@Override
	public void operationComplete(Future<? super Void> written) {
		ByteBuf bytes = this.bytes;
		long count = 0;
		if (bytes != null) {
			// what TLS has taken says nothing about the socket
			count = (this.channel.pipeline().get(SslHandler.class) == null) ? bytes.readerIndex() : 0;
			bytes.release();
		}
		this.messages.done(this.frames, count, written.cause());
	}

}
