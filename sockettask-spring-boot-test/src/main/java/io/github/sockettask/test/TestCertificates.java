package io.github.sockettask.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.test.CertificateAuthority.Validity;

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

	private final CertificateAuthority root;

	private final TestCertificate server;

	private final TestCertificate client;

	/** What the owners of both send with their certificates. */
	private final List<X509Certificate> chain;

	private TestCertificates(Builder builder) throws GeneralSecurityException {
		this.root = (builder.root != null) ? builder.root : CertificateAuthority.root();
		CertificateAuthority issuer = builder.intermediate ? this.root.intermediate() : this.root;
		this.server = issuer.issue(CertificateRequest.server(builder.serverNames), builder.serverValidity);
		this.client = issuer.issue(CertificateRequest.client(), builder.clientValidity);
		this.chain = builder.incomplete ? List.of()
				: Stream.of(issuer, this.root).map((sent) -> sent.certificate().certificate()).distinct().toList();
	}

	/**
	 * Make certificates, the server's for {@code localhost} and its addresses.
	 * @return the certificates, valid for ten years
	 */
	public static TestCertificates create() {
		return builder().create();
	}

	/**
	 * Make certificates.
	 * @param serverNames host names and addresses that the server's certificate is for;
	 * without {@code localhost} a client must refuse the server
	 * @return the certificates, valid for ten years
	 */
	public static TestCertificates createFor(String... serverNames) {
		return builder().serverNames(serverNames).create();
	}

	/**
	 * Make certificates of which the server's, for {@code localhost} and its addresses,
	 * has expired, so that a client must refuse the server.
	 * @param end when the server's certificate has expired
	 * @return the certificates; the others are valid for ten years
	 */
	public static TestCertificates createExpired(Instant end) {
		return builder().serverUntil(end).create();
	}

	/**
	 * Choose what the certificates are like.
	 * @return a builder of certificates with a new authority
	 */
	public static Builder builder() {
		return new Builder(null);
	}

	/**
	 * Replace the certificates of server and client, as is done before they expire.
	 * @return a builder of new certificates with the same authority
	 */
	public Builder renew() {
		return new Builder(this.root);
	}

	/**
	 * Return the authority, which signed the two others.
	 * @return the certificate to be trusted
	 */
	public TestCertificate authority() {
		return this.root.certificate();
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
			store.setCertificateEntry("ca", authority().certificate());
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
		properties.put(prefix + ".truststore.certificate", authority().certificatePem());
		properties.put(prefix + ".keystore.certificate", this.client.certificatePem());
		properties.put(prefix + ".keystore.private-key", this.client.privateKeyPem());
		return properties;
	}

	/**
	 * Write the properties of {@link #sslBundleProperties(String)} to files, for a bundle
	 * that is reloaded when they change: call it again with other certificates. Spring
	 * Boot reloads after {@code spring.ssl.bundle.watch.file.quiet-period}.
	 * @param bundle the name of the bundle
	 * @param directory where to write the files
	 * @return properties under {@code spring.ssl.bundle.pem}, with
	 * {@code reload-on-update}
	 */
	public Map<String, String> sslBundleProperties(String bundle, Path directory) {
		Map<String, String> properties = new LinkedHashMap<>();
		sslBundleProperties(bundle).forEach((property, content) -> properties.put(property,
				checked(() -> write(directory.resolve(property + ".pem"), content))));
		properties.put("spring.ssl.bundle.pem." + bundle + ".reload-on-update", "true");
		return properties;
	}

	// Written whole: a bundle may be reloaded at any time.
	private static String write(Path file, String content) throws IOException {
		Path whole = Files.writeString(Files.createTempFile(file.getParent(), "new", ".pem"), content);
		return Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE)
			.toUri()
			.toString();
	}

	private KeyStore keyStore(TestCertificate owner) {
		return checked(() -> {
			KeyStore store = emptyStore();
			store.setKeyEntry("key", owner.privateKey(), PASSWORD_CHARS,
					Stream.concat(Stream.of(owner.certificate()), this.chain.stream()).toArray(X509Certificate[]::new));
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

	/**
	 * Builds {@link TestCertificates}.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private final @Nullable CertificateAuthority root;

		private String[] serverNames = LOCALHOST;

		private Validity serverValidity = Validity.normal();

		private Validity clientValidity = Validity.normal();

		private boolean intermediate;

		private boolean incomplete;

		private Builder(@Nullable CertificateAuthority root) {
			this.root = root;
		}

		/**
		 * Set what the server's certificate is for.
		 * @param names host names and addresses, {@code localhost} by default
		 * @return this builder
		 */
		public Builder serverNames(String... names) {
			this.serverNames = names.clone();
			return this;
		}

		/**
		 * Set when the server's certificate becomes valid.
		 * @param begin the first second
		 * @return this builder
		 */
		public Builder serverFrom(Instant begin) {
			this.serverValidity = Validity.from(begin);
			return this;
		}

		/**
		 * Set when the server's certificate expires.
		 * @param end the last second
		 * @return this builder
		 */
		public Builder serverUntil(Instant end) {
			this.serverValidity = Validity.until(end);
			return this;
		}

		/**
		 * Set when the client's certificate expires.
		 * @param end the last second
		 * @return this builder
		 */
		public Builder clientUntil(Instant end) {
			this.clientValidity = Validity.until(end);
			return this;
		}

		/**
		 * Let another authority, which the first one has signed, sign the certificates of
		 * server and client. Both send it with their own.
		 * @return this builder
		 */
		public Builder intermediate() {
			this.intermediate = true;
			return this;
		}

		/**
		 * As {@link #intermediate()}, but do not send it, as servers do that are set up
		 * in the wrong way.
		 * @return this builder
		 */
		public Builder incompleteChain() {
			this.incomplete = true;
			return intermediate();
		}

		/**
		 * Make the certificates.
		 * @return certificates that are valid for ten years unless set otherwise
		 */
		public TestCertificates create() {
			return checked(() -> new TestCertificates(this));
		}

	}

}
