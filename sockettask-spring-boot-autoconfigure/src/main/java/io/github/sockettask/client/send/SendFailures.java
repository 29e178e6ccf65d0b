package io.github.sockettask.client.send;

import java.time.Duration;

import io.github.sockettask.SendSocketMessageException;
import io.github.sockettask.settings.SocketTaskSettings;
import io.github.sockettask.text.UserText;

/**
 * The reasons why a message is not sent.
 */
public final class SendFailures {

	static final String NOT_OPEN = "SocketTask.send:fail SocketTask.readyState is not OPEN";

	private static final String FAIL = "sendSocketMessage:fail ";

	static final String REPLACED = FAIL + "replaced by a newer message with the same conflation key";

	private SendFailures() {
	}

	public static SendSocketMessageException notOpen() {
		return new SendSocketMessageException(NOT_OPEN);
	}

	public static SendSocketMessageException noOption() {
		return of("parameter error: parameter should be Object instead of Null");
	}

	static SendSocketMessageException noData() {
		return of("parameter error: parameter.data is required, it should not be Null");
	}

	static SendSocketMessageException parameter(String name, Object value, String reason) {
		return of("parameter error: parameter." + name + " " + reason + ", it is " + value);
	}

	static SendSocketMessageException key(String method, Throwable failure) {
		return new SendSocketMessageException(FAIL + "parameter error: parameter.conflationKey should have a " + method
				+ " method that does not fail, it has failed with " + UserText.of(failure), failure);
	}

	static SendSocketMessageException full(int maxMessages, long maxSize) {
		return of("too much is waiting to be written (at most " + maxMessages + " messages and " + maxSize
				+ " bytes, with " + SocketTaskSettings.MESSAGE_OVERHEAD + " for each message)");
	}

	static SendSocketMessageException stillFull(Duration timeout) {
		return of("there was no room in the queue within " + timeout.toMillis() + " ms (send.timeout)");
	}

	static SendSocketMessageException mayNotWait() {
		return of("the queue is full, and this thread must not wait for room: it serves connections or callbacks");
	}

	static SendSocketMessageException interrupted() {
		return of("the thread was interrupted while it waited for room in the queue");
	}

	static SendSocketMessageException untold(int count) {
		return of("the outcomes of " + count + " messages have not been told yet: callbacks are too slow");
	}

	static SendSocketMessageException dropped() {
		return of("dropped from the full queue for a newer message (send.overflow=drop-oldest)");
	}

	static SendSocketMessageException replaced() {
		return new SendSocketMessageException(REPLACED);
	}

	static SendSocketMessageException timedOut(Duration timeout) {
		return of("not written within " + timeout.toMillis() + " ms (timeout)");
	}

	static SendSocketMessageException expired(Duration ttl) {
		return of("not written within " + ttl.toMillis() + " ms (ttl)");
	}

	static SendSocketMessageException cancelled() {
		return of("its future was completed by the application before the message was written");
	}

	public static SendSocketMessageException cleared() {
		return of("cleared from the offline queue");
	}

	static SendSocketMessageException sourceFailed(Throwable cause) {
		return new SendSocketMessageException(FAIL + "its source failed: " + UserText.of(cause), cause);
	}

	static SendSocketMessageException lost(Throwable cause) {
		return new SendSocketMessageException(FAIL + "the connection was lost before the message was written", cause);
	}

	private static SendSocketMessageException of(String reason) {
		return new SendSocketMessageException(FAIL + reason);
	}

}
