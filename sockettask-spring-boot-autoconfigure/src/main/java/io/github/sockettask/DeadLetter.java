package io.github.sockettask;

/**
 * A message that a handler could not handle, for good.
 *
 * @param message the message
 * @param handler the handler, which tells in its {@code toString} what it is
 * @param cause why it could not handle it, the last time
 * @param attempts how often it has tried
 * @since 0.1.0
 * @see DeadLetterHandler
 */
public record DeadLetter(MessageContext message, Object handler, Throwable cause, int attempts) {

}
