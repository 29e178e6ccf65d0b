package io.github.sockettask;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;

/**
 * Customizes the handshake of each connection attempt, for example with a one-time ticket
 * or a token that expires. Beans of this type are called in their order, for configured
 * tasks and for those of {@link SocketTaskFactory#connectSocket}. Where the result is not
 * known at once, {@link #async} makes a customizer for which no thread waits.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface HandshakeCustomizer {

	/**
	 * Customize the handshake of an attempt. Runs on a callback thread, where it may
	 * block. The attempt fails if the call throws or exceeds {@code connect-timeout}.
	 * @param handshake the handshake as configured, with placeholders resolved, and with
	 * the credentials and the access token of the task
	 * @param attempt the attempt, which knows whether credentials were refused before
	 * @return the handshake to use, which is validated like settings
	 * @throws Exception if there is no handshake; reported to {@code onError}
	 */
	Handshake customize(Handshake handshake, ConnectionAttempt attempt) throws Exception;

	/**
	 * Customize the handshake of an attempt, without waiting for the result. This is the
	 * method that tasks call, on a callback thread. The attempt fails if the stage fails
	 * or is not complete within {@code connect-timeout}. A stage that is a
	 * {@link java.util.concurrent.Future} is cancelled when the attempt ends before.
	 * @param handshake the handshake as configured, with placeholders resolved, and with
	 * the credentials and the access token of the task
	 * @param attempt the attempt, which knows whether credentials were refused before
	 * @return completes with the handshake to use
	 * @throws Exception if there is no handshake; reported to {@code onError}
	 */
	default CompletionStage<Handshake> customizeAsync(Handshake handshake, ConnectionAttempt attempt) throws Exception {
		return CompletableFuture.completedFuture(customize(handshake, attempt));
	}

	/**
	 * Make a customizer of a function whose result comes later.
	 * @param function customizes a handshake, and does not block
	 * @return the customizer
	 */
	static HandshakeCustomizer async(BiFunction<Handshake, ConnectionAttempt, CompletionStage<Handshake>> function) {
		return new HandshakeCustomizer() {

			@Override
			public Handshake customize(Handshake handshake, ConnectionAttempt attempt) throws Exception {
				return customizeAsync(handshake, attempt).toCompletableFuture().get();
			}

			@Override
			public CompletionStage<Handshake> customizeAsync(Handshake handshake, ConnectionAttempt attempt) {
				return function.apply(handshake, attempt);
			}

		};
	}

}
