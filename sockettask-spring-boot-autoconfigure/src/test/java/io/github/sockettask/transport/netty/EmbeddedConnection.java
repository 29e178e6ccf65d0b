package io.github.sockettask.transport.netty;

import java.net.URI;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import org.glassfish.tyrus.core.TyrusUpgradeResponse;
import org.glassfish.tyrus.spi.ClientEngine;
import org.glassfish.tyrus.spi.UpgradeRequest;
import org.glassfish.tyrus.spi.UpgradeResponse;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.OnOpenCallbackResult;
import io.github.sockettask.SocketProfile;
import io.github.sockettask.SocketTaskException;
import io.github.sockettask.transport.TransportConnection;
import io.github.sockettask.transport.TransportHandler;
import io.github.sockettask.transport.TransportRequest;
import io.github.sockettask.transport.TriedAddresses;

/**
 * An open connection without a network: bytes in, events and frames out, all on the
 * calling thread.
 */
class EmbeddedConnection implements TransportHandler, AutoCloseable {

	private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

	private final BreakableChannel channel = new BreakableChannel();

	private final List<String> events = new ArrayList<>();

	private final QueuedMessages messages = new QueuedMessages();

	private final NettyConnection connection;

	private int untilPause;

	private int untilFailure = -1;

	/**
	 * Open a connection.
	 * @param client makes the protocol engine
	 * @param express whether messages bypass it, as they do
	 * @param maxMessageSize largest message
	 */
	EmbeddedConnection(TyrusWebSocketClient client, boolean express, int maxMessageSize) {
		TransportRequest request = new TransportRequest(URI.create("ws://localhost/"), Map.of(), List.of(),
				Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1), true, false, maxMessageSize,
				new TriedAddresses(), null, null);
		this.connection = new NettyConnection(request, this,
				new ConnectionLoop(this.channel.eventLoop(), (task, delay) -> () -> {
				}));
		this.connection.channel(this.channel);
		EngineMessages through = new EngineMessages(this.connection);
		ClientEngine engine = client.createEngine(request, express ? new SessionEndpoint(this.connection) : through);
		FrameQueue queue = this.connection.createQueue(this.channel);
		TyrusFrames tyrus = new TyrusFrames(this.connection,
				engine.processResponse(answer(engine.createUpgradeRequest(null)),
						new NettyWriter(queue, this.connection), (reason) -> {
						})
					.createConnection()
					.getReadHandler(),
				this.channel.eventLoop());
		InboundFrames frames = express ? new InboundFrames(this.connection, tyrus, maxMessageSize, null)
				: new EngineFrames(this.connection, tyrus, maxMessageSize, through);
		FrameDecoder decoder = new FrameDecoder(frames, this.connection.closing(), queue, false);
		this.connection.closing().opened(decoder, () -> {
		});
		this.channel.pipeline().addLast(decoder);
		Instant now = Instant.now();
		this.connection.opened(queue, new OnOpenCallbackResult(Map.of(), "", new SocketProfile(now, now, now)));
	}

	private static UpgradeResponse answer(UpgradeRequest request) {
		TyrusUpgradeResponse response = new TyrusUpgradeResponse();
		response.setStatus(101);
		response.getHeaders().put("Upgrade", List.of("websocket"));
		response.getHeaders().put("Connection", List.of("Upgrade"));
		String key = request.getHeaders().get("Sec-WebSocket-Key").get(0);
		try {
			byte[] accept = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
			response.getHeaders().put("Sec-WebSocket-Accept", List.of(Base64.getEncoder().encodeToString(accept)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
		return response;
	}

	NettyConnection connection() {
		return this.connection;
	}

	/** Let the application take messages again. */
	void resume() {
		this.connection.resumeReading();
		this.channel.runPendingTasks();
	}

	/**
	 * Send a message of the application.
	 * @param payload a {@code String} or a {@code ByteBuffer}
	 * @param completion is told the outcome
	 */
	void send(Object payload, TransportConnection.Completion completion) {
		this.messages.add(payload, completion);
		this.connection.flush();
	}

	@Override
	public QueuedMessages messages() {
		return this.messages;
	}

	/**
	 * Let bytes arrive in one read.
	 * @param bytes holds them
	 * @param from where they begin
	 * @param to where they end
	 */
	void receive(byte[] bytes, int from, int to) {
		if (this.channel.isOpen()) {
			this.channel.writeInbound(Unpooled.copiedBuffer(bytes, from, to - from));
		}
	}

	void allocateWith(ByteBufAllocator allocator) {
		this.channel.config().setAllocator(allocator);
	}

	/**
	 * Let the socket take something, or nothing more.
	 * @param writable whether it does
	 */
	void setWritable(boolean writable) {
		this.channel.unsafe().outboundBuffer().setUserDefinedWritability(1, writable);
		this.channel.runPendingTasks();
	}

	/** Let no write be over before the channel is inactive, as with TLS. */
	void keepWrites() {
		this.channel.pipeline().addFirst(new ChannelDuplexHandler() {

			private final List<ChannelPromise> kept = new ArrayList<>();

			@Override
			public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
				((ByteBuf) message).release();
				this.kept.add(promise);
			}

			@Override
			public void channelInactive(ChannelHandlerContext context) throws Exception {
				this.kept.forEach((promise) -> promise.setFailure(new ClosedChannelException()));
				super.channelInactive(context);
			}

		});
	}

	/**
	 * Let a write throw.
	 * @param writes how many others succeed before
	 */
	void breakWriteAfter(int writes) {
		this.channel.untilBroken = writes;
	}

	void loseConnection() {
		this.channel.close();
		this.channel.runPendingTasks();
	}

	/** Release what was written and not read. */
	@Override
	public void close() {
		loseConnection();
		this.channel.releaseOutbound();
	}

	List<String> events() {
		return this.events;
	}

	/**
	 * Return what was written.
	 * @return the bytes since the last call
	 */
	byte[] written() {
		this.channel.runPendingTasks();
		ByteBuf all = Unpooled.buffer();
		ByteBuf piece = this.channel.readOutbound();
		while (piece != null) {
			all.writeBytes(piece);
			piece.release();
			piece = this.channel.readOutbound();
		}
		byte[] bytes = new byte[all.readableBytes()];
		all.readBytes(bytes);
		return bytes;
	}

	@Override
	public void opening(TransportConnection connection) {
		throw new IllegalStateException("The connection is open");
	}

	@Override
	public void opened(OnOpenCallbackResult result) {
		this.events.add("opened");
	}

	/**
	 * Stop reading when messages have come.
	 * @param messages how many
	 */
	void pauseAfter(int messages) {
		this.untilPause = messages;
	}

	/**
	 * Find no memory for the message behind others.
	 * @param messages how many others
	 */
	void failAfter(int messages) {
		this.untilFailure = messages;
	}

	@Override
	public void message(Object message) {
		if (this.untilFailure-- == 0) {
			throw new OutOfMemoryError("test");
		}
		if (--this.untilPause == 0) {
			this.connection.pauseReading();
		}
		if (message instanceof byte[] bytes) {
			this.events.add("binary " + bytes.length + " " + Arrays.hashCode(bytes));
		}
		else {
			String text = (String) message;
			this.events.add("text " + text.length() + " " + text.hashCode());
		}
	}

	@Override
	public void messagesComplete() {
		// no difference
	}

	@Override
	public void closed(OnCloseCallbackResult result, @Nullable SocketTaskException error) {
		this.events.add("closed " + result.code() + " " + result.reason() + " "
				+ ((error != null) ? error.getClass().getSimpleName() : ""));
	}

	private static final class BreakableChannel extends EmbeddedChannel {

		private int untilBroken = -1;

		@Override
		public ChannelFuture write(Object message) {
			breakIfDue();
			return super.write(message);
		}

		@Override
		public ChannelFuture writeAndFlush(Object message) {
			breakIfDue();
			return super.writeAndFlush(message);
		}

		private void breakIfDue() {
			if (this.untilBroken-- == 0) {
				throw new OutOfMemoryError("broken by intention");
			}
		}

	}

}
