package io.github.sockettask;

import java.io.Serial;

/**
 * Thrown when a proxy refuses to connect to the server: it does not accept the
 * credentials, or its rules do not allow it. A retry does not mend that soon.
 *
 * @since 0.1.0
 */
public class ProxyRefusedException extends ConnectSocketException {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param errMsg the failed operation and the reason
	 */
	public ProxyRefusedException(String errMsg) {
		super(errMsg);
	}

}
