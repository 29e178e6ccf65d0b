package io.github.sockettask.transport.netty.tls;

import java.security.Principal;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.text.PeerText;
import io.github.sockettask.text.Redaction;

/**
 * Describes certificates in messages.
 */
final class CertificateText {

	/** Types of an alternative name: a DNS name and an IP address (RFC 5280). */
	private static final Set<Integer> HOST_NAMES = Set.of(2, 7);

	/** With longer ones, an error would be cut, and lose its cause. */
	private static final int MAX_NAME = 64;

	private static final int MAX_NAMES = 3;

	private CertificateText() {
	}

	static String owner(X509Certificate certificate) {
		String subject = name(certificate.getSubjectX500Principal());
		return subject.isEmpty() ? names(certificate) : subject;
	}

	static String name(Principal principal) {
		return cut(principal.getName());
	}

	/**
	 * Return the hosts that a certificate is for.
	 * @param certificate the certificate
	 * @return some names and addresses
	 */
	static String names(X509Certificate certificate) {
		return list(alternatives(certificate).stream()
			.filter((name) -> HOST_NAMES.contains(name.get(0)))
			.map((name) -> String.valueOf(name.get(1))));
	}

	private static Collection<List<?>> alternatives(X509Certificate certificate) {
		try {
			Collection<List<?>> names = certificate.getSubjectAlternativeNames();
			return (names != null) ? names : List.of();
		}
		catch (CertificateParsingException ex) {
			return List.of();
		}
	}

	static String names(Principal... principals) {
		return list(Stream.of(principals).map(Principal::getName));
	}

	private static String cut(String name) {
		return PeerText.of(Redaction.urls(name), MAX_NAME);
	}

	private static String list(Stream<String> names) {
		List<String> all = names.toList();
		String shown = all.stream().limit(MAX_NAMES).map(CertificateText::cut).collect(Collectors.joining(", "));
		int more = all.size() - MAX_NAMES;
		return all.isEmpty() ? "no host" : shown + ((more > 0) ? " and " + more + " more" : "");
	}

	/**
	 * Return when a certificate is valid.
	 * @param certificate the certificate
	 * @return a text that follows its owner, such as {@code expired at} a time
	 */
	static String validity(X509Certificate certificate) {
		CertificateException invalid = invalid(certificate);
		if (invalid instanceof CertificateNotYetValidException) {
			return "is not valid before " + date(certificate.getNotBefore());
		}
		return ((invalid != null) ? "expired at " : "is valid until ") + date(certificate.getNotAfter());
	}

	static @Nullable CertificateException invalid(X509Certificate certificate) {
		try {
			certificate.checkValidity();
			return null;
		}
		catch (CertificateExpiredException | CertificateNotYetValidException ex) {
			return ex;
		}
	}

	private static Instant date(Date date) {
		return date.toInstant();
	}

}
