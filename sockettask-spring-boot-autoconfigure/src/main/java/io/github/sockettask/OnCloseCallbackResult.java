package io.github.sockettask;

import io.github.sockettask.text.PeerText;

/**
 * Tells of the end of a connection.
 *
 * @param code the close code of RFC 6455, section 7.4: what the peer sent, 1005 if it
 * sent an empty close frame, 1006 if the connection ended without one
 * @param reason the reason that came with the code, {@value #ABNORMAL_CLOSURE} with 1006,
 * else maybe empty
 * @since 0.1.0
 */
public record OnCloseCallbackResult(int code, String reason) {

	/**
	 * Reason that goes with code 1006.
	 */
	public static final String ABNORMAL_CLOSURE = "abnormal closure";

	@Override
	public String toString() {
		return "OnCloseCallbackResult[code=" + this.code + ", reason=" + PeerText.of(this.reason) + "]";
	}

}
