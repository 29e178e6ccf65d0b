package io.github.sockettask.test;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;

import javax.security.auth.x500.X500Principal;

/**
 * Issues certificates. The JDK signs and encodes keys and names, but has no public API
 * that makes a certificate of them.
 */
final class CertificateAuthority {

	private static final Duration VALID = Duration.ofDays(3650);

	private static final Duration CLOCK_SKEW = Duration.ofDays(1);

	private static final byte[] ECDSA_WITH_SHA256 = Der.sequence(Der.oid("1.2.840.10045.4.3.2"));

	private final X500Principal issuer;

	private final PrivateKey key;

	private final TestCertificate certificate;

	private CertificateAuthority(TestCertificate certificate) {
		this.issuer = certificate.certificate().getSubjectX500Principal();
		this.key = certificate.privateKey();
		this.certificate = certificate;
	}

	static CertificateAuthority root() throws GeneralSecurityException {
		CertificateRequest request = CertificateRequest.authority("CN=sockettask test CA");
		KeyPair keys = keys();
		X509Certificate certificate = sign(request, keys, new X500Principal(request.subject()), keys.getPrivate(),
				Validity.normal());
		return new CertificateAuthority(new TestCertificate(certificate, keys.getPrivate()));
	}

	/**
	 * Make an authority between this one and the certificates that it issues.
	 * @return the new authority, signed by this one
	 * @throws GeneralSecurityException if the JDK can't do so
	 */
	CertificateAuthority intermediate() throws GeneralSecurityException {
		return new CertificateAuthority(
				issue(CertificateRequest.authority("CN=sockettask test intermediate CA"), Validity.normal()));
	}

	TestCertificate certificate() {
		return this.certificate;
	}

	TestCertificate issue(CertificateRequest request, Validity validity) throws GeneralSecurityException {
		KeyPair keys = keys();
		return new TestCertificate(sign(request, keys, this.issuer, this.key, validity), keys.getPrivate());
	}

	private static KeyPair keys() throws GeneralSecurityException {
		KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
		generator.initialize(new ECGenParameterSpec("secp256r1"));
		return generator.generateKeyPair();
	}

	private static X509Certificate sign(CertificateRequest request, KeyPair keys, X500Principal issuer,
			PrivateKey issuersKey, Validity validity) throws GeneralSecurityException {
		byte[] content = Der.sequence(CertificateRequest.version3(),
				Der.integer(new BigInteger(63, new SecureRandom()).add(BigInteger.ONE)), ECDSA_WITH_SHA256,
				issuer.getEncoded(), Der.sequence(Der.utcTime(validity.begin()), Der.utcTime(validity.end())),
				new X500Principal(request.subject()).getEncoded(), keys.getPublic().getEncoded(),
				request.encodedExtensions());
		Signature signature = Signature.getInstance("SHA256withECDSA");
		signature.initSign(issuersKey);
		signature.update(content);
		byte[] encoded = Der.sequence(content, ECDSA_WITH_SHA256, Der.bits(0, signature.sign()));
		return (X509Certificate) CertificateFactory.getInstance("X.509")
			.generateCertificate(new ByteArrayInputStream(encoded));
	}

	/**
	 * When a certificate is valid.
	 *
	 * @param begin the first second
	 * @param end the last second
	 */
	record Validity(Instant begin, Instant end) {

		static Validity normal() {
			return until(Instant.now().plus(VALID));
		}

		static Validity until(Instant end) {
			return new Validity(end.minus(VALID).minus(CLOCK_SKEW), end);
		}

		static Validity from(Instant begin) {
			return new Validity(begin, begin.plus(VALID));
		}

	}

}
