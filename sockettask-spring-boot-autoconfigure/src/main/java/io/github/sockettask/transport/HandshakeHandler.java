package io.github.sockettask.transport;

import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequestEncoder;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import jakarta.websocket.Extension;
import org.glassfish.tyrus.core.TyrusUpgradeResponse;
import org.glassfish.tyrus.spi.ClientEngine;
import org.glassfish.tyrus.spi.ClientEngine.ClientUpgradeInfo;
import org.glassfish.tyrus.spi.ClientEngine.ClientUpgradeStatus;
import org.glassfish.tyrus.spi.UpgradeRequest;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.HandshakeRefusedException;
import io.github.sockettask.OnOpenCallbackResult;
import io.github.sockettask.SocketProfile;

/**
 * Makes the opening handshake (RFC 6455, section 4.1) and puts the frame handlers in its
 * place.
 */
class HandshakeHandler extends ChannelInboundHandlerAdapter {

	private static final int MAX_HEADER_SIZE = 64 * 1024;

	private final ConnectAttempt attempt;

	private final NettyConnection connection;

	private final boolean secure;

	private final @Nullable PerMessageDeflateExtension deflate;

	private final ClientEngine engine;

	private Instant connectEnd = Instant.EPOCH;

	private @Nullable UpgradeRequest upgrade;

	private @Nullable HttpResponse response;

	HandshakeHandler(ConnectAttempt attempt, boolean secure) {
		TransportRequest request = attempt.request();
		this.attempt = attempt;
		this.connection = attempt.connection();
		this.secure = secure;
		this.deflate = request.perMessageDeflate()
				? new PerMessageDeflateExtension(this.connection, request.maxMessageSize()) : null;
		List<Extension> extensions = (this.deflate != null) ? List.of(this.deflate) : List.of();
		this.engine = attempt.client().createEngine(request, extensions, new SessionHandler(this.connection));
	}

	@Override
	public void handlerAdded(ChannelHandlerContext context) {
		PerMessageDeflateExtension deflate = this.deflate;
		if (deflate != null) {
			// also if it never comes to an upgrade
			context.channel().closeFuture().addListener((future) -> deflate.release());
		}
	}

	@Override
	public void channelActive(ChannelHandlerContext context) {
		if (!this.secure) {
			sendRequest(context);
		}
	}

	@Override
	public void userEventTriggered(ChannelHandlerContext context, Object event) {
		if (event instanceof SslHandshakeCompletionEvent handshake) {
			if (handshake.isSuccess()) {
				sendRequest(context);
			}
			else {
				this.attempt.fail("TLS handshake failed: " + handshake.cause().getMessage(), handshake.cause());
			}
		}
	}

	private void sendRequest(ChannelHandlerContext context) {
		this.connectEnd = Instant.now();
		context.pipeline().addBefore(context.name(), "http-encoder", new HttpRequestEncoder());
		context.pipeline()
			.addBefore(context.name(), "http-decoder",
					new HttpResponseDecoder(MAX_HEADER_SIZE, MAX_HEADER_SIZE, MAX_HEADER_SIZE));
		UpgradeRequest upgrade = this.engine.createUpgradeRequest(() -> {
		});
		this.upgrade = upgrade;
		URI uri = this.attempt.request().uri();
		String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
		FullHttpRequest request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET,
				(uri.getRawQuery() != null) ? path + "?" + uri.getRawQuery() : path);
		upgrade.getHeaders().forEach((name, values) -> request.headers().set(name, values));
		context.writeAndFlush(request);
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		if (message instanceof HttpResponse head) {
			this.response = head;
		}
		HttpResponse response = this.response;
		if (response != null && (message instanceof LastHttpContent || isRefusal(response))) {
			answered(context, response);
		}
		ReferenceCountUtil.release(message);
	}

	// the end of a refusal may never come, and Netty takes a 101 without an accept header
	// for one with a body
	private static boolean isRefusal(HttpResponse response) {
		return response.status().code() != 101 || !response.headers().contains(HttpHeaderNames.SEC_WEBSOCKET_ACCEPT);
	}

	private void answered(ChannelHandlerContext context, HttpResponse response) {
		if (!this.connection.closing().isReceiving()) {
			return;
		}
		Map<String, List<String>> header = header(response.headers());
		int status = response.status().code();
		if (response.decoderResult().isFailure()) {
			this.attempt.fail("the answer to the handshake is not HTTP", response.decoderResult().cause());
		}
		else if (status != 101) {
			this.connection.closing()
				.fail(new HandshakeRefusedException(this.attempt.prefix()
						+ "the server refused the handshake with HTTP status " + response.status().toString().strip(),
						status, header));
		}
		else {
			HandshakeAnswer answer = new HandshakeAnswer(header);
			String mistake = answer.check(this.attempt.request().protocols(), this.deflate);
			if (mistake != null) {
				this.attempt.fail(mistake);
			}
			else {
				upgrade(context, answer);
			}
		}
	}

	private void upgrade(ChannelHandlerContext context, HandshakeAnswer answer) {
		TyrusUpgradeResponse response = new TyrusUpgradeResponse();
		response.setStatus(101);
		response.getHeaders().putAll(answer.header());
		if (!answer.isExtended()) {
			// Tyrus fails at an empty one
			response.getHeaders().remove(HandshakeAnswer.EXTENSIONS);
		}
		FrameQueue queue = this.connection.createQueue(context.channel());
		ClientUpgradeInfo info = this.engine.processResponse(response, new NettyWriter(queue, this.connection),
				(reason) -> {
				});
		if (info.getUpgradeStatus() != ClientUpgradeStatus.SUCCESS) {
			this.attempt.fail("the answer to the handshake has status 101, but its Upgrade, Connection or "
					+ "Sec-WebSocket-Accept header is missing or wrong");
			return;
		}
		boolean extended = answer.isExtended();
		if (this.upgrade != null) {
			// Tyrus keeps the request as long as the connection lives
			this.upgrade.getHeaders().clear();
		}
		EngineFrames engine = new EngineFrames(this.connection, info.createConnection().getReadHandler(),
				context.channel().eventLoop());
		InboundFrames frames = new InboundFrames(this.connection, engine, this.attempt.request().maxMessageSize());
		ChannelPipeline pipeline = context.pipeline();
		pipeline.addLast(new FrameDecoder(frames, this.connection.closing(), queue, extended));
		// a callback for onOpen may run at once: what it writes must be frames, and what
		// it
		// throws must not count as a failed handshake
		pipeline.remove("http-encoder");
		pipeline.remove(this);
		this.connection.opened(queue, engine, extended, new OnOpenCallbackResult(answer.header(), answer.protocol(),
				new SocketProfile(this.attempt.startTime(), this.connectEnd, Instant.now())));
		// passes on what came behind the answer
		pipeline.remove("http-decoder");
	}

	@Override
	public void channelInactive(ChannelHandlerContext context) {
		this.attempt.fail("the server closed the connection before the handshake was complete");
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
		this.attempt.fail("the handshake failed: " + cause.getMessage(), cause);
	}

	private static Map<String, List<String>> header(HttpHeaders headers) {
		Map<String, List<String>> header = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		headers.names().forEach((name) -> header.put(name, List.copyOf(headers.getAll(name))));
		return Collections.unmodifiableMap(header);
	}

}
