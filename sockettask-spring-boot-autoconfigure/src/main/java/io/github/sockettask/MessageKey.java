package io.github.sockettask;

import org.jspecify.annotations.Nullable;

/**
 * Determines the key of a message. With {@code receive.mode=per-key}, messages with equal
 * keys are handled one at a time and in order, messages with different keys in parallel.
 * {@code receive.key} names the bean of this type that a task uses.
 * <p>
 * Called once for each message, in the order of arrival, before the message is queued: an
 * implementation has to be quick and must not block. It has to be thread-safe if several
 * tasks use it.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface MessageKey {

	/**
	 * Return the key of a message.
	 * @param message a {@code String} or a {@code byte[]}, which must not be changed.
	 * With {@code routing.unwrap}, a frame if one of its messages has no key
	 * @return the key, with {@code equals} and {@code hashCode} and immutable, or
	 * {@code null} if the message has none; messages without a key are handled in order
	 * @throws Exception if the key cannot be determined; reported to the error handlers,
	 * and the message is handled as one without a key
	 */
	@Nullable Object of(Object message) throws Exception;

}
