package io.github.sockettask.test;

import java.io.IOException;
import java.net.Socket;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * How a server speaks TLS. Its certificate may be replaced, for new connections.
 */
final class ServerTls {

	private volatile SSLContext context;

	private final boolean needClientAuth;

	private final String[] protocols;

	/**
	 * Create settings.
	 * @param context has the server's key
	 * @param needClientAuth whether a client must show a certificate
	 * @param protocols the versions of TLS; none for those of the JDK
	 */
	ServerTls(SSLContext context, boolean needClientAuth, String... protocols) {
		this.context = context;
		this.needClientAuth = needClientAuth;
		this.protocols = protocols;
	}

	void replace(SSLContext context) {
		this.context = context;
	}

	SSLSocket socket(Socket tcp) throws IOException {
		SSLSocket tls = (SSLSocket) this.context.getSocketFactory()
			.createSocket(tcp, tcp.getInetAddress().getHostAddress(), tcp.getPort(), true);
		tls.setUseClientMode(false);
		tls.setNeedClientAuth(this.needClientAuth);
		if (this.protocols.length > 0) {
			tls.setEnabledProtocols(this.protocols);
		}
		return tls;
	}

}
