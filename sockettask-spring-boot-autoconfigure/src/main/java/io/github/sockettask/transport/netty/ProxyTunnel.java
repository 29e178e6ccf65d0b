package io.github.sockettask.transport.netty;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.proxy.HttpProxyHandler;
import io.netty.handler.proxy.ProxyConnectionEvent;
import io.netty.handler.proxy.ProxyHandler;
import io.netty.handler.proxy.Socks5ProxyHandler;

import io.github.sockettask.transport.TransportProxy;

/**
 * The tunnel through a proxy, until it is open. Then the handlers of the connection take
 * the place of those that have made it.
 */
final class ProxyTunnel extends ChannelInboundHandlerAdapter {

	private static final String PROXY = "proxy";

	private final NettyConnect attempt;

	private final List<String> handlers;

	private boolean over;

	private ProxyTunnel(NettyConnect attempt, List<String> handlers) {
		this.attempt = attempt;
		this.handlers = handlers;
	}

	/**
	 * Connect to a proxy, and make the tunnel then.
	 * @param bootstrap connects
	 * @param attempt the attempt
	 * @param proxy the proxy
	 * @param address its address
	 * @return the connection in progress
	 */
	static ChannelFuture connect(Bootstrap bootstrap, NettyConnect attempt, TransportProxy proxy,
			InetSocketAddress address) {
		ChannelHandler handlers = new ChannelInitializer<>() {

			@Override
			protected void initChannel(Channel channel) {
				add(channel.pipeline(), attempt, proxy, address);
			}

		};
		// The handler of the proxy takes the server's address for that of the proxy.
		return bootstrap.handler(handlers).disableResolver().connect(attempt.target());
	}

	private static void add(ChannelPipeline pipeline, NettyConnect attempt, TransportProxy proxy,
			InetSocketAddress address) {
		Set<String> before = Set.copyOf(pipeline.names());
		ProxyHandler handler = handler(proxy, address);
		// The deadline of the attempt applies.
		handler.setConnectTimeoutMillis(0);
		pipeline.addLast(PROXY, handler);
		// Behind the codec, which the handler has added.
		pipeline.addBefore(PROXY, null, new ProxyAnswers(attempt, proxy));
		List<String> added = pipeline.names().stream().filter((name) -> !before.contains(name)).toList();
		pipeline.addLast(new ProxyTunnel(attempt, added));
	}

	private static ProxyHandler handler(TransportProxy proxy, InetSocketAddress address) {
		String username = proxy.username();
		String password = Objects.requireNonNullElse(proxy.password(), "");
		if (proxy.type() == TransportProxy.Type.SOCKS5) {
			return (username != null) ? new Socks5ProxyHandler(address, bytes(username), bytes(password))
					: new Socks5ProxyHandler(address);
		}
		return (username != null) ? new HttpProxyHandler(address, username, password) : new HttpProxyHandler(address);
	}

	// Netty writes one byte for each character.
	private static String bytes(String text) {
		return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
	}

	@Override
	public void channelActive(ChannelHandlerContext context) {
		this.attempt.waitFor("the answer of the proxy ");
	}

	@Override
	public void userEventTriggered(ChannelHandlerContext context, Object event) {
		if (event instanceof ProxyConnectionEvent && !this.over) {
			this.over = true;
			// Before what the server may have sent already.
			this.attempt.tunneled(context.channel());
			context.fireChannelActive();
			context.executor().execute(() -> removeFrom(context.pipeline()));
		}
		else {
			context.fireUserEventTriggered(event);
		}
	}

	private void removeFrom(ChannelPipeline pipeline) {
		for (String handler : this.handlers) {
			if (pipeline.context(handler) != null) {
				pipeline.remove(handler);
			}
		}
		if (pipeline.context(this) != null) {
			pipeline.remove(this);
		}
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
		if (this.over) {
			context.fireExceptionCaught(cause);
			return;
		}
		this.over = true;
		// The texts of Netty name its classes, and the failures that have one are found
		// before.
		this.attempt.fail("the proxy closed the connection before it had opened a tunnel");
	}

}
