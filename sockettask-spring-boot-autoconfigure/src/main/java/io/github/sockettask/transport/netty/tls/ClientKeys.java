package io.github.sockettask.transport.netty.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.stream.Stream;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509KeyManager;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.text.RepeatedLog;
import io.github.sockettask.transport.TlsBundle;

/**
 * Presents the client certificates of an SSL bundle, and records which server has asked
 * for one. In TLS 1.3 a server refuses it when the handshake is complete for the client,
 * with an alert or without.
 */
final class ClientKeys extends X509ExtendedKeyManager {

	private static final Log logger = LogFactory.getLog(ClientKeys.class);

	private static final String[] KEY_TYPES = { "RSA", "EC", "DSA", "EdDSA", "RSASSA-PSS" };

	private final RepeatedLog log = new RepeatedLog(logger);

	private final TlsBundle bundle;

	private final @Nullable X509KeyManager keys;

	/** What was presented to the server of an engine. */
	private final Map<SSLEngine, Presented> presented = Collections.synchronizedMap(new WeakHashMap<>());

	ClientKeys(TlsBundle bundle) {
		this.bundle = bundle;
		this.keys = bundle.keys();
	}

	/**
	 * Return whether keys can be used by another provider than the JDK.
	 * @param keys the keys, or {@code null} if there are none
	 * @return false if a key does not tell its content
	 */
	static boolean areExportable(@Nullable X509KeyManager keys) {
		return keys == null || Stream.of(KEY_TYPES)
			.map((type) -> keys.getClientAliases(type, null))
			.flatMap((aliases) -> (aliases != null) ? Stream.of(aliases) : Stream.empty())
			.map(keys::getPrivateKey)
			.allMatch((key) -> key == null || key.getEncoded() != null);
	}

	@Override
	public @Nullable String chooseEngineClientAlias(String[] keyTypes, Principal @Nullable [] issuers,
			SSLEngine engine) {
		String alias = choose(keyTypes, issuers, engine);
		X509Certificate[] chain = (alias != null) ? getCertificateChain(alias) : null;
		X509Certificate certificate = (chain != null && chain.length > 0) ? chain[0] : null;
		if (certificate != null && CertificateText.invalid(certificate) != null) {
			this.log.warn("validity", () -> "A server gets the client certificate of " + describe(certificate), null);
		}
		// The JDK may ask for each type of key.
		// A server may send many names, and the connection may last for weeks.
		String names = (certificate == null && issuers != null && issuers.length > 0) ? CertificateText.names(issuers)
				: "";
		this.presented.merge(engine, new Presented(certificate, names),
				(before, next) -> (before.certificate() != null) ? before : next);
		return alias;
	}

	private @Nullable String choose(String[] keyTypes, Principal @Nullable [] issuers, SSLEngine engine) {
		if (this.keys instanceof X509ExtendedKeyManager extended) {
			return extended.chooseEngineClientAlias(keyTypes, issuers, engine);
		}
		return (this.keys != null) ? this.keys.chooseClientAlias(keyTypes, issuers, null) : null;
	}

	/**
	 * Return whether a server has asked for a client certificate.
	 * @param engine the engine of the connection
	 * @return whether it has
	 */
	boolean areWanted(SSLEngine engine) {
		return this.presented.containsKey(engine);
	}

	/**
	 * Say that a server does not accept what was presented.
	 * @param engine the engine of the connection
	 * @param alert what the server has sent
	 * @return the reason of the failure
	 */
	String refused(SSLEngine engine, String alert) {
		X509Certificate certificate = certificate(engine);
		return (certificate != null)
				? "the server refused the client certificate of %s (alert %s)".formatted(describe(certificate), alert)
				: "the server requires a client certificate (alert %s), and %s".formatted(alert, missing(engine));
	}

	/**
	 * Say what was presented to a server that has closed the connection without a reason.
	 * @param engine the engine of the connection
	 * @return a clause for the end of a message
	 */
	String mayBeRefused(SSLEngine engine) {
		X509Certificate certificate = certificate(engine);
		return "; it had asked for a client certificate, and "
				+ ((certificate != null) ? "got that of " + describe(certificate) : missing(engine));
	}

	private @Nullable X509Certificate certificate(SSLEngine engine) {
		Presented presented = this.presented.get(engine);
		return (presented != null) ? presented.certificate() : null;
	}

	private String describe(X509Certificate certificate) {
		return "%s in the %s, which %s".formatted(CertificateText.owner(certificate), this.bundle.describe(),
				CertificateText.validity(certificate));
	}

	private String missing(SSLEngine engine) {
		if (this.bundle.name() == null) {
			return "there is none: set ssl.bundle";
		}
		Presented presented = this.presented.get(engine);
		String issuers = (presented != null) ? presented.issuers() : "";
		return "the " + this.bundle.describe() + " has none"
				+ (issuers.isEmpty() ? "" : " that was issued by " + issuers);
	}

	@Override
	public X509Certificate @Nullable [] getCertificateChain(String alias) {
		return (this.keys != null) ? this.keys.getCertificateChain(alias) : null;
	}

	@Override
	public @Nullable PrivateKey getPrivateKey(String alias) {
		return (this.keys != null) ? this.keys.getPrivateKey(alias) : null;
	}

	@Override
	public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
		return (this.keys != null) ? this.keys.getClientAliases(keyType, issuers) : null;
	}

	// No client has a socket, and none of these is a server.

	@Override
	public @Nullable String chooseClientAlias(String[] keyTypes, Principal @Nullable [] issuers,
			@Nullable Socket socket) {
		return null;
	}

	@Override
	public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
		return null;
	}

	@Override
	public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
		return null;
	}

	/**
	 * An answer to a server that has asked for a certificate.
	 *
	 * @param certificate the certificate, or {@code null} if none is suitable
	 * @param issuers some of those that the server accepts, if there is no certificate
	 */
	private record Presented(@Nullable X509Certificate certificate, String issuers) {

	}

}
