package io.github.sockettask.transport.netty;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509KeyManager;
import javax.net.ssl.X509TrustManager;

import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslProvider;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.test.TestCertificates;
import io.github.sockettask.transport.TlsBundle;
import io.github.sockettask.transport.TlsBundles;
import io.github.sockettask.transport.netty.tls.TlsContexts;

/**
 * SSL bundles of tests.
 */
public final class TestTls {

	/** The name of every bundle of these tests. */
	static final String BUNDLE = "feed";

	private TestTls() {
	}

	/**
	 * Return the providers of TLS.
	 * @return the one of the JDK, and the native one where its library is present
	 */
	static Stream<SslProvider> providers() {
		return OpenSsl.isAvailable() ? Stream.of(SslProvider.JDK, SslProvider.OPENSSL) : Stream.of(SslProvider.JDK);
	}

	static TlsContexts trusting(TestCertificates certificates) {
		return trusting(certificates.authority().certificate(), false);
	}

	static TlsContexts trusting(X509Certificate authority, boolean isNative) {
		return contexts(bundle(trust(authority), null),
				(isNative && OpenSsl.isAvailable()) ? SslProvider.OPENSSL : SslProvider.JDK);
	}

	static TlsContexts none() {
		return new TlsContexts(TlsBundles.NONE);
	}

	static TlsContexts contexts(TlsBundle bundle, SslProvider provider) {
		return new TlsContexts(new TlsBundles() {

			@Override
			public TlsBundle find(String name) {
				return bundle;
			}

			@Override
			public TlsBundle withoutName() {
				return bundle;
			}

		}, provider);
	}

	static TlsBundle bundle(X509TrustManager trust, @Nullable X509KeyManager keys) {
		return new TlsBundle(BUNDLE, keys, trust, List.of("TLSv1.3", "TLSv1.2"), List.of());
	}

	public static TlsBundle bundle(TestCertificates certificates) {
		return bundle(trust(certificates.authority().certificate()), keys(certificates.clientKeyStore()));
	}

	static X509TrustManager trust(X509Certificate... authorities) {
		try {
			KeyStore store = KeyStore.getInstance("PKCS12");
			store.load(null, null);
			for (X509Certificate authority : authorities) {
				store.setCertificateEntry("ca" + store.size(), authority);
			}
			TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
			factory.init(store);
			return TlsBundle.trustManager(factory.getTrustManagers());
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static X509KeyManager keys(KeyStore store) {
		try {
			KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
			factory.init(store, TestCertificates.PASSWORD.toCharArray());
			return (X509KeyManager) factory.getKeyManagers()[0];
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
