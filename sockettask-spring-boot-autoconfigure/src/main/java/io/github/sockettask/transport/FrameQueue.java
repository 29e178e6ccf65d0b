package io.github.sockettask.transport;

import java.nio.channels.ClosedChannelException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GenericFutureListener;
import org.jspecify.annotations.Nullable;

/**
 * What a connection still has to write, in order. Any thread adds without a lock; the
 * event loop writes all that it finds in as few pieces as it can: at once if it adds a
 * frame itself, after a read if that happens inside of it.
 */
class FrameQueue {

	/** So many pieces before other connections of the event loop have a turn. */
	private static final int PIECES_A_TURN = 16;

	private final Channel channel;

	private final ClosingHandshake closing;

	/**
	 * What was added and not yet looked at, the last one first. Who adds the first one
	 * sees to it that the event loop looks.
	 */
	private final AtomicReference<@Nullable OutboundFrame> added = new AtomicReference<>();

	private final Runnable write = this::write;

	// The fields below belong to the event loop

	private final FrameList waiting = new FrameList();

	/** Whole messages, which must not go between fragments of the protocol engine. */
	private final FrameList held = new FrameList();

	private boolean fragmenting;

	private boolean writing;

	private boolean reading;

	FrameQueue(Channel channel, ClosingHandshake closing) {
		this.channel = channel;
		this.closing = closing;
	}

	/**
	 * Add a frame.
	 * @param frame the frame, which is told its outcome on the event loop, or here if
	 * that is gone
	 */
	void add(OutboundFrame frame) {
		OutboundFrame before;
		do {
			before = this.added.get();
			frame.next = before;
		}
		while (!this.added.compareAndSet(before, frame));
		if (before == null) {
			if (!this.channel.eventLoop().inEventLoop()) {
				writeLater();
			}
			else if (!this.reading) {
				write();
			}
		}
	}

	private void writeLater() {
		try {
			this.channel.eventLoop().execute(this.write);
		}
		catch (RejectedExecutionException ex) {
			FrameList lost = new FrameList();
			lost.addReversed(this.added.getAndSet(null));
			lost.done(ex);
		}
	}

	void reading() {
		this.reading = true;
	}

	void readComplete() {
		this.reading = false;
		write();
	}

	/** Write what the socket takes; to be called again when it takes more. */
	void write() {
		if (this.writing) {
			return;
		}
		this.writing = true;
		try {
			int pieces = 0;
			while (hasMore() && (this.channel.isWritable() || !this.channel.isActive())) {
				if (pieces++ == PIECES_A_TURN) {
					writeLater();
					return;
				}
				writePiece();
			}
		}
		finally {
			this.writing = false;
		}
	}

	private boolean hasMore() {
		this.waiting.addReversed(this.added.getAndSet(null));
		return !this.waiting.isEmpty();
	}

	private void writePiece() {
		Piece piece = new Piece();
		FrameList refused = new FrameList();
		ByteBuf bytes = encode(piece, refused);
		if (bytes != null) {
			this.channel.writeAndFlush(bytes).addListener(piece);
		}
		refused.done(new ClosedChannelException());
	}

	// runs no code of a user, since that code may send on another connection
	private @Nullable ByteBuf encode(Piece piece, FrameList refused) {
		FrameEncoder encoder = FrameEncoder.get();
		OutboundFrame frame = this.waiting.peek();
		while (frame != null) {
			if (this.closing.isSent() || !this.channel.isActive()) {
				refused.add(poll());
			}
			else if (this.fragmenting && frame.isData() && !frame.isEncoded()) {
				this.held.add(poll());
			}
			else if (encoder.encode(frame)) {
				encoded(poll(), piece);
			}
			else if (encoder.isEmpty()) {
				ByteBuf large = encoder.encodeLarge(frame, this.channel.alloc());
				encoded(poll(), piece);
				return large;
			}
			else {
				break;
			}
			frame = this.waiting.peek();
		}
		return encoder.isEmpty() ? null : encoder.take(this.channel.alloc());
	}

	private OutboundFrame poll() {
		OutboundFrame frame = this.waiting.poll();
		if (frame == null) {
			throw new IllegalStateException("No frame is waiting");
		}
		return frame;
	}

	private void encoded(OutboundFrame frame, Piece piece) {
		piece.frames.add(frame);
		if (frame.opcode() == OutboundFrame.CLOSE) {
			this.closing.sending();
			piece.close = true;
		}
		else if (frame.isEncoded() && frame.isData()) {
			this.fragmenting = frame.isUnfinished();
			if (!this.fragmenting) {
				this.waiting.addFirst(this.held);
			}
		}
	}

	/** The channel is closed: nothing that waits will be written. */
	void closed() {
		this.held.done(new ClosedChannelException());
		write();
	}

	/** Frames that are written in one piece. */
	private final class Piece implements GenericFutureListener<Future<? super Void>> {

		private final FrameList frames = new FrameList();

		private boolean close;

		@Override
		public void operationComplete(Future<? super Void> written) {
			this.frames.done(written.cause());
			if (this.close) {
				FrameQueue.this.closing.written();
			}
		}

	}

}
