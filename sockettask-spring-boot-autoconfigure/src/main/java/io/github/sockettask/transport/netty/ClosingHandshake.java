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

import io.github.sockettask.ConnectSocketException;
import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.ProtocolViolationException;
import io.github.sockettask.SocketTaskException;
import io.github.sockettask.text.PeerText;
import io.github.sockettask.transport.TransportHandler;
import io.github.sockettask.transport.TransportRequest;

/**
 * The end of a connection or of an attempt (RFC 6455, section 7), and its report: once,
 * when the socket is closed. Tyrus' session ends when it sends its close frame; the
 * connection lives on until the peer has answered.
 * <p>
 * Belongs to the event loop of the channel. When the event loop is gone with the
 * transport, only an attempt can be left, and the first thread ends it.
 */
class ClosingHandshake {

	private static final Duration LINGER = Duration.ofSeconds(1);

	/**
	 * Maximum time for callbacks to reply before the close frame of the peer is answered.
	 */
	private static final Duration REPLIES = Duration.ofSeconds(5);

	private final TransportRequest request;

	private final TransportHandler handler;

	private final ConnectionLoop loop;

	private volatile @Nullable Channel channel;

	/** Ends the race for a channel; null before it, and when the connection is open. */
	private @Nullable Runnable race;

	/** Whether the socket is to be closed, which may have failed for lack of memory. */
	private volatile boolean failing;

	/**
	 * Whether the end was not reported at the last look although the socket was closed.
	 */
	private boolean stuck;

	/** Whether the channel has reported the outcome of all writes. */
	private boolean inactive;

	/** Holds received data that waits; null until the connection is open. */
	private @Nullable FrameDecoder decoder;

	/** Runs when the end was reported. */
	private @Nullable Runnable release;

	/** Whether the peer has violated the protocol. */
	private boolean violated;

	/** Cancels the deadline of the connection. */
	private @Nullable Runnable deadline;

	/** The error of the end; the first one counts. */
	private @Nullable SocketTaskException error;

	/** The reason for a lost connection. */
	private String lostReason = OnCloseCallbackResult.ABNORMAL_CLOSURE;

	/** The close frame of the application; the first one counts. */
	private @Nullable CloseFrame asked;

	/** The close frame of the peer. */
	private @Nullable CloseFrame answer;

	/** Makes our close frame when callbacks have run. */
	private @Nullable Runnable answering;

	/** Whether our close frame is still to be sent, and the connection goes on. */
	private boolean writable = true;

	/** How far our close frame has come. */
	private boolean queued;

	private boolean written;

	private boolean finished;

	/** The number of writes so far. */
	private long pieces;

	/** The number of the first write that was not complete. */
	private long gap = Long.MAX_VALUE;

	private final AtomicBoolean ended = new AtomicBoolean();

	ClosingHandshake(TransportRequest request, TransportHandler handler, ConnectionLoop loop) {
		this.request = request;
		this.handler = handler;
		this.loop = loop;
	}

	void channel(@Nullable Channel channel) {
		this.channel = channel;
		this.stuck = false;
	}

	/**
	 * Addresses are being raced for a channel.
	 * @param end ends the race; may run more than once
	 */
	void racing(Runnable end) {
		this.race = end;
	}

	/**
	 * The connection is open.
	 * @param decoder holds received data that waits
	 * @param release runs when the end was reported
	 */
	void opened(FrameDecoder decoder, Runnable release) {
		this.decoder = decoder;
		this.release = release;
		this.race = null;
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

	/**
	 * Return whether data of the peer still matters.
	 * @return false after the close frame of the peer, or after its violation
	 */
	boolean isReceiving() {
		return !this.violated && this.answer == null && !this.ended.get();
	}

	/**
	 * Return the close frame of the peer.
	 * @return the frame, if it was received and is valid
	 */
	@Nullable CloseFrame answer() {
		return this.answer;
	}

	/**
	 * Return whether our close frame is on its way.
	 * @return whether it waits for other frames, or was written
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
	 * The application closes the connection and has set the deadline.
	 * @param frame the close frame
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
			giveTime();
		}
	}

	// The peer has its time from now on.
	private void giveTime() {
		deadline(this.loop.deadline(this.request.closeTimeout(), () -> fail(null)));
	}

	/** Our close frame is about to be written; nothing may be written behind it. */
	void sending() {
		this.writable = false;
	}

	/** Our close frame was written, or that has failed. */
	void written() {
		this.written = true;
		if (this.asked != null && isReceiving()) {
			giveTime();
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
	 * A write was not complete. The reports may come in another order than the writes:
	 * TLS may refuse one while the socket still holds earlier ones.
	 * @param piece the number of the piece
	 * @return whether an earlier write was not complete either
	 */
	boolean isBehindGap(long piece) {
		boolean behind = this.gap < piece;
		this.gap = Math.min(this.gap, piece);
		return behind;
	}

	/**
	 * The peer sends no more data; our close frame goes out first, if there is one.
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
	 * Answer the last frame of the peer after the callbacks for earlier messages, so that
	 * their replies go out first, but soon in any case.
	 * @param answer makes our close frame
	 */
	void answer(Runnable answer) {
		this.answering = answer;
		if (this.asked != null) {
			// No callback gets a message any more.
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
			giveTime();
			answer.run();
		}
	}

	/**
	 * The peer has ended TLS and sends no more data, though TCP may stay open. It may
	 * still receive the answer to its close frame.
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

	/** Both sides are done: close our side, and wait a moment for the peer. */
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
	 * @param failure the error, or {@code null} if there is none or it is already known
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
		Runnable race = this.race;
		// The channels of an event loop end with it.
		if (race != null && !isLoopGone()) {
			race.run();
		}
		Channel channel = this.channel;
		if (channel == null || isLoopGone()) {
			// Without its event loop, the channel reports nothing.
			end();
		}
		else {
			channel.close().addListener((future) -> end());
		}
	}

	/**
	 * Return whether the report of the end is overdue. Any thread may call this.
	 * @return whether {@link #recover()} is to be called
	 */
	boolean isStuck() {
		Channel channel = this.channel;
		return !this.ended.get() && (this.failing || isLoopGone() || (channel != null && !channel.isOpen()));
	}

	private boolean isLoopGone() {
		return this.loop.loop().isShutdown();
	}

	/**
	 * Close the socket and report the end again after a failure. The report of a socket
	 * that is closed may still be on its way in the event loop, so that the first call
	 * only notes it.
	 */
	void recover() {
		if (!isStuck()) {
			return;
		}
		if (this.stuck || isLoopGone()) {
			this.inactive = true;
			fail(null);
		}
		this.stuck = true;
	}

	/**
	 * Close the socket; the connection counts as lost.
	 * @param reason the reason to report
	 */
	void lost(String reason) {
		if (isReceiving()) {
			this.lostReason = reason;
		}
		fail(null);
	}

	/** The socket is closed, and the outcome of all writes was reported. */
	void inactive() {
		this.inactive = true;
		end();
	}

	/**
	 * The socket is closed. The end is reported after the outcome of all writes, since
	 * messages that were not written go first on the next connection, and after the
	 * messages that were received before, and so not before the application takes them.
	 */
	void end() {
		FrameDecoder decoder = this.decoder;
		if (decoder != null && !this.inactive && !isLoopGone()) {
			return;
		}
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
				if (this.error == null && this.decoder == null) {
					this.error = new ConnectSocketException("Failed to connect to " + this.request.address()
							+ ": the connection ended before the handshake was complete");
				}
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
