package io.github.sockettask.transport.netty;

import java.time.Duration;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GenericFutureListener;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.SocketTaskException;
import io.github.sockettask.transport.DurationText;
import io.github.sockettask.transport.TransportRequest;

/**
 * Closes the connection to a peer that takes no data while some is to be written. Looks
 * at intervals, and only while data waits, so that a send costs nothing. Belongs to the
 * event loop.
 */
class WriteStallWatch implements GenericFutureListener<Future<? super Void>> {

	/** Number of looks without progress that make a stall. */
	private static final int LOOKS = 4;

	private final Channel channel;

	private final ConnectionLoop loop;

	private final TransportRequest request;

	private final ClosingHandshake closing;

	/** Cancels the next look, if there is one. */
	private @Nullable Runnable look;

	private int looksWithoutProgress;

	private long pieces;

	private long piecesAtLastLook;

	private long progressAtLastLook;

	WriteStallWatch(Channel channel, ConnectionLoop loop, TransportRequest request, ClosingHandshake closing) {
		this.channel = channel;
		this.loop = loop;
		this.request = request;
		this.closing = closing;
	}

	/** Data waits to be written. */
	void watch() {
		if (this.look == null) {
			this.looksWithoutProgress = 0;
			isProgress();
			lookLater();
		}
	}

	private void lookLater() {
		Duration interval = this.request.sendTimeout().dividedBy(LOOKS).plusNanos(1);
		this.look = this.loop.deadline(interval, this::look);
	}

	private void look() {
		if (this.look == null) {
			return;
		}
		this.look = null;
		ChannelOutboundBuffer buffer = this.channel.unsafe().outboundBuffer();
		if (buffer == null || buffer.isEmpty()) {
			return;
		}
		this.looksWithoutProgress = isProgress() ? 0 : this.looksWithoutProgress + 1;
		if (this.looksWithoutProgress < LOOKS) {
			lookLater();
			return;
		}
		this.closing.fail(new SocketTaskException(
				"The connection to " + this.request.address() + " was cut: the peer has taken nothing for "
						+ DurationText.of(this.request.sendTimeout()) + " (send.timeout)"));
	}

	private boolean isProgress() {
		ChannelOutboundBuffer buffer = this.channel.unsafe().outboundBuffer();
		long progress = (buffer != null) ? buffer.currentProgress() : 0;
		boolean same = this.pieces == this.piecesAtLastLook && progress == this.progressAtLastLook;
		this.piecesAtLastLook = this.pieces;
		this.progressAtLastLook = progress;
		return !same;
	}

	/** A write is complete. */
	@Override
	public void operationComplete(Future<? super Void> piece) {
		this.pieces++;
	}

	void cancel() {
		if (this.look != null) {
			this.look.run();
			this.look = null;
		}
	}

}
