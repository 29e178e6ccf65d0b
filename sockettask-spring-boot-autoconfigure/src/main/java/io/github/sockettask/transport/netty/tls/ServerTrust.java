package io.github.sockettask.transport.netty.tls;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SignatureException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.stream.Stream;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import javax.security.auth.x500.X500Principal;

import io.github.sockettask.transport.TlsBundle;

/**
 * Decides about the certificates of servers as an SSL bundle does. Checks the name of the
 * host in any case, and says which certificate is refused.
 */
final class ServerTrust extends X509ExtendedTrustManager {

	private final TlsBundle bundle;

	private final X509TrustManager trust;

	ServerTrust(TlsBundle bundle) {
		this.bundle = bundle;
		this.trust = bundle.trust();
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
			throws CertificateException {
		try {
			check(chain, authType, engine);
		}
		catch (CertificateException ex) {
			throw new RefusedCertificateException(reason(chain, ex, engine), ex);
		}
	}

	private void check(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
		if (this.trust instanceof X509ExtendedTrustManager extended) {
			extended.checkServerTrusted(chain, authType, engine);
		}
		else {
			this.trust.checkServerTrusted(chain, authType);
		}
		if (this.trust.getClass().getModule() != X509TrustManager.class.getModule()) {
			// Only the one of the JDK is known to have checked it.
			checkHost(chain[0], authType, engine);
		}
	}

	// The JDK has no public check of a name. To a manager that trusts just this
	// certificate, only the name may be wrong.
	private static void checkHost(X509Certificate certificate, String authType, SSLEngine engine)
			throws CertificateException {
		try {
			KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
			store.load(null, null);
			store.setCertificateEntry("server", certificate);
			TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
			factory.init(store);
			if (!(TlsBundle.trustManager(factory.getTrustManagers()) instanceof X509ExtendedTrustManager manager)) {
				throw new CertificateException("the JVM can't check the name of the host");
			}
			manager.checkServerTrusted(new X509Certificate[] { certificate }, authType, engine);
		}
		catch (CertificateException ex) {
			throw ex;
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new CertificateException("the name of the host can't be checked", ex);
		}
	}

	private String reason(X509Certificate[] chain, CertificateException refusal, SSLEngine engine) {
		for (X509Certificate each : chain) {
			CertificateException invalid = CertificateText.invalid(each);
			// The JDK says neither whose it is, nor until when it was valid.
			if (invalid != null && isCausedBy(refusal, invalid.getClass())) {
				return "the server's certificate of " + CertificateText.owner(each) + " "
						+ CertificateText.validity(each) + checked();
			}
		}
		X509Certificate server = chain[0];
		String certificate = "the server's certificate of " + CertificateText.owner(server) + ", which "
				+ CertificateText.validity(server) + ", ";
		if (isCausedBy(refusal, CertPathBuilderException.class) || isCausedBy(refusal, SignatureException.class)) {
			return certificate + "is not trusted: " + untrusted(chain[chain.length - 1]);
		}
		String message = String.valueOf(TlsFailure.root(refusal).getMessage());
		if (message.startsWith("No subject alternative") || message.startsWith("No name matching")) {
			return certificate
					+ "is for %s, and not for %s".formatted(CertificateText.names(server), engine.getPeerHost())
					+ checked();
		}
		return certificate + "is refused: " + message + checked();
	}

	private String untrusted(X509Certificate last) {
		X500Principal issuer = last.getIssuerX500Principal();
		boolean known = Stream.of(getAcceptedIssuers())
			.anyMatch((accepted) -> accepted.getSubjectX500Principal().equals(issuer));
		String name = CertificateText.name(issuer);
		if (known) {
			return "%s in the %s has not signed it, but another authority of the same name".formatted(name,
					this.bundle.describe());
		}
		return issuer.equals(last.getSubjectX500Principal())
				? "%s, at the end of its chain, is not in the %s".formatted(name, this.bundle.describe())
				: "%s, at the end of its chain, is neither in the %s nor sent by the server".formatted(name,
						this.bundle.describe());
	}

	private String checked() {
		return " (checked with the " + this.bundle.describe() + ")";
	}

	private static boolean isCausedBy(Throwable failure, Class<? extends Exception> type) {
		return TlsFailure.causes(failure).stream().anyMatch(type::isInstance);
	}

	@Override
	public X509Certificate[] getAcceptedIssuers() {
		return this.trust.getAcceptedIssuers();
	}

	// No client has a socket or another engine.

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
		throw new CertificateException("the host is not known");
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
			throws CertificateException {
		checkServerTrusted(chain, authType);
	}

	@Override
	public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
		throw new CertificateException("this is a client");
	}

	@Override
	public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
			throws CertificateException {
		checkClientTrusted(chain, authType);
	}

	@Override
	public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
			throws CertificateException {
		checkClientTrusted(chain, authType);
	}

}
