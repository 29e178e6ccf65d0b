package io.github.sockettask;

/**
 * Customizes the handshake of each connection attempt, for example with a one-time ticket
 * or a token that expires. Beans of this type are called in their order, for configured
 * tasks and for those of {@link SocketTaskFactory#connectSocket}.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface HandshakeCustomizer {

	/**
	 * Customize the handshake of an attempt. Runs on a callback thread, where it may
	 * block. The attempt fails if the call throws or exceeds {@code connect-timeout}.
	 * @param handshake the handshake as configured, with placeholders resolved
	 * @param attempt the attempt, which knows whether credentials were refused before
	 * @return the handshake to use, which is validated like settings
	 * @throws Exception if there is no handshake; reported to {@code onError}
	 */
	Handshake customize(Handshake handshake, ConnectionAttempt attempt) throws Exception;

}
