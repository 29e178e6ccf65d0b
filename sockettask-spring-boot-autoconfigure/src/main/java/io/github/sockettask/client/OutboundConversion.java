package io.github.sockettask.client;

import java.nio.ByteBuffer;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.SendOption;
import io.github.sockettask.SocketMessageConverter;
import io.github.sockettask.transport.Utf8;

/**
 * Makes messages of what the application sends, and refuses what can't be one.
 *
 * @param converter converts objects
 */
record OutboundConversion(SocketMessageConverter converter) {

	/**
	 * Make a message.
	 * @param data what is sent
	 * @param option its bounds, where it has any
	 * @return a {@code String} or a {@code ByteBuffer}
	 */
	Object of(@Nullable Object data, @Nullable SendOption option) {
		if (data == null) {
			throw SendFailures.noData();
		}
		if (option != null) {
			checkPositive("timeout", option.timeout());
			checkPositive("ttl", option.ttl());
		}
		if (data instanceof String || data instanceof ByteBuffer) {
			return data;
		}
		Object message = (data instanceof byte[]) ? data : this.converter.toMessage(data);
		return (message instanceof byte[] bytes) ? ByteBuffer.wrap(bytes) : message;
	}

	private static void checkPositive(String name, @Nullable Duration duration) {
		if (duration != null && (duration.isNegative() || duration.isZero())) {
			throw SendFailures.parameter(name, duration, "should be positive");
		}
	}

	static int size(Object message) {
		return (message instanceof String text) ? Utf8.length(text) : ((ByteBuffer) message).remaining();
	}

}
