package io.github.sockettask.transport;

import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import org.jspecify.annotations.Nullable;

/**
 * Cuts what comes from the socket into whole frames (RFC 6455, section 5.2). What is
 * wrong with a header is found here, before its payload is waited for or held; what takes
 * more than one header to see is left to the protocol engine.
 */
class FrameDecoder extends ByteToMessageDecoder {

	private final NettyConnection connection;

	private final int maxMessageSize;

	private final boolean extended;

	private long messageLength;

	/**
	 * Create a decoder.
	 * @param connection is told of violations
	 * @param maxMessageSize largest message, fragments together
	 * @param extended whether an extension is in use, which may set the first reserved
	 * bit
	 */
	FrameDecoder(NettyConnection connection, int maxMessageSize, boolean extended) {
		this.connection = connection;
		this.maxMessageSize = maxMessageSize;
		this.extended = extended;
	}

	@Override
	protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
		if (!this.connection.closing().isReceiving()) {
			in.skipBytes(in.readableBytes());
			return;
		}
		if (in.readableBytes() < 2) {
			return;
		}
		int start = in.readerIndex();
		int first = in.getUnsignedByte(start);
		int second = in.getUnsignedByte(start + 1);
		String violation = check(first, second);
		if (violation != null) {
			this.connection.violated(violation);
			return;
		}
		int lengthBytes = (second == 126) ? 2 : (second == 127) ? 8 : 0;
		if (in.readableBytes() < 2 + lengthBytes) {
			return;
		}
		long length = switch (lengthBytes) {
			case 2 -> in.getUnsignedShort(start + 2);
			case 8 -> in.getLong(start + 2);
			default -> second;
		};
		int opcode = first & 0x0f;
		boolean data = opcode < 8;
		long messageLength = (opcode == 0) ? this.messageLength + length : length;
		if (length < 0 || (data && messageLength > this.maxMessageSize)) {
			this.connection.tooBig(messageLength);
			return;
		}
		if (in.readableBytes() - 2 - lengthBytes < length) {
			return;
		}
		if (data) {
			this.messageLength = messageLength;
		}
		out.add(in.readRetainedSlice(2 + lengthBytes + (int) length));
	}

	private @Nullable String check(int first, int second) {
		int opcode = first & 0x0f;
		int reserved = first & (this.extended ? 0x30 : 0x70);
		if (reserved != 0) {
			return "reserved bits are set";
		}
		if ((opcode > 2 && opcode < 8) || opcode > 10) {
			return "opcode " + opcode + " is reserved";
		}
		if ((second & 0x80) != 0) {
			return "the frame is masked";
		}
		if (opcode >= 8 && second > 125) {
			return "the control frame is longer than 125 bytes";
		}
		if (opcode >= 8 && (first & 0x80) == 0) {
			return "the control frame is fragmented";
		}
		return null;
	}

}
