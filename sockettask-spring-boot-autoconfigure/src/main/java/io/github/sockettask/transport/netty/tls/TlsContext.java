package io.github.sockettask.transport.netty.tls;

import java.util.List;

import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.NetUtil;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import io.github.sockettask.ConnectSocketException;
import io.github.sockettask.text.UserText;
import io.github.sockettask.transport.TlsBundle;

/**
 * TLS with the certificates of one SSL bundle. All connections share it, so that they can
 * resume sessions.
 */
public final class TlsContext {

	private static final Log logger = LogFactory.getLog(TlsContext.class);

	/** Checks the name of the host as HTTPS does (RFC 2818). */
	private static final String HTTPS = "HTTPS";

	/** Milliseconds that TLS may take to say that it ends. */
	private static final long FAREWELL = 100;

	private final TlsBundle bundle;

	private final ClientKeys keys;

	private final SslContext context;

	private TlsContext(TlsBundle bundle, SslProvider provider) throws SSLException {
		this.bundle = bundle;
		this.keys = new ClientKeys(bundle);
		this.context = SslContextBuilder.forClient()
			.sslProvider(provider)
			.keyManager(this.keys)
			.trustManager(new ServerTrust(bundle))
			.protocols(bundle.protocols())
			.ciphers(bundle.ciphers().isEmpty() ? null : bundle.ciphers())
			.endpointIdentificationAlgorithm(HTTPS)
			.build();
	}

	/**
	 * Create a context.
	 * @param bundle the certificates
	 * @param provider the provider to prefer
	 * @return the context
	 */
	static TlsContext of(TlsBundle bundle, SslProvider provider) {
		SslProvider able = needsJdk(bundle) ? SslProvider.JDK : provider;
		try {
			return new TlsContext(bundle, able);
		}
		catch (SSLException | IllegalArgumentException ex) {
			if (able == SslProvider.JDK) {
				throw new ConnectSocketException("TLS can't be set up with the " + bundle.describe() + ": "
						+ UserText.message(TlsFailure.root(ex)), ex);
			}
			logger.warn("The native TLS provider can't use the " + bundle.describe() + ", the one of the JDK is used: "
					+ UserText.message(TlsFailure.root(ex)));
			return of(bundle, SslProvider.JDK);
		}
	}

	// OpenSSL offers all cipher suites of TLS 1.3, and has to get the keys, which may be
	// in
	// a device.
	private static boolean needsJdk(TlsBundle bundle) {
		return !bundle.ciphers().isEmpty() || !ClientKeys.areExportable(bundle.keys());
	}

	/**
	 * Return whether this is the context of a bundle.
	 * @param bundle the bundle
	 * @return false if it was reloaded
	 */
	boolean isOf(TlsBundle bundle) {
		return this.bundle == bundle;
	}

	/**
	 * Begin TLS on a connection.
	 * @param allocator allocates buffers
	 * @param host the host of the URL: a name or an address
	 * @param port the port
	 * @return the handshake
	 */
	public TlsHandshake newHandshake(ByteBufAllocator allocator, String host, int port) {
		SslHandler handler = this.context.newHandler(allocator, host, port);
		identify(handler.engine(), host);
		// SocketWrite splits a write into records, and each would be copied.
		handler.setWrapDataSize(0);
		// A peer that takes nothing delays the end of its connection no longer.
		handler.setCloseNotifyFlushTimeoutMillis(FAREWELL);
		return new TlsHandshake(handler, this.keys);
	}

	private static void identify(SSLEngine engine, String host) {
		SSLParameters parameters = engine.getSSLParameters();
		parameters.setEndpointIdentificationAlgorithm(HTTPS);
		if (!NetUtil.isValidIpV6Address(host) && !NetUtil.isValidIpV4Address(host)) {
			parameters.setServerNames(serverNames(host));
		}
		engine.setSSLParameters(parameters);
	}

	// JDK and Netty send a name with a dot only.
	private static List<SNIServerName> serverNames(String name) {
		try {
			return List.of(new SNIHostName(name.endsWith(".") ? name.substring(0, name.length() - 1) : name));
		}
		catch (IllegalArgumentException ex) {
			// No certificate has such a name; without it, the server chooses one.
			return List.of();
		}
	}

}
