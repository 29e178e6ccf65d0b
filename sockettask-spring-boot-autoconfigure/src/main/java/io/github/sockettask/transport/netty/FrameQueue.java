package io.github.sockettask.transport.netty;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import java.util.LinkedList;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.handler.ssl.SslHandler;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.SocketTaskException;
import io.github.sockettask.transport.OutboundMessages;

/**
 * Decides what a connection writes next: pings and pongs first, then messages of the
 * application, and each frame of the protocol engine after the messages that were
 * accepted before it. Any thread adds frames and requests a write without a lock. The
 * event loop writes as much as possible at once: immediately if it is asked on the event
 * loop, after the read if it is asked within one.
 */
class FrameQueue {

	/**
	 * Maximum number of writes before other connections of the event loop have a turn.
	 */
	private static final int PIECES_A_TURN = 16;

	/**
	 * Maximum number of waiting pings, and of waiting pongs. One write has room for them.
	 */
	private static final int MAX_URGENT = 16;

	private static final IOException TOO_MANY_PINGS = new IOException(
			"The peer has taken none of the last " + MAX_URGENT + " pings");

	private final Channel channel;

	private final ClosingHandshake closing;

	private final OutboundMessages messages;

	private final WriteStallWatch stallWatch;

	private final boolean secure;

	/** Frames that were added and not yet sorted, the last one first. */
	private final AtomicReference<@Nullable OutboundFrame> added = new AtomicReference<>();

	/** Whether the event loop was asked to write, and has not begun. */
	private final AtomicBoolean asked = new AtomicBoolean();

	private final Runnable write = this::write;

	// The fields below belong to the event loop

	/** Compresses messages, if an extension is in use. */
	private @Nullable MessageDeflater deflater;

	// Linked, since the queues of an idle connection are empty

	private final Queue<OutboundFrame> pings = new LinkedList<>();

	private final Queue<OutboundFrame> pongs = new LinkedList<>();

	private final Queue<OutboundFrame> waiting = new LinkedList<>();

	/** Whether the engine has begun a message and not ended it. */
	private boolean engineFragments;

	/** Whether the application has begun a message and not ended it. */
	private boolean messageFragments;

	private boolean writing;

	/** The piece that is being made, which is still here if that or its write fails. */
	private @Nullable SocketWrite unwritten;

	/** Whether more may have to be written than was seen. */
	private boolean again;

	private boolean reading;

	/**
	 * Create a queue.
	 * @param channel writes
	 * @param closing learns when our close frame is written
	 * @param messages the messages of the application
	 * @param stallWatch watches whether the peer takes what is written
	 */
	FrameQueue(Channel channel, ClosingHandshake closing, OutboundMessages messages, WriteStallWatch stallWatch) {
		this.channel = channel;
		this.closing = closing;
		this.messages = messages;
		this.stallWatch = stallWatch;
		this.secure = channel.pipeline().get(SslHandler.class) != null;
	}

	/**
	 * Set what compresses messages.
	 * @param deflater the compressor, or {@code null} for no compression
	 */
	void deflate(@Nullable MessageDeflater deflater) {
		this.deflater = deflater;
	}

	/**
	 * Return the message after which a frame that is added now is written.
	 * @return the number of a message
	 */
	long behind() {
		return this.messages.accepted();
	}

	/**
	 * Add a frame.
	 * @param frame the frame, whose outcome is reported on the event loop, or here if
	 * that is gone
	 */
	void add(OutboundFrame frame) {
		if (frame.opcode() == OutboundFrame.PONG && this.channel.eventLoop().inEventLoop()) {
			addPong(frame);
			return;
		}
		OutboundFrame before;
		do {
			before = this.added.get();
			frame.next = before;
		}
		while (!this.added.compareAndSet(before, frame));
		if (frame.isData() && this.channel.eventLoop().inEventLoop()) {
			// A callback that sends through the native session waits for the outcome: it
			// would block the read.
			write();
		}
		else {
			ask();
		}
	}

	// Pongs do not wait to be sorted, so that those of one read are limited.
	private void addPong(OutboundFrame frame) {
		if (this.pongs.size() == MAX_URGENT) {
			write();
		}
		pong(frame);
		ask();
	}

	/** Write, now or soon. */
	void ask() {
		if (this.channel.eventLoop().inEventLoop()) {
			if (!this.reading) {
				write();
			}
		}
		else if (!this.asked.get() && this.asked.compareAndSet(false, true)) {
			writeLater();
		}
	}

	private void writeLater() {
		try {
			this.channel.eventLoop().execute(this.write);
		}
		catch (RejectedExecutionException ex) {
			refuse(ex);
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
		this.asked.set(false);
		this.again = true;
		if (this.writing) {
			return;
		}
		Throwable failure = null;
		this.writing = true;
		try {
			writePieces();
		}
		catch (RuntimeException | Error ex) {
			failure = ex;
			if (this.unwritten != null) {
				this.unwritten.fail(ex);
			}
		}
		finally {
			this.writing = false;
		}
		if (failure != null) {
			// A part is missing, so that nothing can be written behind it.
			this.closing.fail(new SocketTaskException("A frame could not be written: " + failure, failure));
		}
	}

	private void writePieces() {
		if (!this.channel.isWritable()) {
			sortAdded();
		}
		for (int pieces = 0; this.channel.isWritable() || !this.channel.isActive(); pieces++) {
			if (pieces == PIECES_A_TURN) {
				writeLater();
				return;
			}
			this.again = false;
			if (!writePiece() && !this.again) {
				return;
			}
		}
	}

	private boolean writePiece() {
		if (!this.closing.mayWrite() || !this.channel.isActive()) {
			refuse(new ClosedChannelException());
			return false;
		}
		sortAdded();
		if (!this.pings.isEmpty() || !this.pongs.isEmpty()) {
			return writeFrames(takeUrgent(), Long.MAX_VALUE);
		}
		if (this.engineFragments) {
			return writeFrames(this.waiting, Long.MAX_VALUE);
		}
		OutboundFrame frame = this.waiting.peek();
		// A message that has begun has to end, even if a frame was added before its end.
		long upTo = (frame != null && !this.messageFragments) ? frame.behind() : Long.MAX_VALUE;
		return writeMessages(upTo);
	}

	private boolean writeMessages(long upTo) {
		MessageWrite piece = new MessageWrite(this.channel, this.closing, this.secure, this.deflater, this.messages);
		this.unwritten = piece;
		boolean drained;
		try {
			drained = this.messages.drainTo(piece, upTo);
			piece.complete();
			this.messageFragments = piece.isComplete() ? piece.isUnfinished() : this.messageFragments;
			write(piece);
		}
		finally {
			this.messages.drained();
		}
		if (piece.isComplete()) {
			return true;
		}
		return drained && !this.messageFragments && writeFrames(this.waiting, upTo);
	}

	private void sortAdded() {
		if (this.added.get() == null) {
			return;
		}
		OutboundFrame frame = takeAdded();
		while (frame != null) {
			OutboundFrame next = frame.next;
			frame.next = null;
			sort(frame);
			frame = next;
		}
	}

	// Returns the oldest frame, linked to the newer ones.
	private @Nullable OutboundFrame takeAdded() {
		OutboundFrame oldest = null;
		OutboundFrame frame = this.added.getAndSet(null);
		while (frame != null) {
			OutboundFrame older = frame.next;
			frame.next = oldest;
			oldest = frame;
			frame = older;
		}
		return oldest;
	}

	private void sort(OutboundFrame frame) {
		switch (frame.opcode()) {
			case OutboundFrame.PONG -> pong(frame);
			case OutboundFrame.PING -> ping(frame);
			default -> this.waiting.add(frame);
		}
	}

	// The newest pong answers all pings before it (RFC 6455, section 5.5.3).
	private void pong(OutboundFrame frame) {
		if (this.pongs.size() == MAX_URGENT || !this.channel.isWritable()) {
			OutboundFrame.endAll(this.pongs, null);
		}
		this.pongs.add(frame);
	}

	private void ping(OutboundFrame frame) {
		if (this.pings.size() == MAX_URGENT) {
			frame.done(TOO_MANY_PINGS);
			return;
		}
		this.pings.add(frame);
	}

	private Queue<OutboundFrame> takeUrgent() {
		Queue<OutboundFrame> urgent = new ArrayDeque<>(this.pings.size() + this.pongs.size());
		moveAll(this.pings, urgent);
		moveAll(this.pongs, urgent);
		return urgent;
	}

	private static void moveAll(Queue<OutboundFrame> from, Queue<OutboundFrame> to) {
		to.addAll(from);
		from.clear();
	}

	// Between encoding and taking, no code of the application runs: it may send on
	// another
	// connection.
	private boolean writeFrames(Queue<OutboundFrame> frames, long behind) {
		if (frames.isEmpty()) {
			return false;
		}
		FrameWrite piece = new FrameWrite(this.channel, this.closing, this.secure, this.deflater);
		this.unwritten = piece;
		encode(frames, behind, piece);
		write(piece);
		return piece.isComplete();
	}

	private void encode(Queue<OutboundFrame> frames, long behind, FrameWrite piece) {
		OutboundFrame frame = frames.peek();
		while (frame != null && frame.behind() <= behind && this.closing.mayWrite() && piece.take(frame)) {
			frames.poll();
			if (frame.opcode() == OutboundFrame.CLOSE) {
				this.closing.sending();
			}
			else if (frame.isData()) {
				this.engineFragments = !frame.isLast();
			}
			frame = frames.peek();
		}
		piece.complete();
	}

	private void write(SocketWrite piece) {
		ChannelFuture written = piece.isComplete() ? piece.write() : null;
		this.unwritten = null;
		if (written != null && !written.isDone()) {
			this.stallWatch.watch();
			written.addListener(this.stallWatch);
		}
	}

	/** The channel is closed: report all frames that were not written. */
	void closed() {
		this.stallWatch.cancel();
		SocketWrite unwritten = this.unwritten;
		if (unwritten != null) {
			unwritten.abandon();
		}
		write();
	}

	private void refuse(Throwable cause) {
		Queue<OutboundFrame> refused = takeUrgent();
		moveAll(this.waiting, refused);
		for (OutboundFrame frame = takeAdded(); frame != null; frame = frame.next) {
			refused.add(frame);
		}
		if (!refused.isEmpty()) {
			OutboundFrame.endAll(refused, new NotBegunException(cause));
		}
		this.messages.lost(cause);
	}

}
