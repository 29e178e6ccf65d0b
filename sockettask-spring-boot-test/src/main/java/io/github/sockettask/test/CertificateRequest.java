package io.github.sockettask.test;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * What a certificate says of its owner, beside the key.
 *
 * @param subject the distinguished name
 * @param extensions the extensions, encoded
 */
record CertificateRequest(String subject, List<byte[]> extensions) {

	static CertificateRequest authority(String subject) {
		return new CertificateRequest(subject, List.of(extension("2.5.29.19", true, Der.sequence(Der.yes())),
				// The key usage of an authority: certificates and revocation
				// lists.
				extension("2.5.29.15", true, Der.bits(1, (byte) 0x06))));
	}

	static CertificateRequest server(String... names) {
		byte[][] alternatives = Arrays.stream(names).map(CertificateRequest::alternative).toArray(byte[][]::new);
		return new CertificateRequest("CN=sockettask test server", List.of(signs(), usedFor("1.3.6.1.5.5.7.3.1"),
				extension("2.5.29.17", false, Der.sequence(alternatives))));
	}

	static CertificateRequest client() {
		return new CertificateRequest("CN=sockettask test client", List.of(signs(), usedFor("1.3.6.1.5.5.7.3.2")));
	}

	private static byte[] signs() {
		return extension("2.5.29.15", true, Der.bits(7, (byte) 0x80));
	}

	private static byte[] usedFor(String purpose) {
		return extension("2.5.29.37", false, Der.sequence(Der.oid(purpose)));
	}

	private static byte[] alternative(String name) {
		if (!name.matches("[0-9.]+|.*:.*")) {
			return Der.tagged(0x82, name.getBytes(StandardCharsets.US_ASCII));
		}
		try {
			return Der.tagged(0x87, InetAddress.getByName(name).getAddress());
		}
		catch (UnknownHostException ex) {
			throw new IllegalArgumentException("No address: " + name, ex);
		}
	}

	private static byte[] extension(String id, boolean critical, byte[] value) {
		return critical ? Der.sequence(Der.oid(id), Der.yes(), Der.octets(value))
				: Der.sequence(Der.oid(id), Der.octets(value));
	}

	byte[] encodedExtensions() {
		return Der.tagged(0xA3, Der.sequence(this.extensions.toArray(byte[][]::new)));
	}

	static byte[] version3() {
		return Der.tagged(0xA0, Der.integer(BigInteger.TWO));
	}

}
