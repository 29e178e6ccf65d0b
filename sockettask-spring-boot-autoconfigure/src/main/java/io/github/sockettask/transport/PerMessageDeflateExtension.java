package io.github.sockettask.transport;

import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import org.glassfish.tyrus.core.extension.ExtendedExtension;
import org.glassfish.tyrus.core.frame.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Compression of one connection (RFC 7692), with the JDK's zlib. Tyrus' own extension
 * ignores {@code client_no_context_takeover} and does not bound what it inflates.
 * <p>
 * Frames come in on the event loop and go out under Tyrus' lock.
 */
class PerMessageDeflateExtension implements ExtendedExtension {

	private static final byte[] TAIL = { 0, 0, (byte) 0xff, (byte) 0xff };

	private final NettyConnection connection;

	private final int maxMessageSize;

	private final Inflater inflater = new Inflater(true);

	private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);

	private boolean serverTakeover = true;

	private boolean clientTakeover = true;

	private boolean inflating;

	private int inflated;

	PerMessageDeflateExtension(NettyConnection connection, int maxMessageSize) {
		this.connection = connection;
		this.maxMessageSize = maxMessageSize;
	}

	@Override
	public String getName() {
		return "permessage-deflate";
	}

	@Override
	public List<Parameter> getParameters() {
		return List.of();
	}

	/**
	 * Take the parameters that the server chose.
	 * @param parameters the parameters
	 * @return what is wrong with them, or {@code null}
	 */
	@Nullable String agree(Map<String, String> parameters) {
		for (String name : parameters.keySet()) {
			switch (name) {
				case "server_no_context_takeover":
					this.serverTakeover = false;
					break;
				case "client_no_context_takeover":
					this.clientTakeover = false;
					break;
				case "server_max_window_bits":
					// any window fits in ours
					break;
				default:
					return "the server chose the parameter " + name + " of permessage-deflate, which was not offered";
			}
		}
		return null;
	}

	@Override
	public Frame processIncoming(ExtensionContext context, Frame frame) {
		if (frame.isControlFrame()) {
			return frame;
		}
		if (frame.getOpcode() != 0) {
			this.inflating = frame.isRsv1();
			this.inflated = 0;
		}
		if (!this.inflating) {
			return frame;
		}
		byte[] payload = inflate(frame.getPayloadData(), frame.isFin());
		return Frame.builder(frame)
			.rsv1(frame.getOpcode() == 0 && frame.isRsv1())
			.payloadData(payload)
			.payloadLength(payload.length)
			.build();
	}

	private byte[] inflate(byte[] data, boolean last) {
		ByteBuf out = Unpooled.buffer(data.length * 4 + 64);
		try {
			inflate(data, out);
			if (last) {
				inflate(TAIL, out);
				if (!this.serverTakeover) {
					this.inflater.reset();
				}
			}
			this.inflated += out.readableBytes();
			return ByteBufUtil.getBytes(out);
		}
		catch (DataFormatException ex) {
			this.connection.violated("the compressed data is not valid: " + ex.getMessage());
			return new byte[0];
		}
	}

	private void inflate(byte[] data, ByteBuf out) throws DataFormatException {
		this.inflater.setInput(data);
		int count;
		do {
			out.ensureWritable(512);
			count = this.inflater.inflate(out.array(), out.writerIndex(), out.writableBytes());
			out.writerIndex(out.writerIndex() + count);
			if (this.inflated + (long) out.readableBytes() > this.maxMessageSize) {
				this.connection.tooBig(this.inflated + (long) out.readableBytes());
				return;
			}
			if (this.inflater.finished()) {
				// a final block inside a message is legal (RFC 7692, section 7.2.3.5)
				int rest = this.inflater.getRemaining();
				this.inflater.reset();
				this.inflater.setInput(data, data.length - rest, rest);
			}
		}
		while (count > 0 || !this.inflater.needsInput());
	}

	@Override
	public Frame processOutgoing(ExtensionContext context, Frame frame) {
		if (frame.isControlFrame()) {
			return frame;
		}
		byte[] payload = deflate(frame.getPayloadData(), frame.isFin());
		return Frame.builder(frame)
			.rsv1(frame.getOpcode() != 0)
			.payloadData(payload)
			.payloadLength(payload.length)
			.build();
	}

	private byte[] deflate(byte[] data, boolean last) {
		this.deflater.setInput(data);
		ByteBuf out = Unpooled.buffer(data.length / 2 + 64);
		int count;
		do {
			out.ensureWritable(512);
			count = this.deflater.deflate(out.array(), out.writerIndex(), out.writableBytes(), Deflater.SYNC_FLUSH);
			out.writerIndex(out.writerIndex() + count);
		}
		while (count > 0);
		if (last && !this.clientTakeover) {
			this.deflater.reset();
		}
		if (!last) {
			return ByteBufUtil.getBytes(out);
		}
		// zlib writes nothing for no input behind a flush; an empty block stands for it
		int length = out.readableBytes() - TAIL.length;
		return (length > 0) ? ByteBufUtil.getBytes(out, 0, length) : new byte[1];
	}

	@Override
	public List<Parameter> onExtensionNegotiation(ExtensionContext context, List<Parameter> requestedParameters) {
		return List.of();
	}

	@Override
	public void onHandshakeResponse(ExtensionContext context, List<Parameter> responseParameters) {
		// taken by agree, which can refuse
	}

	@Override
	public void destroy(ExtensionContext context) {
		// Tyrus does not tell of every end
	}

	/** Give back zlib's memory. */
	void release() {
		this.inflater.end();
		this.deflater.end();
	}

}
