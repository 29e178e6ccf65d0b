package io.github.sockettask.benchmarks.server;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;

import io.github.sockettask.benchmarks.Requests;

/**
 * Reads the masked frames of a client, many at a time. The payload of data is gathered
 * and unmasked only if a subclass wants it.
 */
abstract class FrameReader extends ByteToMessageDecoder {

	private static final int SHORTEST = 6;

	// as long as the key of a mask
	private static final int START = 4;

	private static final int MAX_CONTROL = 125;

	private long toSkip;

	@Override
	protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
		while (in.isReadable()) {
			if (this.toSkip > 0) {
				int skipped = (int) Math.min(this.toSkip, in.readableBytes());
				in.skipBytes(skipped);
				this.toSkip -= skipped;
			}
			else if (!readFrame(context, in)) {
				return;
			}
		}
	}

	private boolean readFrame(ChannelHandlerContext context, ByteBuf in) {
		if (in.readableBytes() < SHORTEST) {
			return false;
		}
		int start = in.readerIndex();
		int first = in.getByte(start);
		int shortLength = in.getByte(start + 1) & 0x7F;
		int header = SHORTEST + ((shortLength < 126) ? 0 : (shortLength == 126) ? 2 : 8);
		if (in.readableBytes() < header) {
			return false;
		}
		long length = (shortLength < 126) ? shortLength
				: (shortLength == 126) ? in.getUnsignedShort(start + 2) : in.getLong(start + 2);
		int opcode = first & 0xF;
		boolean whole = opcode >= Frames.CLOSE || length <= Requests.MAX_LENGTH || wantsPayload();
		if (in.readableBytes() - header < (whole ? length : START)) {
			return false;
		}
		int key = in.getInt(start + header - START);
		in.skipBytes(header);
		if (whole) {
			handle(context, opcode, unmask(in, key, (int) length));
		}
		else {
			this.toSkip = length;
			if (first < 0) {
				skipped(context, in.getInt(in.readerIndex()) ^ key);
			}
		}
		return true;
	}

	private byte[] unmask(ByteBuf in, int key, int length) {
		byte[] payload = new byte[length];
		in.readBytes(payload);
		for (int i = 0; i < length; i++) {
			payload[i] ^= (byte) (key >> (24 - 8 * (i & 3)));
		}
		return payload;
	}

	private void handle(ChannelHandlerContext context, int opcode, byte[] payload) {
		if (opcode == Frames.CLOSE) {
			answer(context, Frames.CLOSE, payload).addListener(ChannelFutureListener.CLOSE);
		}
		else if (opcode == Frames.PING) {
			answer(context, Frames.PONG, payload);
		}
		else if (opcode == Frames.TEXT && payload.length <= Requests.MAX_LENGTH) {
			requested(context, new String(payload, StandardCharsets.US_ASCII));
		}
		else if (opcode < Frames.CLOSE) {
			payload(context, opcode, payload);
		}
	}

	/**
	 * Send a frame.
	 * @param context the connection
	 * @param opcode kind of the frame
	 * @param payload its payload
	 * @return the write
	 */
	protected final ChannelFuture answer(ChannelHandlerContext context, int opcode, byte[] payload) {
		ByteBuf frame = context.alloc().directBuffer(Frames.MAX_HEADER + payload.length);
		Frames.writeHeader(frame, opcode, payload.length);
		return context.writeAndFlush(frame.writeBytes(payload));
	}

	protected boolean wantsPayload() {
		return false;
	}

	/**
	 * Handle a message that was wanted.
	 * @param context the connection
	 * @param opcode kind of the message
	 * @param payload the message
	 */
	protected void payload(ChannelHandlerContext context, int opcode, byte[] payload) {
	}

	/**
	 * Handle a message whose payload was not wanted.
	 * @param context the connection
	 * @param start the first four bytes of its last frame
	 */
	protected void skipped(ChannelHandlerContext context, int start) {
	}

	/**
	 * Handle a request.
	 * @param context the connection
	 * @param request one of {@link Requests}
	 */
	protected void requested(ChannelHandlerContext context, String request) {
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
		context.close();
	}

}
