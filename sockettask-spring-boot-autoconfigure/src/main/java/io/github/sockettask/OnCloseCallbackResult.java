package io.github.sockettask;

import io.github.sockettask.text.PeerText;

/**
 * Result of the end of a connection. Created by tasks; components may be added in any
 * release.
 *
 * @param code the close code (RFC 6455, section 7.4): the code of the peer, 1005 if its
 * close frame had none, 1006 if the connection ended without a close frame
 * @param reason the reason of the peer, which may be empty; {@value #ABNORMAL_CLOSURE} or
 * a description with code 1006
 * @since 0.1.0
 */
public record OnCloseCallbackResult(int code, String reason) {

	/**
	 * The reason with code 1006, unless the cause is known.
	 */
	public static final String ABNORMAL_CLOSURE = "abnormal closure";

	@Override
	public String toString() {
		return "OnCloseCallbackResult[code=" + this.code + ", reason=" + PeerText.of(this.reason) + "]";
	}

}
