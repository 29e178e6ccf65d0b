package io.github.sockettask.transport.netty;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.netty.channel.Channel;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.ProtocolViolationException;
import io.github.sockettask.SocketTaskException;
import io.github.sockettask.text.PeerText;
import io.github.sockettask.transport.TransportHandler;
import io.github.sockettask.transport.TransportRequest;

/**
 * How a connection, or an attempt, comes to its end (RFC 6455, section 7), and with what
 * it is reported: once, when the socket is closed. Tyrus' session ends when it sends its
 * close frame; the connection lives on until the peer has answered.
 * <p>
 * Belongs to the event loop of the channel. When that is gone with the transport there is
 * only an attempt left to end, and who comes first ends it.
 */
class ClosingHandshake {

	private static final Duration LINGER = Duration.ofSeconds(1);

	/** Callbacks have so long to reply before the peer is answered without them. */
	private static final Duration REPLIES = Duration.ofSeconds(5);

	private final TransportRequest request;

	private final TransportHandler handler;

	private final ConnectionLoop loop;

	private volatile @Nullable Channel channel;

	/** Whether the socket is to be closed, which may have failed for lack of memory. */
	private volatile boolean failing;

	/** Has what was received and waits, once the connection is open. */
	private @Nullable FrameDecoder decoder;

	/** Runs when the end was reported. */
	private @Nullable Runnable release;

	/** Whether the peer has violated the protocol. */
	private boolean violated;

	/** Cancels what ends the connection if nothing else does. */
	private @Nullable Runnable deadline;

	/** What the end is reported with; the first error counts. */
	private @Nullable SocketTaskException error;

	/** What a connection that is lost is reported with. */
	private String lostReason = OnCloseCallbackResult.ABNORMAL_CLOSURE;

	/** What the application asked for; the first close counts. */
	private @Nullable CloseFrame asked;

	/** What the peer sent. */
	private @Nullable CloseFrame answer;

	/** Makes our close frame when callbacks have run. */
	private @Nullable Runnable answering;

	/** Whether our close frame is still to come, and the connection goes on. */
	private boolean writable = true;

	/** How far our close frame has come. */
	private boolean queued;

	private boolean written;

	private boolean finished;

	/** How many pieces were written. */
	private long pieces;

	/** The number of the first piece that was not written as a whole. */
	private long gap = Long.MAX_VALUE;

	private final AtomicBoolean ended = new AtomicBoolean();

	ClosingHandshake(TransportRequest request, TransportHandler handler, ConnectionLoop loop) {
		this.request = request;
		this.handler = handler;
		this.loop = loop;
	}

	void channel(Channel channel) {
		this.channel = channel;
	}

	/**
	 * The connection is open.
	 * @param decoder has what was received and waits
	 * @param release runs when the end was reported
	 */
	void opened(FrameDecoder decoder, Runnable release) {
		this.decoder = decoder;
		this.release = release;
	}

	/**
	 * Take a deadline that was set; the one before is cancelled.
	 * @param cancel cancels the deadline
	 */
	void deadline(Runnable cancel) {
		cancelDeadline();
		if (this.ended.get()) {
			cancel.run();
		}
		else {
			this.deadline = cancel;
		}
	}

	void cancelDeadline() {
		if (this.deadline != null) {
			this.deadline.run();
			this.deadline = null;
		}
	}

	boolean isEnded() {
		return this.ended.get();
	}

	/**
	 * Return whether what the peer sends still matters.
	 * @return false from the peer's close frame, or its violation, on
	 */
	boolean isReceiving() {
		return !this.violated && this.answer == null && !this.ended.get();
	}

	/**
	 * Return what the peer sent.
	 * @return its close frame, if it was received and is valid
	 */
	@Nullable CloseFrame answer() {
		return this.answer;
	}

	/**
	 * Return whether our close frame is on its way.
	 * @return whether it waits for what is to be written before it, or has been written
	 */
	boolean isQueued() {
		return this.queued;
	}

	/**
	 * Return whether frames may be written.
	 * @return false from our close frame on, and when the connection is being cut
	 */
	boolean mayWrite() {
		return this.writable;
	}

	/**
	 * The application closes, and has set the deadline.
	 * @param frame what to send
	 * @return whether it is the first close, so that the frame is to be sent
	 */
	boolean ask(CloseFrame frame) {
		if (this.asked != null || this.queued || !isReceiving()) {
			return false;
		}
		this.asked = frame;
		return true;
	}

	/** Our close frame is to be written; the peer has its time from now on. */
	void queued() {
		this.queued = true;
		if (this.asked == null) {
			deadline(this.loop.deadline(this.request.closeTimeout(), () -> fail(null)));
		}
	}

	/** Our close frame is about to be written; nothing may be written behind it. */
	void sending() {
		this.writable = false;
	}

	/** Our close frame was written, or could not be. */
	void written() {
		this.written = true;
		if (this.asked != null && isReceiving()) {
			deadline(this.loop.deadline(this.request.closeTimeout(), () -> fail(null)));
		}
		if (!isReceiving()) {
			finish();
		}
	}

	/**
	 * A piece is about to be written.
	 * @return its number
	 */
	long nextPiece() {
		return ++this.pieces;
	}

	/**
	 * A piece was not written as a whole. The order in which that is told is not always
	 * that of the pieces: TLS may refuse one while the socket still has those before.
	 * @param piece the number of the piece
	 * @return whether a piece before was not written as a whole either
	 */
	boolean isBehindGap(long piece) {
		boolean behind = this.gap < piece;
		this.gap = Math.min(this.gap, piece);
		return behind;
	}

	/**
	 * The peer has said all; let our close frame go out first if there is one, or will
	 * be.
	 */
	void finishWhenWritten() {
		if (this.answering == null && (!this.queued || this.written)) {
			finish();
		}
	}

	/**
	 * The peer has sent a close frame.
	 * @param frame the frame, which may not be valid; its position stays as it is
	 */
	void received(ByteBuffer frame) {
		try {
			this.answer = CloseFrame.read(frame);
		}
		catch (IllegalArgumentException ex) {
			violated(ex.getMessage());
		}
	}

	/**
	 * Answer what was the peer's last frame: behind the callbacks for the messages before
	 * it, so that the replies go out first, and without waiting for long.
	 * @param answer makes our close frame
	 */
	void answer(Runnable answer) {
		this.answering = answer;
		if (this.asked != null) {
			// no callback gets a message any more
			answerNow();
			return;
		}
		this.handler.whenHandled(() -> this.loop.execute(this::answerNow, (rejected) -> {
		}));
		if (this.answering != null) {
			deadline(this.loop.deadline(atMost(REPLIES), this::answerNow));
		}
	}

	private void answerNow() {
		Runnable answer = this.answering;
		this.answering = null;
		if (answer != null && !this.queued && !this.ended.get()) {
			deadline(this.loop.deadline(this.request.closeTimeout(), () -> fail(null)));
			answer.run();
		}
	}

	/**
	 * The peer has ended TLS, so that nothing more comes, though TCP may stay open. It
	 * may still take the answer to its close frame.
	 */
	void ended() {
		if (isReceiving()) {
			fail(null);
		}
		else {
			finishWhenWritten();
		}
	}

	void violated(@Nullable String what) {
		this.violated = true;
		if (this.error == null) {
			this.error = new ProtocolViolationException("The connection to " + this.request.address()
					+ " was closed for a protocol violation of the peer: " + PeerText.of(what));
		}
	}

	/** Both sides have said all: show the peer the end, and wait a moment for its. */
	private void finish() {
		if (this.finished) {
			return;
		}
		this.finished = true;
		if (!(this.channel instanceof SocketChannel socket) || socket.pipeline().get(SslHandler.class) != null) {
			fail(null);
			return;
		}
		socket.shutdownOutput();
		ScheduledFuture<?> cut = this.loop.loop()
			.schedule(() -> fail(null), atMost(LINGER).toMillis(), TimeUnit.MILLISECONDS);
		deadline(() -> cut.cancel(false));
	}

	private Duration atMost(Duration bound) {
		Duration closeTimeout = this.request.closeTimeout();
		return (closeTimeout.compareTo(bound) < 0) ? closeTimeout : bound;
	}

	/**
	 * Close the socket and report the end.
	 * @param failure why, or {@code null} if it is known already or there is no error
	 */
	void fail(@Nullable SocketTaskException failure) {
		if (this.ended.get()) {
			return;
		}
		this.writable = false;
		if (isReceiving() && this.error == null) {
			this.error = failure;
		}
		this.failing = true;
		Channel channel = this.channel;
		if (channel == null || isLoopGone()) {
			// without its event loop, the channel reports nothing any more
			end();
		}
		else {
			channel.close().addListener((future) -> end());
		}
	}

	/**
	 * Return whether the end was not reported although it is time. May be called by any
	 * thread.
	 * @return whether {@link #recover()} is to be called
	 */
	boolean isStuck() {
		Channel channel = this.channel;
		return !this.ended.get() && (this.failing || isLoopGone() || (channel != null && !channel.isOpen()));
	}

	private boolean isLoopGone() {
		return this.loop.loop().isShutdown();
	}

	/** Close the socket and report the end if that has failed before. */
	void recover() {
		if (isStuck()) {
			fail(null);
		}
	}

	/**
	 * Close the socket; the connection counts as lost.
	 * @param reason what it is reported with
	 */
	void lost(String reason) {
		if (isReceiving()) {
			this.lostReason = reason;
		}
		fail(null);
	}

	/**
	 * The socket is closed. The end is reported behind the messages that were received
	 * before, and so not before the application takes them.
	 */
	void end() {
		FrameDecoder decoder = this.decoder;
		if (decoder != null && !this.ended.get() && !isLoopGone() && !decoder.isOver()) {
			cancelDeadline();
			this.handler.lost();
			return;
		}
		report();
	}

	private void report() {
		if (this.ended.compareAndSet(false, true)) {
			boolean reported = false;
			try {
				cancelDeadline();
				this.handler.closed(result(), this.error);
				reported = true;
				release();
			}
			finally {
				if (!reported) {
					this.ended.set(false);
				}
			}
		}
	}

	private void release() {
		Runnable release = this.release;
		if (release != null) {
			release.run();
		}
	}

	private OnCloseCallbackResult result() {
		CloseFrame answer = this.answer;
		if (this.error != null || answer == null) {
			String reason = (this.error != null) ? OnCloseCallbackResult.ABNORMAL_CLOSURE : this.lostReason;
			return new OnCloseCallbackResult(CloseFrame.ABNORMAL, reason);
		}
		CloseFrame asked = this.asked;
		boolean echo = asked != null && asked.code() == answer.code() && answer.reason().isEmpty();
		return new OnCloseCallbackResult(answer.code(), (asked != null && echo) ? asked.reason() : answer.reason());
	}

}
