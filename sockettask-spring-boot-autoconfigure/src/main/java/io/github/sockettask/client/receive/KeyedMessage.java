package io.github.sockettask.client.receive;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.client.message.ReceivedMessage;

/**
 * A message that waits for its turn.
 *
 * @param message the message
 * @param size the size with which the message is counted among those that wait
 * @param key what its order is kept for, or {@code null} if it has no order
 */
record KeyedMessage(ReceivedMessage message, int size, @Nullable Object key) {

}
