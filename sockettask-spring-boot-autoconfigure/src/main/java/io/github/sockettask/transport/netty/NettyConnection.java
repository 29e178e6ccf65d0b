package io.github.sockettask.transport.netty;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;

import io.netty.channel.Channel;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.socket.adapter.standard.StandardWebSocketSession;

import io.github.sockettask.OnOpenCallbackResult;
import io.github.sockettask.SocketTaskException;
import io.github.sockettask.text.Redaction;
import io.github.sockettask.text.RepeatedLog;
import io.github.sockettask.transport.TransportConnection;
import io.github.sockettask.transport.TransportHandler;
import io.github.sockettask.transport.TransportRequest;

/**
 * Connects the application, the session of Tyrus and the channel. The application calls
 * it from any thread; all other calls come from the event loop of the channel.
 */
class NettyConnection implements TransportConnection {

	private static final Log logger = LogFactory.getLog(NettyConnection.class);

	private static final RepeatedLog log = new RepeatedLog(logger);

	private static final int PROTOCOL_ERROR = CloseCodes.PROTOCOL_ERROR.getCode();

	private final TransportRequest request;

	private final TransportHandler handler;

	private final ConnectionLoop loop;

	private final ClosingHandshake closing;

	/** Whether the application wants to read. */
	private volatile boolean reading = true;

	private volatile @Nullable Session session;

	/** Guarded by this; null until the application asks for it. */
	private @Nullable StandardWebSocketSession springSession;

	private volatile @Nullable FrameQueue queue;

	private @Nullable Channel channel;

	private long reads;

	NettyConnection(TransportRequest request, TransportHandler handler, ConnectionLoop loop) {
		this.request = request;
		this.handler = new SerialHandler(handler, loop);
		this.loop = loop;
		this.closing = new ClosingHandshake(request, this.handler, loop);
	}

	ConnectionLoop loop() {
		return this.loop;
	}

	FrameQueue createQueue(Channel channel) {
		return new FrameQueue(channel, this.closing, this.handler.messages(),
				new WriteStallWatch(channel, this.loop, this.request, this.closing));
	}

	ClosingHandshake closing() {
		return this.closing;
	}

	/**
	 * Take a channel, or none.
	 * @param channel the channel of the handshake, or {@code null} while addresses are
	 * raced for the next one
	 */
	void channel(@Nullable Channel channel) {
		this.channel = channel;
		this.closing.channel(channel);
	}

	void session(Session session) {
		this.session = session;
	}

	/**
	 * The handshake is complete.
	 * @param queue writes frames
	 * @param result the result for {@code onOpen}
	 */
	void opened(FrameQueue queue, OnOpenCallbackResult result) {
		this.queue = queue;
		this.closing.cancelDeadline();
		this.handler.opened(result);
	}

	boolean isOpened() {
		return this.queue != null;
	}

	/**
	 * A message has arrived.
	 * @param message the message
	 */
	void message(Object message) {
		Session session = this.session;
		// Tyrus closes its session when our close frame is queued.
		boolean closing = this.closing.isQueued();
		boolean wanted = closing ? this.handler.keepsMessages() : session != null && session.isOpen();
		if (wanted) {
			this.handler.message(message);
		}
	}

	/** All messages of a read have arrived. */
	void messagesComplete() {
		this.handler.messagesComplete();
	}

	/**
	 * Tyrus could not process a frame. A message may be lost, so that the connection
	 * can't go on.
	 * @param failure the exception of Tyrus
	 */
	void engineFailed(Throwable failure) {
		SocketTaskException error = new SocketTaskException("The connection to %s failed in the protocol engine: %s"
			.formatted(this.request.address(), Redaction.line(failure.toString())), Redaction.cause(failure));
		this.loop.execute(() -> this.closing.fail(error), (rejected) -> {
		});
	}

	void violated(String what) {
		violated(PROTOCOL_ERROR, what);
	}

	void tooBig(long length) {
		violated(CloseCodes.TOO_BIG.getCode(),
				"a message of " + Long.toUnsignedString(length)
						+ " bytes or more is larger than receive.max-message-size (" + this.request.maxMessageSize()
						+ " bytes)");
	}

	void notUtf8() {
		violated(CloseCodes.NOT_CONSISTENT.getCode(), "the text is not valid UTF-8");
	}

	private void violated(int code, String what) {
		if (!this.closing.isReceiving()) {
			return;
		}
		this.closing.violated(what);
		if (this.closing.isQueued()) {
			this.closing.finishWhenWritten();
		}
		else {
			answer(() -> sendClose(code, what));
		}
	}

	/**
	 * The peer sends no more data: answer when the callbacks for its messages have run,
	 * and read nothing until then.
	 * @param answer makes our close frame
	 */
	void answer(Runnable answer) {
		this.closing.answer(answer);
		applyReading();
	}

	private void sendClose(int code, String reason) {
		Session session = this.session;
		try {
			if (session != null) {
				session.close(new CloseReason(CloseCodes.getCloseCode(code), reason));
			}
		}
		catch (IOException | RuntimeException ex) {
			log.debug(this.request.address(), () -> "No close frame was sent to " + this.request.address(),
					Redaction.cause(ex));
		}
		if (!this.closing.isQueued()) {
			this.closing.fail(null);
		}
	}

	@Override
	public void flush() {
		FrameQueue queue = this.queue;
		if (queue != null) {
			queue.ask();
		}
	}

	@Override
	public void sendPing(ByteBuffer payload, Completion completion) {
		FrameQueue queue = this.queue;
		if (queue != null) {
			queue.add(OutboundFrame.of(OutboundFrame.PING, payload, 0, completion));
		}
		else {
			completion.done(new ClosedChannelException());
		}
	}

	@Override
	public void close(int code, String reason, Duration drain) {
		Runnable cancel = this.loop.deadline(drain.plus(this.request.closeTimeout()), () -> this.closing.fail(null));
		this.loop.execute(() -> {
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
	public void cut(String reason) {
		this.loop.execute(() -> this.closing.lost(reason), (rejected) -> this.closing.lost(reason));
	}

	/** Data was read from the socket. */
	void read() {
		this.reads++;
	}

	@Override
	public long reads() {
		return this.reads;
	}

	@Override
	public void abort(@Nullable SocketTaskException error) {
		this.loop.execute(() -> this.closing.fail(error), (rejected) -> this.closing.fail(error));
	}

	// Only the event loop changes it: a race with a read could stop reading forever.

	@Override
	public void pauseReading() {
		this.reading = false;
		this.loop.execute(this::applyReading, this::gone);
	}

	@Override
	public void resumeReading() {
		this.reading = true;
		// Callbacks run for kept messages, and the caller may hold a lock: it comes
		// later.
		this.loop.executeLater(this::applyReading, this::gone);
	}

	private void gone(Throwable rejected) {
		logger.debug("The event loop of the connection is gone", rejected);
	}

	/**
	 * Return whether frames are to be read now.
	 * @return false while the application takes no messages
	 */
	boolean isReading() {
		return this.reading || isDropping();
	}

	// The close frame of the peer must be seen, and nothing before it has to wait.
	private boolean isDropping() {
		return this.closing.isQueued() && !(this.closing.isReceiving() && this.handler.keepsMessages());
	}

	// The last call decides. The close frame of the peer must be read.
	private void applyReading() {
		Channel channel = this.channel;
		if (channel != null) {
			if (isReading()) {
				// This comes before more is read: a callback may stop reading again.
				resume(channel);
			}
			channel.config().setAutoRead(isDropping() || (this.reading && this.closing.isReceiving()));
		}
	}

	private void resume(Channel channel) {
		if (channel.isOpen()) {
			channel.pipeline().fireUserEventTriggered(FrameDecoder.RESUMED);
		}
		else if (isOpened()) {
			this.closing.end();
		}
	}

	@Override
	public void recover() {
		if (this.closing.isStuck()) {
			this.loop.execute(this.closing::recover, (rejected) -> this.closing.recover());
		}
	}

	@Override
	public void execute(Runnable task) {
		this.loop.loop().execute(task);
	}

	@Override
	public <T> @Nullable T unwrap(Class<T> type) {
		Session session = this.session;
		if (session != null && type.isAssignableFrom(StandardWebSocketSession.class)) {
			return type.cast(springSession(session));
		}
		return type.isInstance(session) ? type.cast(session) : null;
	}

	private synchronized StandardWebSocketSession springSession(Session session) {
		StandardWebSocketSession springSession = this.springSession;
		if (springSession == null) {
			URI uri = this.request.uri();
			springSession = new StandardWebSocketSession(
					new HttpHeaders(new LinkedMultiValueMap<>(this.request.header())), null, null,
					InetSocketAddress.createUnresolved(UrlHost.of(uri).name(), NettyConnect.port(uri)));
			springSession.initializeNativeSession(session);
			this.springSession = springSession;
		}
		return springSession;
	}

}
