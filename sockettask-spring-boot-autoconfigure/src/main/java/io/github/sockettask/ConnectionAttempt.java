package io.github.sockettask;

import org.jspecify.annotations.Nullable;

/**
 * A connection attempt. Created by tasks; components may be added in any release.
 *
 * @param taskName the name of the task
 * @param retries the number of consecutive retries including this one, 0 for the first
 * attempt
 * @param previous the end of the previous connection or attempt; {@code null} if the task
 * has just been started
 * @since 0.1.0
 */
public record ConnectionAttempt(String taskName, int retries, @Nullable ConnectionEnd previous) {

}
