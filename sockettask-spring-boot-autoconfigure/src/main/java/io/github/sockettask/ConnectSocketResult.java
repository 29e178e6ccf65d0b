package io.github.sockettask;

import org.jspecify.annotations.Nullable;

/**
 * Result of a connect call: whether the call was <em>accepted</em>.
 * {@link SocketTask#onOpen} and {@link SocketTask#onError} report the result of the
 * connection attempt. Components may be added in any release.
 *
 * @param socketTaskId the number of the connection attempt, or {@code null} if the call
 * was refused
 * @param errMsg {@code "connectSocket:ok"} or {@code "connectSocket:fail <reason>"}
 * @since 0.1.0
 */
public record ConnectSocketResult(@Nullable Integer socketTaskId, String errMsg) {

}
