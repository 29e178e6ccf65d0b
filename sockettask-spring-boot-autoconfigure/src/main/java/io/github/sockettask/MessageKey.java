package io.github.sockettask;

import org.jspecify.annotations.Nullable;

/**
 * Tells what a message belongs to: with {@code receive.mode: per-key}, messages with
 * equal keys are handled one at a time and in order, and those with different keys at the
 * same time. A bean of this type is chosen by its name in {@code receive.key}.
 * <p>
 * It is asked once for each message, in the order in which they have arrived, before the
 * message waits for its callback; so it is quick and does not block. Tasks that share a
 * bean may ask it at the same time.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface MessageKey {

	/**
	 * Return the key of a message.
	 * @param message a {@code String} or a {@code byte[]}, which must not be changed.
	 * Where {@code routing.unwrap} takes messages out of frames, a frame is asked for too
	 * if one of its messages has no key
	 * @return the key, which has {@code equals} and {@code hashCode} and does not change,
	 * or {@code null} if the message has none; messages without a key are handled in
	 * order with each other
	 * @throws Exception if the key can't be told; the error handlers are told, and the
	 * message is handled as one without a key
	 */
	@Nullable Object of(Object message) throws Exception;

}
