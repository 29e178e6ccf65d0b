package io.github.sockettask.transport.netty;

import java.nio.ByteBuffer;

import org.glassfish.tyrus.spi.CompletionHandler;
import org.glassfish.tyrus.spi.Writer;
import org.glassfish.tyrus.spi.WriterInfo;
import org.glassfish.tyrus.spi.WriterInfo.MessageType;

import io.github.sockettask.transport.TransportConnection.Completion;

/**
 * Adds the frames of Tyrus to the frames to be written.
 */
class NettyWriter extends Writer {

	private final FrameQueue queue;

	private final NettyConnection connection;

	NettyWriter(FrameQueue queue, NettyConnection connection) {
		this.queue = queue;
		this.connection = connection;
	}

	@Override
	public void write(ByteBuffer frame, CompletionHandler<ByteBuffer> completion) {
		add(frame, completion);
	}

	@Override
	public void write(ByteBuffer frame, CompletionHandler<ByteBuffer> completion, WriterInfo info) {
		if (info.getMessageType() != MessageType.CLOSE) {
			add(frame, completion);
			return;
		}
		this.connection.loop().execute(() -> {
			this.connection.closing().queued();
			// A paused connection would never receive the answer of the peer.
			this.connection.resumeReading();
			CloseFrame peer = this.connection.closing().answer();
			if (peer != null) {
				// Tyrus answers with another code if it does not know that of the peer.
				this.queue.add(OutboundFrame.of(OutboundFrame.CLOSE, peer.answer(), this.queue.behind(),
						outcome(frame, completion)));
			}
			else {
				add(frame, completion);
			}
		}, completion::failed);
	}

	private void add(ByteBuffer frame, CompletionHandler<ByteBuffer> completion) {
		this.queue.add(OutboundFrame.ofEngine(frame, this.queue.behind(), outcome(frame, completion)));
	}

	private static Completion outcome(ByteBuffer frame, CompletionHandler<ByteBuffer> completion) {
		return (failure) -> {
			if (failure == null) {
				completion.completed(frame);
			}
			else {
				completion.failed(failure);
			}
		};
	}

	@Override
	public void close() {
		// Tyrus calls this right behind its close frame; the connection still waits for
		// that of the peer.
	}

}
