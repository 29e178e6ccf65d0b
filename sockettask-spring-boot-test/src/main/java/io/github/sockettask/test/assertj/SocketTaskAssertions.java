package io.github.sockettask.test.assertj;

import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.CallbackResult;
import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.OnErrorCallbackResult;
import io.github.sockettask.SocketTask;
import io.github.sockettask.test.SocketFrame;
import io.github.sockettask.test.SocketHandshake;
import io.github.sockettask.test.SocketMessage;
import io.github.sockettask.test.SocketRecord;

/**
 * Entry point of the assertions, to be imported statically beside that of AssertJ.
 *
 * @since 0.1.0
 */
public final class SocketTaskAssertions {

	private SocketTaskAssertions() {
	}

	/**
	 * Assert on a task. What it went through is known since its recorder was first asked
	 * for, see {@link io.github.sockettask.test.task.SocketTaskRecorder}.
	 * @param actual the task
	 * @return the assertions
	 */
	public static SocketTaskAssert assertThat(@Nullable SocketTask actual) {
		return new SocketTaskAssert(actual);
	}

	/**
	 * Assert on the result of a send or a close.
	 * @param actual what the call returned
	 * @return the assertions
	 */
	public static CallbackFutureAssert assertThat(@Nullable CompletableFuture<CallbackResult> actual) {
		return new CallbackFutureAssert(actual);
	}

	/**
	 * Assert on how a connection was closed.
	 * @param actual what {@code onClose} was told
	 * @return the assertions
	 */
	public static OnCloseCallbackResultAssert assertThat(@Nullable OnCloseCallbackResult actual) {
		return new OnCloseCallbackResultAssert(actual);
	}

	/**
	 * Assert on an error.
	 * @param actual what {@code onError} was told
	 * @return the assertions
	 */
	public static OnErrorCallbackResultAssert assertThat(@Nullable OnErrorCallbackResult actual) {
		return new OnErrorCallbackResultAssert(actual);
	}

	/**
	 * Assert on what a client did on a connection to the scripted server.
	 * @param actual the connection
	 * @return the assertions
	 */
	public static SocketRecordAssert assertThat(@Nullable SocketRecord actual) {
		return new SocketRecordAssert(actual);
	}

	/**
	 * Assert on the request that opened a connection to the scripted server.
	 * @param actual the handshake
	 * @return the assertions
	 */
	public static SocketHandshakeAssert assertThat(@Nullable SocketHandshake actual) {
		return new SocketHandshakeAssert(actual);
	}

	/**
	 * Assert on a message that the scripted server received.
	 * @param actual the message
	 * @return the assertions
	 */
	public static SocketMessageAssert assertThat(@Nullable SocketMessage actual) {
		return new SocketMessageAssert(actual);
	}

	/**
	 * Assert on a frame that the scripted server received.
	 * @param actual the frame
	 * @return the assertions
	 */
	public static SocketFrameAssert assertThat(@Nullable SocketFrame actual) {
		return new SocketFrameAssert(actual);
	}

}
