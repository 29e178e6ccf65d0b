package io.github.sockettask;

import org.jspecify.annotations.Nullable;

/**
 * An attempt to connect.
 *
 * @param taskName the name of the task
 * @param retries how many retries in a row there are with this one, 0 for the first
 * attempt
 * @param previous how the connection before has ended, or why it could not be made;
 * {@code null} if the task has just been started
 * @since 0.1.0
 */
public record ConnectionAttempt(String taskName, int retries, @Nullable ConnectionEnd previous) {

}
