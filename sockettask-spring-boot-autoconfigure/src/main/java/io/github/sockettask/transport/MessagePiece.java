package io.github.sockettask.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GenericFutureListener;
import org.jspecify.annotations.Nullable;

/**
 * Frames of messages that are written in one piece: as many as the encoder has room for,
 * or one that is larger. Whatever happens, the outcome of all of its frames is reported,
 * behind those of the pieces before.
 */
final class MessagePiece implements OutboundMessages.Sink, GenericFutureListener<Future<? super Void>> {

	private final Channel channel;

	private final ClosingHandshake closing;

	private final OutboundMessages messages;

	private final FrameEncoder encoder = FrameEncoder.get();

	private int frames;

	private boolean unfinished;

	private @Nullable ByteBuf bytes;

	/** Why nothing of the piece is given to the socket. */
	private @Nullable Throwable failure;

	/**
	 * Create a piece with nothing in it.
	 * @param channel where it is to be written
	 * @param closing cuts the connection when the piece could not be written
	 * @param messages is told the outcome
	 */
	MessagePiece(Channel channel, ClosingHandshake closing, OutboundMessages messages) {
		this.channel = channel;
		this.closing = closing;
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

	boolean isEmpty() {
		return this.frames == 0;
	}

	/**
	 * Return whether the last frame is one of a message that goes on.
	 * @return whether more fragments are to come
	 */
	boolean isUnfinished() {
		return this.unfinished;
	}

	/** All frames are there: let the piece own its bytes. */
	void complete() {
		if (this.bytes == null && !isEmpty()) {
			this.bytes = this.encoder.take(this.channel.alloc());
		}
	}

	/**
	 * Write the piece, which is complete and not empty.
	 * @return the future outcome
	 */
	ChannelFuture write() {
		ByteBuf bytes = this.bytes;
		// kept until it is known how much of it was written
		return this.channel.writeAndFlush((bytes != null) ? bytes.retain() : Unpooled.EMPTY_BUFFER).addListener(this);
	}

	/**
	 * Write nothing of the piece. It keeps its place behind the pieces before.
	 * @param failure why
	 */
	void fail(Throwable failure) {
		this.failure = failure;
		this.channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(this);
	}

	@Override
	public void operationComplete(Future<? super Void> written) {
		long count = 0;
		long begun = 0;
		ByteBuf bytes = this.bytes;
		if (bytes != null && this.failure == null) {
			count = bytes.readerIndex();
			begun = count;
			if (this.channel.pipeline().get(SslHandler.class) != null) {
				// what TLS has taken says nothing about the socket
				count = 0;
				begun = Long.MAX_VALUE;
			}
		}
		if (bytes != null) {
			bytes.release();
		}
		if (written.cause() != null) {
			// first, or what is sent next would go out behind the gap
			this.closing.fail(null);
		}
		this.messages.done(this.frames, count, begun, (this.failure != null) ? this.failure : written.cause());
	}

}
