package io.github.sockettask.test;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.jspecify.annotations.Nullable;

/**
 * A new certificate authority with a certificate for a server and one for a client.
 * Created in memory by the JDK, in some milliseconds; two instances do not trust each
 * other.
 *
 * <pre class="code">
 * TestCertificates certificates = TestCertificates.create();
 * TestSocketServer server = TestSocketServer.builder().tls(certificates).start();
 * </pre>
 *
 * The client has to be given {@link #clientSslContext()}, or a bundle of
 * {@link #sslBundleProperties}.
 *
 * @since 0.1.0
 */
public final class TestCertificates {

	/**
	 * Protects the key in a {@linkplain #serverKeyStore() key store}.
	 */
	public static final String PASSWORD = "test";

	private static final char[] PASSWORD_CHARS = PASSWORD.toCharArray();

	private static final String[] LOCALHOST = { "localhost", "127.0.0.1", "::1" };

	private final TestCertificate authority;

	private final TestCertificate server;

	private final TestCertificate client;

	private TestCertificates(CertificateAuthority authority, Instant serverEnd, String... serverNames)
			throws GeneralSecurityException {
		this.authority = authority.certificate();
		this.server = authority.issue(CertificateRequest.server(serverNames), serverEnd);
		this.client = authority.issue(CertificateRequest.client());
	}

	/**
	 * Make certificates, the server's for {@code localhost} and its addresses.
	 * @return the certificates, valid for ten years
	 */
	public static TestCertificates create() {
		return createFor(LOCALHOST);
	}

	/**
	 * Make certificates.
	 * @param serverNames host names and addresses that the server's certificate is for;
	 * without {@code localhost} a client must refuse the server
	 * @return the certificates, valid for ten years
	 */
	public static TestCertificates createFor(String... serverNames) {
		return checked(() -> new TestCertificates(new CertificateAuthority(),
				Instant.now().plus(CertificateAuthority.VALID), serverNames));
	}

	/**
	 * Make certificates of which the server's, for {@code localhost} and its addresses,
	 * has expired, so that a client must refuse the server.
	 * @param end when the server's certificate has expired
	 * @return the certificates; the others are valid for ten years
	 */
	public static TestCertificates createExpired(Instant end) {
		return checked(() -> new TestCertificates(new CertificateAuthority(), end, LOCALHOST));
	}

	/**
	 * Return the authority, which signed the two others.
	 * @return the certificate to be trusted
	 */
	public TestCertificate authority() {
		return this.authority;
	}

	/**
	 * Return what the server shows.
	 * @return the certificate
	 */
	public TestCertificate server() {
		return this.server;
	}

	/**
	 * Return what a client may show.
	 * @return the certificate
	 */
	public TestCertificate client() {
		return this.client;
	}

	/**
	 * Return the authority as a trust store.
	 * @return a new store of type PKCS12
	 */
	public KeyStore trustStore() {
		return checked(() -> {
			KeyStore store = emptyStore();
			store.setCertificateEntry("ca", this.authority.certificate());
			return store;
		});
	}

	/**
	 * Return the server's certificate and key.
	 * @return a new store of type PKCS12 with the {@link #PASSWORD}
	 */
	public KeyStore serverKeyStore() {
		return keyStore(this.server);
	}

	/**
	 * Return the client's certificate and key.
	 * @return a new store of type PKCS12 with the {@link #PASSWORD}
	 */
	public KeyStore clientKeyStore() {
		return keyStore(this.client);
	}

	/**
	 * Return what a server needs.
	 * @return a context with the server's key, which trusts the client's certificate
	 */
	public SSLContext serverSslContext() {
		return sslContext(serverKeyStore());
	}

	/**
	 * Return what a client needs.
	 * @return a context that trusts the server's certificate and can show the client's
	 */
	public SSLContext clientSslContext() {
		return sslContext(clientKeyStore());
	}

	/**
	 * Return what a client needs that has no certificate of its own.
	 * @return a context that trusts the server's certificate
	 */
	public SSLContext trustingSslContext() {
		return sslContext(null);
	}

	/**
	 * Return the properties of an SSL bundle for the client, for example for
	 * {@code @DynamicPropertySource}. The bundle trusts the server's certificate and can
	 * show the client's.
	 * @param bundle the name of the bundle
	 * @return properties under {@code spring.ssl.bundle.pem}
	 */
	public Map<String, String> sslBundleProperties(String bundle) {
		String prefix = "spring.ssl.bundle.pem." + bundle;
		Map<String, String> properties = new LinkedHashMap<>();
		properties.put(prefix + ".truststore.certificate", this.authority.certificatePem());
		properties.put(prefix + ".keystore.certificate", this.client.certificatePem());
		properties.put(prefix + ".keystore.private-key", this.client.privateKeyPem());
		return properties;
	}

	private KeyStore keyStore(TestCertificate owner) {
		return checked(() -> {
			KeyStore store = emptyStore();
			store.setKeyEntry("key", owner.privateKey(), PASSWORD_CHARS,
					new X509Certificate[] { owner.certificate(), this.authority.certificate() });
			return store;
		});
	}

	private SSLContext sslContext(@Nullable KeyStore keyStore) {
		return checked(() -> {
			KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
			keys.init((keyStore != null) ? keyStore : emptyStore(), PASSWORD_CHARS);
			TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
			trust.init(trustStore());
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
			return context;
		});
	}

	private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
		KeyStore store = KeyStore.getInstance("PKCS12");
		store.load(null, null);
		return store;
	}

	private static <T> T checked(Crypto<T> crypto) {
		try {
			return crypto.run();
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new IllegalStateException("The JDK can't make certificates: " + ex.getMessage(), ex);
		}
	}

	private interface Crypto<T> {

		T run() throws GeneralSecurityException, IOException;

	}

}
