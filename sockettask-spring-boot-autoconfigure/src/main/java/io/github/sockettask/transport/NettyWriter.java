package io.github.sockettask.transport;

import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import org.glassfish.tyrus.spi.CompletionHandler;
import org.glassfish.tyrus.spi.Writer;
import org.glassfish.tyrus.spi.WriterInfo;
import org.glassfish.tyrus.spi.WriterInfo.MessageType;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.transport.TransportConnection.Completion;

/**
 * Writes the frames that Tyrus has made, in order, and nothing behind a close frame.
 */
class NettyWriter extends Writer {

	private static final WriterInfo UNKNOWN = new WriterInfo(MessageType.BINARY, WriterInfo.RemoteEndpointType.SUPER);

	private final Channel channel;

	private final NettyConnection connection;

	/** Who is told of the ping that is being made; belongs to the event loop. */
	private @Nullable Completion pingCompletion;

	NettyWriter(Channel channel, NettyConnection connection) {
		this.channel = channel;
		this.connection = connection;
	}

	/**
	 * Make and write a ping; Tyrus tells nobody of its outcome.
	 * @param ping makes the ping, which calls {@link #write}
	 * @param completion is told the outcome
	 */
	void ping(Runnable ping, Completion completion) {
		this.pingCompletion = completion;
		try {
			ping.run();
		}
		finally {
			this.pingCompletion = null;
		}
	}

	@Override
	public void write(ByteBuffer frame, CompletionHandler<ByteBuffer> completion) {
		write(frame, completion, UNKNOWN);
	}

	@Override
	public void write(ByteBuffer frame, CompletionHandler<ByteBuffer> completion, WriterInfo info) {
		boolean close = info.getMessageType() == MessageType.CLOSE;
		this.connection.execute(() -> writeNow(frame, close, (failure) -> {
			if (failure == null) {
				completion.completed(frame);
			}
			else {
				completion.failed(failure);
			}
		}), completion::failed);
	}

	private void writeNow(ByteBuffer frame, boolean close, Completion completion) {
		ClosingHandshake closing = this.connection.closing();
		Completion ping = this.pingCompletion;
		if (closing.isSent()) {
			completion.done(new ClosedChannelException());
			return;
		}
		if (close) {
			closing.sending();
			// a paused connection would never see the peer's answer
			this.channel.config().setAutoRead(true);
		}
		this.channel.writeAndFlush(Unpooled.wrappedBuffer(frame)).addListener((future) -> {
			completion.done(future.cause());
			if (ping != null) {
				ping.done(future.cause());
			}
			if (close) {
				closing.written();
			}
		});
	}

	@Override
	public void close() {
		// Tyrus calls this right behind its close frame; the connection still waits for
		// the peer's
	}

}
