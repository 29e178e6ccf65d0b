package io.github.sockettask.benchmarks.handlers;

import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.MessageContext;
import io.github.sockettask.OnMessageCallbackResult;
import io.github.sockettask.SocketTask;

/**
 * A text message that came from nowhere.
 *
 * @param data the text
 */
record Text(Object data) implements MessageContext, OnMessageCallbackResult<Object> {

	@Override
	public MessageContext context() {
		return this;
	}

	@Override
	public SocketTask task() {
		throw new UnsupportedOperationException();
	}

	@Override
	public int socketTaskId() {
		return 1;
	}

	@Override
	public long sequence() {
		return 1;
	}

	@Override
	public Instant receivedAt() {
		return Instant.EPOCH;
	}

	@Override
	public @Nullable String type() {
		return null;
	}

	@Override
	public @Nullable String field(String pointer) {
		return null;
	}

	@Override
	public Object payload(Type type) {
		return this.data;
	}

	@Override
	public @Nullable Object payload(String pointer, Type type) {
		return null;
	}

	@Override
	public Map<String, List<String>> handshakeHeader() {
		return Map.of();
	}

	@Override
	public @Nullable String protocol() {
		return null;
	}

}
