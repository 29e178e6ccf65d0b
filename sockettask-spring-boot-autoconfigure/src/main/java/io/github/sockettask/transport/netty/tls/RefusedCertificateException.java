package io.github.sockettask.transport.netty.tls;

import java.io.Serial;
import java.security.cert.CertificateException;

/**
 * A certificate of the server or of the client is not accepted. The message says whose
 * and why.
 */
public class RefusedCertificateException extends CertificateException {

	@Serial
	private static final long serialVersionUID = 1L;

	public RefusedCertificateException(String message, Throwable cause) {
		super(message, cause);
	}

}
