package io.github.sockettask.benchmarks.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;

/**
 * Accepts a WebSocket, without extensions, and hands the connection over to what its path
 * names.
 */
class OpeningHandshake extends SimpleChannelInboundHandler<FullHttpRequest> {

	private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

	@Override
	protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) throws Exception {
		FrameReader frames = frames(request.uri());
		FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1,
				HttpResponseStatus.SWITCHING_PROTOCOLS);
		response.headers()
			.set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET)
			.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE)
			.set(HttpHeaderNames.SEC_WEBSOCKET_ACCEPT,
					accept(request.headers().get(HttpHeaderNames.SEC_WEBSOCKET_KEY)));
		context.writeAndFlush(response);
		context.pipeline().addLast(frames);
		context.pipeline().remove(HttpObjectAggregator.class);
		context.pipeline().remove(this);
		context.pipeline().remove(HttpServerCodec.class);
	}

	private FrameReader frames(String path) {
		String[] names = path.substring(1).split("/");
		return switch (names[0]) {
			case "echo" -> new EchoReader();
			case "sink" -> new SinkReader();
			case "ordered-sink" -> new OrderedSinkReader();
			case "firehose" -> new FirehoseReader("text".equals(names[1]), Integer.parseInt(names[2]));
			case "burst" -> new BurstReader(Integer.parseInt(names[1]));
			default -> throw new IllegalArgumentException(path);
		};
	}

	private String accept(String key) throws NoSuchAlgorithmException {
		byte[] digest = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
		return Base64.getEncoder().encodeToString(digest);
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
		context.close();
	}

}
