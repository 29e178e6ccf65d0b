package io.github.sockettask.transport.netty;

import java.util.List;
import java.util.stream.Collectors;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.socksx.SocksMessage;
import io.netty.handler.codec.socksx.v5.Socks5AuthMethod;
import io.netty.handler.codec.socksx.v5.Socks5CommandResponse;
import io.netty.handler.codec.socksx.v5.Socks5CommandStatus;
import io.netty.handler.codec.socksx.v5.Socks5InitialResponse;
import io.netty.handler.codec.socksx.v5.Socks5PasswordAuthResponse;
import io.netty.handler.codec.socksx.v5.Socks5PasswordAuthStatus;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.ProxyRefusedException;
import io.github.sockettask.text.PeerText;
import io.github.sockettask.transport.TransportProxy;

/**
 * Looks at the answers of a proxy before Netty does, whose errors are texts without a
 * status, and come when the body of an answer has ended.
 */
final class ProxyAnswers extends ChannelInboundHandlerAdapter {

	private static final String WANTS_CREDENTIALS = "the proxy wants credentials; set proxy.username and proxy.password";

	private static final String WRONG_CREDENTIALS = "the proxy refused the credentials; correct proxy.username and proxy.password";

	private final NettyConnect attempt;

	private final TransportProxy proxy;

	private boolean refused;

	ProxyAnswers(NettyConnect attempt, TransportProxy proxy) {
		this.attempt = attempt;
		this.proxy = proxy;
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		if (!this.refused) {
			look(message);
		}
		if (this.refused) {
			// a body, at most until the channel is closed
			ReferenceCountUtil.release(message);
		}
		else {
			context.fireChannelRead(message);
		}
	}

	private void look(Object message) {
		if (message instanceof HttpResponse answer) {
			look(answer);
		}
		else if (message instanceof SocksMessage answer && answer.decoderResult().isFailure()) {
			garbage("SOCKS5", answer.decoderResult());
		}
		else if (message instanceof Socks5InitialResponse answer) {
			look(answer.authMethod());
		}
		else if (message instanceof Socks5PasswordAuthResponse answer
				&& !answer.status().equals(Socks5PasswordAuthStatus.SUCCESS)) {
			refuse(WRONG_CREDENTIALS);
		}
		else if (message instanceof Socks5CommandResponse answer) {
			look(answer.status());
		}
	}

	private void look(HttpResponse answer) {
		HttpResponseStatus status = answer.status();
		String text = " (HTTP status " + PeerText.of(status.toString()) + ")";
		if (answer.decoderResult().isFailure()) {
			garbage("HTTP", answer.decoderResult());
		}
		else if (status.code() == HttpResponseStatus.PROXY_AUTHENTICATION_REQUIRED.code()) {
			refuse(credentials(answer.headers().getAll(HttpHeaderNames.PROXY_AUTHENTICATE)) + text);
		}
		else if (status.code() == HttpResponseStatus.UNAUTHORIZED.code() && this.proxy.username() != null) {
			// as Tinyproxy says it
			refuse(WRONG_CREDENTIALS + text);
		}
		else if (status.code() / 100 == 4) {
			refuse("the proxy refused to connect to the server" + text);
		}
		else if (status.code() != HttpResponseStatus.OK.code()) {
			fail("the proxy could not connect to the server" + text);
		}
	}

	private String credentials(List<String> challenges) {
		List<String> schemes = challenges.stream().map((challenge) -> challenge.strip().split("[ ,]", 2)[0]).toList();
		if (!schemes.isEmpty() && schemes.stream().noneMatch("Basic"::equalsIgnoreCase)) {
			return "the proxy wants credentials of the kind "
					+ PeerText.of(schemes.stream().collect(Collectors.joining(", "))) + ", but only Basic is supported";
		}
		return (this.proxy.username() != null) ? WRONG_CREDENTIALS : WANTS_CREDENTIALS;
	}

	private void look(Socks5AuthMethod method) {
		boolean anonymous = this.proxy.username() == null;
		if (anonymous && (method.equals(Socks5AuthMethod.UNACCEPTED) || method.equals(Socks5AuthMethod.PASSWORD))) {
			refuse(WANTS_CREDENTIALS);
		}
		else if (!method.equals(Socks5AuthMethod.NO_AUTH) && !method.equals(Socks5AuthMethod.PASSWORD)) {
			refuse("the proxy wants an authentication that is not supported");
		}
	}

	private void look(Socks5CommandStatus status) {
		if (status.equals(Socks5CommandStatus.FORBIDDEN)) {
			refuse("the proxy refused to connect to the server: its rules do not allow it");
		}
		else if (!status.equals(Socks5CommandStatus.SUCCESS)) {
			fail("the proxy could not connect to the server: " + reason(status));
		}
	}

	private static String reason(Socks5CommandStatus status) {
		return switch (status.byteValue()) {
			case 3 -> "the network is unreachable";
			case 4 -> "the host is unreachable";
			case 5 -> "the connection was refused";
			case 6 -> "the time to live has expired";
			case 7 -> "it does not know the command";
			case 8 -> "it does not know this kind of address";
			default -> "general failure (" + Byte.toUnsignedInt(status.byteValue()) + ")";
		};
	}

	private void garbage(String protocol, DecoderResult result) {
		Throwable cause = result.cause();
		@Nullable String why = (cause != null) ? cause.getMessage() : null;
		fail("the answer of the proxy is not " + protocol + ((why != null) ? ", " + PeerText.of(why) : "")
				+ "; check proxy.type, proxy.host and proxy.port");
	}

	private void refuse(String why) {
		this.refused = true;
		this.attempt.fail(new ProxyRefusedException(this.attempt.message(why)));
	}

	private void fail(String why) {
		this.refused = true;
		this.attempt.fail(why);
	}

}
