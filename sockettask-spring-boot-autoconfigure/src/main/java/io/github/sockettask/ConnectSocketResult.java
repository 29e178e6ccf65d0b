package io.github.sockettask;

import org.jspecify.annotations.Nullable;

/**
 * Result of a connect call. It tells whether the call was <em>accepted</em>; whether a
 * connection came of it is told by {@link SocketTask#onOpen} or
 * {@link SocketTask#onError}.
 *
 * @param socketTaskId the number of the connection attempt, or {@code null} if the call
 * was refused
 * @param errMsg {@code "connectSocket:ok"} or {@code "connectSocket:fail <why>"}
 * @since 0.1.0
 */
public record ConnectSocketResult(@Nullable Integer socketTaskId, String errMsg) {

}
