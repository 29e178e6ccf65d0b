package io.github.sockettask.transport;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.stream.Stream;

import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509KeyManager;
import javax.net.ssl.X509TrustManager;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.ConnectSocketException;

/**
 * What TLS needs of an SSL bundle. A bundle that was reloaded is another object.
 *
 * @param name the name of the bundle, or {@code null} for what the JVM trusts
 * @param keys presents client certificates, or {@code null} if there are none
 * @param trust decides which servers are trusted; host names are checked in any case
 * @param protocols the versions of TLS to offer
 * @param ciphers the cipher suites to offer; empty for the default
 */
public record TlsBundle(@Nullable String name, @Nullable X509KeyManager keys, X509TrustManager trust,
		List<String> protocols, List<String> ciphers) {

	private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

	/**
	 * Read the trust store of the JVM.
	 * @return what the JVM trusts
	 */
	public static TlsBundle ofJvm() {
		try {
			TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
			factory.init((KeyStore) null);
			return new TlsBundle(null, null, trustManager(factory.getTrustManagers()), PROTOCOLS, List.of());
		}
		catch (GeneralSecurityException | IllegalArgumentException ex) {
			throw new ConnectSocketException("The trust store of the JVM can't be read: " + ex.getMessage(), ex);
		}
	}

	/**
	 * Find the manager that decides about certificates.
	 * @param managers the managers
	 * @return the first one for X.509 certificates
	 * @throws IllegalArgumentException if there is none
	 */
	public static X509TrustManager trustManager(TrustManager... managers) {
		return Stream.of(managers)
			.filter(X509TrustManager.class::isInstance)
			.map(X509TrustManager.class::cast)
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("there is no trust manager for X.509 certificates"));
	}

	/**
	 * Return what decides about certificates, for messages.
	 * @return a text such as {@code SSL bundle 'feed'}
	 */
	public String describe() {
		return (this.name != null) ? "SSL bundle '" + this.name + "'" : "trust store of the JVM";
	}

}
