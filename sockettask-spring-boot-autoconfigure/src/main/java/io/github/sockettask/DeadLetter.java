package io.github.sockettask;

/**
 * A message that a handler could not handle. Created by tasks; components may be added in
 * any release.
 *
 * @param message the message
 * @param handler the handler, whose {@code toString} describes it
 * @param cause the failure of the last attempt
 * @param attempts the number of attempts
 * @since 0.1.0
 * @see DeadLetterHandler
 */
public record DeadLetter(MessageContext message, Object handler, Throwable cause, int attempts) {

}
