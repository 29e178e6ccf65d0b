package io.github.sockettask.transport.netty.tls;

import java.util.Set;

import javax.net.ssl.SSLEngine;

import io.netty.handler.ssl.SslHandler;

/**
 * The handshake of TLS on one connection, and why it has failed.
 */
public final class TlsHandshake {

	/** Alerts by which servers refuse a client certificate, or that there is none. */
	private static final Set<String> CERTIFICATE_ALERTS = Set.of("bad_certificate", "certificate_required",
			"certificate_unknown", "certificate_expired", "certificate_revoked", "unsupported_certificate",
			"unknown_ca", "access_denied", "decrypt_error", "handshake_failure", "no_certificate");

	private final SslHandler handler;

	private final ClientKeys keys;

	TlsHandshake(SslHandler handler, ClientKeys keys) {
		this.handler = handler;
		this.keys = keys;
	}

	/**
	 * Return the handler to add to the connection.
	 * @return the handler
	 */
	public SslHandler handler() {
		return this.handler;
	}

	/**
	 * Find out whether the server has refused a client certificate.
	 * @param failure why TLS has failed, or the connection before it was open
	 * @return an exception that says so, or the same one
	 */
	public Throwable explain(Throwable failure) {
		String alert = TlsFailure.alert(failure);
		return (alert != null && CERTIFICATE_ALERTS.contains(alert) && this.keys.areWanted(engine()))
				? new RefusedCertificateException(this.keys.refused(engine(), alert), failure) : failure;
	}

	/**
	 * Return what may explain that the server closes the connection without an answer.
	 * @return a clause for the end of a message, or an empty text
	 */
	public String hint() {
		return this.keys.areWanted(engine()) ? this.keys.mayBeRefused(engine()) : "";
	}

	private SSLEngine engine() {
		return this.handler.engine();
	}

}
