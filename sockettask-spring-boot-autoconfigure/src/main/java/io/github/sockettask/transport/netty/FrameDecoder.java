package io.github.sockettask.transport.netty;

import java.io.IOException;
import java.net.SocketAddress;
import java.util.Arrays;

import javax.net.ssl.SSLException;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.text.RepeatedLog;

/**
 * End of the pipeline of an open connection: splits received data into frames (RFC 6455,
 * section 5.2), all frames of a read in one loop. Invalid headers are detected here,
 * before their payload is awaited or stored.
 */
class FrameDecoder extends ChannelInboundHandlerAdapter {

	private static final Log logger = LogFactory.getLog(FrameDecoder.class);

	private static final RepeatedLog log = new RepeatedLog(logger);

	/** Event of the pipeline: data that was kept may be decoded. */
	static final Object RESUMED = new Object();

	private static final byte[] NOTHING = {};

	private final InboundFrames frames;

	private final ClosingHandshake closing;

	private final FrameQueue queue;

	private final boolean extended;

	private final FrameHeader header;

	/** The beginning of a header that is not complete. */
	private byte[] head = NOTHING;

	/** Whether an exception has made the following bytes meaningless. */
	private boolean broken;

	/** Data that was read and waits, since the application takes no messages now. */
	private @Nullable ByteBuf held;

	/** Whether the connection is lost, so that no data has to be kept. */
	private boolean lost;

	private boolean decoding;

	/** Whether the connection ends when the kept data is decoded. */
	private boolean ending;

	/** The frame whose header is complete and whose payload is not. */
	private @Nullable PartialFrame partial;

	/**
	 * Create a decoder.
	 * @param frames gets the frames
	 * @param closing knows whether data still matters
	 * @param queue writes replies, once after a read
	 * @param extended whether an extension is in use, which may set the first reserved
	 * bit
	 */
	FrameDecoder(InboundFrames frames, ClosingHandshake closing, FrameQueue queue, boolean extended) {
		this.frames = frames;
		this.closing = closing;
		this.queue = queue;
		this.extended = extended;
		this.header = new FrameHeader(extended);
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		this.queue.reading();
		ByteBuf in = (ByteBuf) message;
		ByteBuf held = this.held;
		if (this.broken) {
			in.release();
			this.closing.fail(null);
		}
		else if (held != null) {
			this.held = Unpooled.wrappedBuffer(held, in);
		}
		else {
			decode(in);
		}
	}

	// A compressed read may inflate to a thousand times its size: when the application
	// takes no more messages, the rest of the read waits until it does.
	private void decode(ByteBuf in) {
		ReadArray array = ReadArray.get();
		byte[] bytes = array.borrow();
		boolean nested = this.decoding;
		this.decoding = true;
		try {
			while (in.isReadable() && isGoingOn()) {
				PartialFrame partial = this.partial;
				if (partial != null) {
					fill(partial, in);
				}
				else {
					decode(bytes, read(in, bytes), in);
				}
			}
		}
		finally {
			array.giveBack(bytes);
			this.decoding = nested;
			if (in.isReadable() && this.closing.isReceiving()) {
				this.held = in;
			}
			else {
				in.release();
			}
			this.frames.complete();
		}
		if (this.ending && this.held == null && !nested) {
			this.closing.end();
		}
	}

	private boolean isGoingOn() {
		return this.closing.isReceiving() && (this.lost || this.frames.isReading());
	}

	private int read(ByteBuf in, byte[] bytes) {
		int start = this.head.length;
		System.arraycopy(this.head, 0, bytes, 0, start);
		this.head = NOTHING;
		int count = Math.min(in.readableBytes(), bytes.length - start);
		in.readBytes(bytes, start, count);
		return start + count;
	}

	private void decode(byte[] bytes, int limit, ByteBuf in) {
		FrameHeader header = this.header;
		int at = 0;
		while (this.closing.isReceiving() && header.read(bytes, at, limit)) {
			int payload = at + header.size();
			if (payload > limit && header.violation() == null) {
				break;
			}
			if (!this.frames.begin(header)) {
				return;
			}
			long end = payload + header.length();
			if (end > limit) {
				begin(new PartialFrame(header, !this.frames.isData(), bytes, at, limit));
				return;
			}
			this.frames.frame(bytes, at, payload, (int) end);
			at = (int) end;
			if (at < limit && !isGoingOn()) {
				// All of it belongs to this read, since a frame was complete.
				in.readerIndex(in.readerIndex() - (limit - at));
				return;
			}
		}
		if (at < limit && this.closing.isReceiving()) {
			this.head = Arrays.copyOfRange(bytes, at, limit);
		}
	}

	private void begin(PartialFrame partial) {
		this.partial = partial;
		this.frames.part(partial.bytes(), partial.payload(), partial.filled());
	}

	private void fill(PartialFrame partial, ByteBuf in) {
		int start = partial.filled();
		partial.fill(in);
		if (this.frames.part(partial.bytes(), start, partial.filled()) && partial.isComplete()) {
			this.partial = null;
			this.frames.complete(partial.bytes(), 0, partial.payload(), partial.bytes().length);
		}
	}

	@Override
	public void channelReadComplete(ChannelHandlerContext context) {
		this.queue.readComplete();
	}

	@Override
	public void channelWritabilityChanged(ChannelHandlerContext context) {
		this.queue.write();
	}

	@Override
	public void userEventTriggered(ChannelHandlerContext context, Object event) {
		if (event == SslCloseCompletionEvent.SUCCESS) {
			decodeRest();
			this.closing.ended();
		}
		else if (event == RESUMED && decodeHeld()) {
			this.queue.readComplete();
		}
	}

	private boolean decodeHeld() {
		ByteBuf held = this.held;
		if (held == null) {
			return false;
		}
		this.held = null;
		this.queue.reading();
		decode(held);
		return true;
	}

	@Override
	public void channelInactive(ChannelHandlerContext context) {
		try {
			decodeRest();
		}
		finally {
			try {
				this.queue.closed();
			}
			finally {
				this.closing.inactive();
			}
		}
	}

	// To be called before the socket is closed: later data does not matter.
	private void decodeRest() {
		// Only the application limits the size of compressed data.
		this.lost = !this.extended;
		decodeHeld();
	}

	/**
	 * The socket is closed: decode what was received before.
	 * @return whether all was decoded; if not, since the application takes no messages
	 * now, {@link ClosingHandshake#end()} will be called again
	 */
	boolean isOver() {
		boolean failed = true;
		try {
			decodeRest();
			failed = false;
		}
		finally {
			if (failed) {
				releaseHeld();
			}
		}
		this.ending = this.decoding || this.held != null;
		return !this.ending;
	}

	private void releaseHeld() {
		ByteBuf held = this.held;
		if (held != null) {
			this.held = null;
			held.release();
		}
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
		boolean ofSocket = cause instanceof IOException || cause.getCause() instanceof SSLException;
		boolean whole = false;
		try {
			if (ofSocket && !this.broken) {
				decodeRest();
				whole = true;
			}
		}
		finally {
			this.broken = true;
			if (!whole) {
				releaseHeld();
			}
			// This comes before the log, for which there may be no memory.
			this.closing.fail(null);
		}
		SocketAddress peer = context.channel().remoteAddress();
		if (ofSocket) {
			log.debug("lost " + peer, () -> "Connection lost: " + context.channel(), cause);
		}
		else {
			log.error("cut " + peer, () -> "Connection cut: " + context.channel(), cause);
		}
	}

}
