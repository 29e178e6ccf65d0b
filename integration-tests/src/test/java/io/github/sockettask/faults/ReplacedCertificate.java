package io.github.sockettask.faults;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

import io.github.sockettask.test.TestCertificate;
import io.github.sockettask.test.TestCertificates;

/**
 * The certificate of a server, which is replaced while it runs.
 */
final class ReplacedCertificate extends X509ExtendedKeyManager {

	private static final String ALIAS = "server";

	private volatile TestCertificates current;

	ReplacedCertificate(TestCertificates first) {
		this.current = first;
	}

	void replace(TestCertificates next) {
		this.current = next;
	}

	SSLContext sslContext() {
		try {
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(new KeyManager[] { this }, null, null);
			return context;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private TestCertificate server() {
		return this.current.server();
	}

	@Override
	public String[] getServerAliases(String keyType, Principal[] issuers) {
		return new String[] { ALIAS };
	}

	@Override
	public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
		return chosen(keyType);
	}

	@Override
	public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
		return chosen(keyType);
	}

	private String chosen(String keyType) {
		return keyType.startsWith(server().privateKey().getAlgorithm()) ? ALIAS : "";
	}

	@Override
	public X509Certificate[] getCertificateChain(String alias) {
		return new X509Certificate[] { server().certificate(), this.current.authority().certificate() };
	}

	@Override
	public PrivateKey getPrivateKey(String alias) {
		return server().privateKey();
	}

	@Override
	public String[] getClientAliases(String keyType, Principal[] issuers) {
		return new String[0];
	}

	@Override
	public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
		throw new UnsupportedOperationException();
	}

}
