package io.github.sockettask.client.reconnect;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.ReconnectFailedException;
import io.github.sockettask.SocketTaskStatus;

/**
 * What a task does without a connection.
 *
 * @param status what it is until then
 * @param delay how long the next attempt waits, from the end of the callbacks on;
 * {@code null} if there is none
 * @param failure why it has given up, if it has
 */
public record NextStep(SocketTaskStatus status, @Nullable Duration delay, @Nullable ReconnectFailedException failure) {

	/** There is no next attempt. */
	public static final NextStep STOP = new NextStep(SocketTaskStatus.STOPPED, null, null);

	static NextStep retry(Duration delay) {
		return new NextStep(SocketTaskStatus.WAITING_RETRY, delay, null);
	}

	static NextStep giveUp(ReconnectFailedException failure) {
		return new NextStep(SocketTaskStatus.FAILED, null, failure);
	}

}
