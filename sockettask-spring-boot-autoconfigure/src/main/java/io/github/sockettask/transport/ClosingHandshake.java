package io.github.sockettask.transport;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.ProtocolViolationException;
import io.github.sockettask.SocketTaskException;

/**
 * How a connection, or an attempt, comes to its end (RFC 6455, section 7), and with what
 * it is reported: once, when the socket is closed. Tyrus' session ends when it sends its
 * close frame; the connection lives on until the peer has answered.
 * <p>
 * Belongs to the event loop of the channel.
 */
class ClosingHandshake {

	private static final Duration LINGER = Duration.ofSeconds(1);

	private final TransportRequest request;

	private final TransportHandler handler;

	private final EventLoop loop;

	private @Nullable Channel channel;

	private @Nullable ScheduledFuture<?> deadline;

	/** What the end is reported with; the first error counts. */
	private @Nullable SocketTaskException error;

	/** What the application asked for; the first close counts. */
	private @Nullable CloseFrame asked;

	/** What the peer sent. */
	private @Nullable CloseFrame answer;

	private boolean sent;

	private boolean finished;

	private boolean ended;

	ClosingHandshake(TransportRequest request, TransportHandler handler, EventLoop loop) {
		this.request = request;
		this.handler = handler;
		this.loop = loop;
	}

	void channel(Channel channel) {
		this.channel = channel;
	}

	/**
	 * Set what ends the connection if nothing else does; replaces the one set before.
	 * @param delay when to run the task
	 * @param task the task
	 */
	void deadline(Duration delay, Runnable task) {
		cancelDeadline();
		if (!this.ended) {
			this.deadline = this.loop.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
		}
	}

	void cancelDeadline() {
		if (this.deadline != null) {
			this.deadline.cancel(false);
			this.deadline = null;
		}
	}

	boolean isEnded() {
		return this.ended;
	}

	/**
	 * Return whether what the peer sends still matters.
	 * @return false from the peer's close frame, or its violation, on
	 */
	boolean isReceiving() {
		return this.error == null && this.answer == null && !this.ended;
	}

	boolean isSent() {
		return this.sent;
	}

	/**
	 * The application closes.
	 * @param frame what to send
	 * @return whether it is the first close, so that the frame is to be sent
	 */
	boolean ask(CloseFrame frame) {
		if (this.asked != null || this.sent || !isReceiving()) {
			return false;
		}
		this.asked = frame;
		return true;
	}

	/** Our close frame is about to be written; nothing may be written behind it. */
	void sending() {
		this.sent = true;
		if (isReceiving()) {
			deadline(this.request.closeTimeout(), () -> fail(null));
		}
	}

	/** Our close frame was written, or could not be. */
	void written() {
		if (!isReceiving()) {
			finish();
		}
	}

	/**
	 * The peer has sent a close frame.
	 * @param frame the frame, or {@code null} if it is not valid
	 */
	void received(@Nullable CloseFrame frame) {
		if (frame != null) {
			this.answer = frame;
		}
		else {
			violated("the close frame is not valid");
		}
	}

	void violated(@Nullable String what) {
		if (this.error == null) {
			this.error = new ProtocolViolationException("The connection to " + this.request.uri()
					+ " was closed for a protocol violation of the peer: " + what);
		}
	}

	/** Both sides have said all: show the peer the end, and wait a moment for its. */
	void finish() {
		if (this.finished) {
			return;
		}
		this.finished = true;
		if (!(this.channel instanceof SocketChannel socket) || socket.pipeline().get(SslHandler.class) != null) {
			fail(null);
			return;
		}
		socket.shutdownOutput();
		Duration closeTimeout = this.request.closeTimeout();
		deadline((closeTimeout.compareTo(LINGER) < 0) ? closeTimeout : LINGER, () -> fail(null));
	}

	/**
	 * Close the socket and report the end.
	 * @param failure why, or {@code null} if it is known already or there is no error
	 */
	void fail(@Nullable SocketTaskException failure) {
		if (isReceiving()) {
			this.error = failure;
		}
		if (this.channel == null) {
			end();
		}
		else {
			this.channel.close().addListener((future) -> end());
		}
	}

	/** The socket is closed. */
	void end() {
		if (!this.ended) {
			this.ended = true;
			cancelDeadline();
			this.handler.closed(result(), this.error);
		}
	}

	private OnCloseCallbackResult result() {
		CloseFrame answer = this.answer;
		if (this.error != null || answer == null) {
			return new OnCloseCallbackResult(CloseFrame.ABNORMAL, OnCloseCallbackResult.ABNORMAL_CLOSURE);
		}
		CloseFrame asked = this.asked;
		boolean echo = asked != null && asked.code() == answer.code() && answer.reason().isEmpty();
		return new OnCloseCallbackResult(answer.code(), (asked != null && echo) ? asked.reason() : answer.reason());
	}

}
