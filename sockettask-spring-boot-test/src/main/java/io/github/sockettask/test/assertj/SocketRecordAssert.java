package io.github.sockettask.test.assertj;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.test.SocketEnd;
import io.github.sockettask.test.SocketFrame;
import io.github.sockettask.test.SocketMessage;
import io.github.sockettask.test.SocketRecord;

/**
 * Assertions on what a client did on a connection. They wait as long as the connection's
 * deadline says: 5 seconds, unless the server is built with another one.
 *
 * @since 0.1.0
 */
public final class SocketRecordAssert extends AbstractAssert<SocketRecordAssert, @Nullable SocketRecord> {

	SocketRecordAssert(@Nullable SocketRecord actual) {
		super(actual, SocketRecordAssert.class);
	}

	/**
	 * Assert on the request that opened the connection.
	 * @return the assertions
	 */
	public SocketHandshakeAssert handshake() {
		return new SocketHandshakeAssert(record().handshake());
	}

	/**
	 * Verify that text messages arrive, in this order; others may come before, between
	 * and after.
	 * @param texts the texts
	 * @return this assertion
	 */
	public SocketRecordAssert received(String... texts) {
		List<String> expected = List.of(texts);
		return await("Expected the client to send " + expected,
				() -> record().awaitFrame((frame) -> InOrder.contains(texts(record().messages()), expected)));
	}

	/**
	 * Verify that a binary message arrives.
	 * @param bytes all of its bytes
	 * @return this assertion
	 */
	public SocketRecordAssert receivedBinary(byte... bytes) {
		return await("Expected the client to send the bytes " + Arrays.toString(bytes),
				() -> record().awaitFrame((frame) -> record().messages()
					.stream()
					.anyMatch((message) -> !message.isText() && Arrays.equals(message.bytes(), bytes))));
	}

	/**
	 * Verify that nothing but these text messages has arrived up to now.
	 * @param texts the texts, maybe none
	 * @return this assertion
	 */
	public SocketRecordAssert receivedOnly(String... texts) {
		List<SocketMessage> messages = record().messages();
		List<String> expected = List.of(texts);
		if (messages.size() != texts.length || !texts(messages).equals(expected)) {
			throw failureWithActualExpected(messages, expected,
					"Expected the client to have sent only %s but it was %s", expected, messages);
		}
		return this;
	}

	/**
	 * Verify that the client sends a close frame.
	 * @param code its code, 1005 for a frame without one
	 * @return this assertion
	 */
	public SocketRecordAssert closedWith(int code) {
		String expectation = "Expected the client to close with " + code;
		return await(expectation, () -> {
			SocketFrame close = record().awaitClose();
			if (close.closeCode() != code) {
				throw new AssertionError("it sent " + close);
			}
		});
	}

	/**
	 * Verify that the TCP connection ends.
	 * @param end how it ends
	 * @return this assertion
	 */
	public SocketRecordAssert endedWith(SocketEnd end) {
		return await("Expected the connection to end with " + end, () -> {
			SocketEnd found = record().awaitEnd();
			if (found != end) {
				throw new AssertionError("it ended with " + found);
			}
		});
	}

	private static List<String> texts(List<SocketMessage> messages) {
		return messages.stream().filter(SocketMessage::isText).map(SocketMessage::text).toList();
	}

	private SocketRecordAssert await(String expectation, Runnable await) {
		try {
			await.run();
		}
		catch (AssertionError ex) {
			AssertionError failure = failure("%s. %s", expectation, ex.getMessage());
			failure.initCause(ex);
			throw failure;
		}
		return this;
	}

	private SocketRecord record() {
		isNotNull();
		return Objects.requireNonNull(this.actual);
	}

}
