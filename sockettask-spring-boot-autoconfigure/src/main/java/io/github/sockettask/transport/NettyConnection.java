package io.github.sockettask.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.SendHandler;
import jakarta.websocket.Session;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;

import io.github.sockettask.OnOpenCallbackResult;
import io.github.sockettask.SocketTaskException;

/**
 * Stands between the application, Tyrus' session and the channel. Calls of the
 * application come from any thread; all else happens on the event loop of the channel.
 */
class NettyConnection implements TransportConnection {

	private static final Log logger = LogFactory.getLog(NettyConnection.class);

	private static final int PROTOCOL_ERROR = CloseCodes.PROTOCOL_ERROR.getCode();

	private final TransportRequest request;

	private final TransportHandler handler;

	private final EventLoop loop;

	private final TransportTimer timer;

	private final ClosingHandshake closing;

	private volatile @Nullable WebSocketSession session;

	private volatile @Nullable NettyWriter writer;

	private @Nullable Channel channel;

	private @Nullable FrameHandler frames;

	NettyConnection(TransportRequest request, TransportHandler handler, EventLoop loop, TransportTimer timer) {
		this.request = request;
		this.handler = handler;
		this.loop = loop;
		this.timer = timer;
		this.closing = new ClosingHandshake(request, handler, loop, timer);
	}

	ClosingHandshake closing() {
		return this.closing;
	}

	void channel(Channel channel) {
		this.channel = channel;
		this.closing.channel(channel);
	}

	void session(WebSocketSession session) {
		this.session = session;
	}

	NettyWriter writer(Channel channel) {
		NettyWriter writer = new NettyWriter(channel, this);
		this.writer = writer;
		return writer;
	}

	void opened(FrameHandler frames, OnOpenCallbackResult result) {
		this.frames = frames;
		this.closing.cancelDeadline();
		this.handler.opened(result);
	}

	boolean isOpened() {
		return this.frames != null;
	}

	void message(Object message) {
		if (!this.closing.isSent()) {
			this.handler.message(message);
		}
	}

	/**
	 * Tyrus has closed its session. It does so too when it is told to, which is known
	 * then.
	 * @param status what Tyrus closed with
	 */
	void engineClosed(CloseStatus status) {
		FrameHandler frames = this.frames;
		if (this.loop.inEventLoop() && frames != null) {
			frames.engineClosed(status);
		}
	}

	/**
	 * Tyrus could not process a frame. A message may be lost, so that the connection
	 * can't go on.
	 * @param failure what it threw
	 */
	void engineFailed(Throwable failure) {
		SocketTaskException error = new SocketTaskException(
				"The connection to " + this.request.uri() + " failed in the protocol engine: " + failure, failure);
		execute(() -> this.closing.fail(error), (rejected) -> {
		});
	}

	void violated(String what) {
		violated(PROTOCOL_ERROR, what);
	}

	void tooBig(long length) {
		violated(CloseCodes.TOO_BIG.getCode(), "a message of " + Long.toUnsignedString(length)
				+ " bytes or more is larger than max-message-size (" + this.request.maxMessageSize() + " bytes)");
	}

	private void violated(int code, String what) {
		if (!this.closing.isReceiving()) {
			return;
		}
		this.closing.violated(what);
		if (this.closing.isSent()) {
			this.closing.finish();
		}
		else {
			sendClose(code, what);
		}
	}

	private void sendClose(int code, String reason) {
		Session session = unwrap(Session.class);
		try {
			if (session != null) {
				session.close(new CloseReason(CloseCodes.getCloseCode(code), reason));
			}
		}
		catch (IOException | RuntimeException ex) {
			logger.debug("No close frame was sent to " + this.request.uri(), ex);
		}
		if (!this.closing.isSent()) {
			this.closing.fail(null);
		}
	}

	@Override
	public void sendText(String text, Completion completion) {
		send(completion, (session, result) -> session.getAsyncRemote().sendText(text, result));
	}

	@Override
	public void sendBinary(ByteBuffer bytes, Completion completion) {
		send(completion, (session, result) -> session.getAsyncRemote().sendBinary(bytes.duplicate(), result));
	}

	private void send(Completion completion, Send send) {
		Session session = unwrap(Session.class);
		if (session == null) {
			completion.done(new ClosedChannelException());
			return;
		}
		try {
			send.send(session, (result) -> completion.done(result.getException()));
		}
		catch (RuntimeException ex) {
			// Tyrus throws several kinds, one of them if the session ends meanwhile
			completion.done(ex);
		}
	}

	@Override
	public void sendPing(ByteBuffer payload, Completion completion) {
		Session session = unwrap(Session.class);
		NettyWriter writer = this.writer;
		if (session == null || writer == null) {
			completion.done(new ClosedChannelException());
			return;
		}
		execute(() -> writer.ping(() -> {
			try {
				session.getBasicRemote().sendPing(payload.duplicate());
			}
			catch (IOException | RuntimeException ex) {
				completion.done(ex);
			}
		}, completion), completion::done);
	}

	@Override
	public void close(int code, String reason) {
		Runnable cancel = deadline(this.request.closeTimeout(), () -> this.closing.fail(null));
		execute(() -> {
			if (this.closing.ask(new CloseFrame(code, reason))) {
				this.closing.deadline(cancel);
				sendClose(code, reason);
			}
			else {
				cancel.run();
			}
		}, (rejected) -> cancel.run());
	}

	@Override
	public void abort(@Nullable SocketTaskException error) {
		execute(() -> this.closing.fail(error), (rejected) -> this.closing.fail(error));
	}

	@Override
	public void pauseReading() {
		setReading(false);
	}

	@Override
	public void resumeReading() {
		setReading(true);
	}

	private void setReading(boolean reading) {
		// never inline, so that the last call wins; never off the loop, where it can race
		// with a read and stop reading for ever
		try {
			this.loop.execute(() -> {
				if (this.channel != null && !this.closing.isSent()) {
					this.channel.config().setAutoRead(reading);
				}
			});
		}
		catch (RejectedExecutionException ex) {
			logger.debug("The event loop of the connection is gone", ex);
		}
	}

	@Override
	public <T> @Nullable T unwrap(Class<T> type) {
		WebSocketSession session = this.session;
		if (type.isInstance(session)) {
			return type.cast(session);
		}
		return (session instanceof NativeWebSocketSession nativeSession) ? nativeSession.getNativeSession(type) : null;
	}

	/**
	 * Set a deadline, now and not when the event loop gets to it.
	 * @param delay when it is due
	 * @param task what to do then, on the event loop
	 * @return cancels it
	 */
	Runnable deadline(Duration delay, Runnable task) {
		return this.timer.schedule(() -> execute(task, (rejected) -> task.run()), delay);
	}

	/**
	 * Run a task on the event loop.
	 * @param task the task
	 * @param whenRejected what to do if the event loop is gone
	 */
	void execute(Runnable task, Consumer<Throwable> whenRejected) {
		if (this.loop.inEventLoop()) {
			task.run();
			return;
		}
		try {
			this.loop.execute(task);
		}
		catch (RejectedExecutionException ex) {
			whenRejected.accept(ex);
		}
	}

	private interface Send {

		void send(Session session, SendHandler handler);

	}

}
