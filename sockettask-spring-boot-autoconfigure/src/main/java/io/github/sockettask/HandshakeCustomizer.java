package io.github.sockettask;

/**
 * Makes the handshake of each attempt anew, such as with a ticket that can be used once,
 * or a token that expires. Beans of this type are asked in their order, for the tasks of
 * properties as well as for those of {@link SocketTaskFactory#connectSocket}.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface HandshakeCustomizer {

	/**
	 * Make the handshake of an attempt. Called on a callback thread, where it may block;
	 * if it takes longer than {@code timeout}, or throws, the attempt has failed.
	 * @param handshake what the settings say, with placeholders resolved
	 * @param attempt the attempt; tells whether credentials were refused before
	 * @return the handshake, which is checked as settings are
	 * @throws Exception why there is no attempt; reported to {@code onError}
	 */
	Handshake customize(Handshake handshake, ConnectionAttempt attempt) throws Exception;

}
