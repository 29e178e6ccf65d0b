package io.github.sockettask;

/**
 * A received message, whole whatever number of frames it came in.
 *
 * @param data a {@code String} for a text message, a {@code byte[]} for a binary one, or
 * what a typed handler asked for
 * @param <T> type of the data
 * @since 0.1.0
 */
public record OnMessageCallbackResult<T>(T data) {

}
