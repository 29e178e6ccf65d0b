package io.github.sockettask.test;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/**
 * A certificate of {@link TestCertificates} with its key.
 *
 * @param certificate the certificate
 * @param privateKey the key that belongs to it, of type EC
 * @since 0.1.0
 */
public record TestCertificate(X509Certificate certificate, PrivateKey privateKey) {

	/**
	 * Return the certificate as text.
	 * @return the certificate in PEM format, as {@code spring.ssl.bundle.pem} takes it
	 */
	public String certificatePem() {
		try {
			return pem("CERTIFICATE", this.certificate.getEncoded());
		}
		catch (CertificateEncodingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Return the key as text.
	 * @return the key in PEM format (PKCS #8, not encrypted)
	 */
	public String privateKeyPem() {
		return pem("PRIVATE KEY", this.privateKey.getEncoded());
	}

	private static String pem(String type, byte[] content) {
		String lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(content);
		return "-----BEGIN " + type + "-----\n" + lines + "\n-----END " + type + "-----\n";
	}

	/**
	 * Return whose certificate it is, and not the key.
	 */
	@Override
	public String toString() {
		return "TestCertificate[" + this.certificate.getSubjectX500Principal() + "]";
	}

}
