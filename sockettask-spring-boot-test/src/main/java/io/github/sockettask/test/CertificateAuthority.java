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

	static final Duration VALID = Duration.ofDays(3650);

	private static final Duration CLOCK_SKEW = Duration.ofDays(1);

	private static final byte[] ECDSA_WITH_SHA256 = Der.sequence(Der.oid("1.2.840.10045.4.3.2"));

	private final X500Principal issuer;

	private final PrivateKey key;

	private final TestCertificate certificate;

	CertificateAuthority() throws GeneralSecurityException {
		CertificateRequest request = CertificateRequest.authority();
		KeyPair keys = keys();
		this.issuer = new X500Principal(request.subject());
		this.key = keys.getPrivate();
		this.certificate = new TestCertificate(sign(request, keys, Instant.now().plus(VALID)), keys.getPrivate());
	}

	TestCertificate certificate() {
		return this.certificate;
	}

	TestCertificate issue(CertificateRequest request) throws GeneralSecurityException {
		return issue(request, Instant.now().plus(VALID));
	}

	TestCertificate issue(CertificateRequest request, Instant end) throws GeneralSecurityException {
		KeyPair keys = keys();
		return new TestCertificate(sign(request, keys, end), keys.getPrivate());
	}

	private static KeyPair keys() throws GeneralSecurityException {
		KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
		generator.initialize(new ECGenParameterSpec("secp256r1"));
		return generator.generateKeyPair();
	}

	private X509Certificate sign(CertificateRequest request, KeyPair keys, Instant end)
			throws GeneralSecurityException {
		byte[] content = Der.sequence(CertificateRequest.version3(),
				Der.integer(new BigInteger(63, new SecureRandom()).add(BigInteger.ONE)), ECDSA_WITH_SHA256,
				this.issuer.getEncoded(),
				Der.sequence(Der.utcTime(end.minus(VALID).minus(CLOCK_SKEW)), Der.utcTime(end)),
				new X500Principal(request.subject()).getEncoded(), keys.getPublic().getEncoded(),
				request.encodedExtensions());
		Signature signature = Signature.getInstance("SHA256withECDSA");
		signature.initSign(this.key);
		signature.update(content);
		byte[] encoded = Der.sequence(content, ECDSA_WITH_SHA256, Der.bits(0, signature.sign()));
		return (X509Certificate) CertificateFactory.getInstance("X.509")
			.generateCertificate(new ByteArrayInputStream(encoded));
	}

}
