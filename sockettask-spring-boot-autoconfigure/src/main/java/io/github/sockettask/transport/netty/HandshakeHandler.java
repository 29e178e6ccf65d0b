package io.github.sockettask.transport.netty;

import java.io.IOException;
import java.time.Instant;

import javax.net.ssl.SSLException;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import org.glassfish.tyrus.core.TyrusUpgradeResponse;
import org.glassfish.tyrus.spi.ClientEngine;
import org.glassfish.tyrus.spi.ClientEngine.ClientUpgradeInfo;
import org.glassfish.tyrus.spi.ClientEngine.ClientUpgradeStatus;
import org.glassfish.tyrus.spi.ReadHandler;
import org.glassfish.tyrus.spi.UpgradeRequest;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.OnOpenCallbackResult;
import io.github.sockettask.SocketProfile;
import io.github.sockettask.transport.netty.tls.RefusedCertificateException;
import io.github.sockettask.transport.netty.tls.TlsFailure;
import io.github.sockettask.transport.netty.tls.TlsHandshake;

/**
 * Makes the opening handshake (RFC 6455, section 4.1) on one address and puts the frame
 * handler in its place.
 */
class HandshakeHandler extends ChannelInboundHandlerAdapter {

	private final NettyConnect attempt;

	private final NettyConnection connection;

	/** Null without TLS. */
	private final @Nullable TlsHandshake tls;

	private final AnswerReader answers = new AnswerReader();

	private Instant connectEnd = Instant.EPOCH;

	private @Nullable ClientEngine engine;

	private @Nullable UpgradeRequest upgrade;

	/** The refusal, while its body is being read. */
	private @Nullable Refusal refusal;

	/** Whether what follows on this channel does not matter any more. */
	private boolean over;

	HandshakeHandler(NettyConnect attempt, @Nullable TlsHandshake tls) {
		this.attempt = attempt;
		this.connection = attempt.connection();
		this.tls = tls;
	}

	@Override
	public void channelActive(ChannelHandlerContext context) {
		if (this.over) {
			return;
		}
		if (this.tls != null) {
			this.attempt.waitFor("the TLS handshake with ");
		}
		else {
			sendRequest(context);
		}
	}

	@Override
	public void userEventTriggered(ChannelHandlerContext context, Object event) {
		if (event instanceof SslHandshakeCompletionEvent handshake) {
			if (handshake.isSuccess()) {
				sendRequest(context);
			}
			else if (!this.over) {
				this.over = true;
				context.close();
				Throwable failure = explain(handshake.cause());
				this.attempt.unusable(ConnectFailure.tlsReason(failure) + hint(failure), failure);
			}
		}
		else if (event == SslCloseCompletionEvent.SUCCESS) {
			closedByServer();
		}
	}

	private void sendRequest(ChannelHandlerContext context) {
		this.connectEnd = Instant.now();
		this.attempt.waitFor("the answer to the handshake from ");
		ClientEngine engine = this.attempt.client()
			.createEngine(this.attempt.request(), new SessionEndpoint(this.connection));
		UpgradeRequest upgrade = engine.createUpgradeRequest(() -> {
		});
		this.engine = engine;
		this.upgrade = upgrade;
		context.writeAndFlush(HandshakeRequest.encode(this.attempt.request(), upgrade.getHeaders()));
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		ByteBuf in = (ByteBuf) message;
		boolean upgraded = false;
		try {
			upgraded = !this.over && read(context, in);
		}
		finally {
			if (!upgraded) {
				in.release();
			}
		}
		if (upgraded) {
			// Frames may have arrived with the answer.
			context.fireChannelRead(in);
		}
	}

	// Returns whether the remaining bytes are frames.
	private boolean read(ChannelHandlerContext context, ByteBuf in) {
		Refusal refusal = this.refusal;
		if (refusal != null) {
			refusal.body(in);
			return false;
		}
		AnswerHead head = this.answers.read(in);
		while (head != null && head.isInterim() && head.mistake() == null) {
			head = this.answers.read(in);
		}
		if (head == null || !this.connection.closing().isReceiving()) {
			return false;
		}
		if (head.status() == 101) {
			return upgrade(context, new HandshakeAnswer(head));
		}
		if (head.status() < 200) {
			fail((head.mistake() != null) ? head.mistake() : "the server answered with status " + head.statusLine());
		}
		else {
			this.refusal = new Refusal(this.attempt, head);
			this.refusal.body(in);
		}
		return false;
	}

	private boolean upgrade(ChannelHandlerContext context, HandshakeAnswer answer) {
		ClientEngine client = this.engine;
		String mistake = answer.check(this.attempt.request().protocols(), this.attempt.request().perMessageDeflate());
		if (mistake != null || client == null) {
			fail((mistake != null) ? mistake : "the server answered before the request was sent");
			return false;
		}
		TyrusUpgradeResponse response = new TyrusUpgradeResponse();
		response.setStatus(101);
		response.getHeaders().putAll(answer.forTyrus());
		FrameQueue queue = this.connection.createQueue(context.channel());
		ClientUpgradeInfo info = client.processResponse(response, new NettyWriter(queue, this.connection), (reason) -> {
		});
		if (info.getUpgradeStatus() != ClientUpgradeStatus.SUCCESS) {
			fail(HandshakeAnswer.wrongAccept());
			return false;
		}
		if (this.upgrade != null) {
			// Tyrus keeps the request as long as the connection lives
			this.upgrade.getHeaders().clear();
		}
		open(context, answer, queue, info.createConnection().getReadHandler());
		return true;
	}

	private void open(ChannelHandlerContext context, HandshakeAnswer answer, FrameQueue queue, ReadHandler engine) {
		ClosingHandshake closing = this.connection.closing();
		DeflateAgreement compression = answer.compression();
		int maxMessageSize = this.attempt.request().maxMessageSize();
		MessageInflater inflater = (compression != null) ? new MessageInflater(compression, maxMessageSize) : null;
		MessageDeflater deflater = (compression != null) ? new MessageDeflater(compression) : null;
		queue.deflate(deflater);
		InboundFrames frames = new InboundFrames(this.connection,
				new TyrusFrames(this.connection, engine, context.channel().eventLoop()), maxMessageSize, inflater);
		FrameDecoder decoder = new FrameDecoder(frames, closing, queue, compression != null);
		closing.opened(decoder, () -> {
			if (inflater != null && deflater != null) {
				inflater.end();
				deflater.end();
			}
		});
		context.pipeline().addLast(decoder);
		// The callback for onOpen may run at once, and its exception must not count as a
		// failed handshake.
		context.pipeline().remove(this);
		this.connection.opened(queue, new OnOpenCallbackResult(answer.head().header(), answer.protocol(),
				new SocketProfile(this.attempt.startTime(), this.connectEnd, Instant.now())));
	}

	private void fail(String why) {
		this.over = true;
		this.attempt.fail(why);
	}

	@Override
	public void channelInactive(ChannelHandlerContext context) {
		closedByServer();
	}

	private void closedByServer() {
		Refusal refusal = this.refusal;
		if (refusal != null) {
			refusal.report();
		}
		else if (!this.over) {
			fail("the server closed the connection before the handshake was complete"
					+ ((this.tls != null) ? this.tls.hint() : ""));
		}
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
		Refusal refusal = this.refusal;
		if (refusal != null) {
			refusal.report();
		}
		else if (!this.over) {
			this.over = true;
			Throwable failure = explain(cause);
			this.attempt.fail(((failure instanceof RefusedCertificateException) ? "" : "the handshake failed: ")
					+ ConnectFailure.reason(failure) + hint(failure), failure);
		}
	}

	private Throwable explain(Throwable failure) {
		return (this.tls != null) ? this.tls.explain(failure) : failure;
	}

	// A reset may have overtaken the alert of the server.
	private String hint(Throwable failure) {
		Throwable root = TlsFailure.root(failure);
		return (this.tls != null && root instanceof IOException && !(root instanceof SSLException)) ? this.tls.hint()
				: "";
	}

}
