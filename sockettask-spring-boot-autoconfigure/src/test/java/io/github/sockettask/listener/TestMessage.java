package io.github.sockettask.listener;

import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.messaging.converter.JacksonJsonMessageConverter;

import io.github.sockettask.MessageContext;
import io.github.sockettask.OnMessageCallbackResult;
import io.github.sockettask.SocketTask;

/**
 * A message of a test.
 *
 * @param task who receives it
 * @param data the message
 */
record TestMessage(SocketTask task, Object data) implements MessageContext, OnMessageCallbackResult<Object> {

	private static final MessagingMessageConverter CONVERTER = new MessagingMessageConverter(
			new JacksonJsonMessageConverter());

	@Override
	public MessageContext context() {
		return this;
	}

	@Override
	public int socketTaskId() {
		return this.task.socketTaskId();
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
		return CONVERTER.fromMessage(this.data, type);
	}

	@Override
	public @Nullable Object payload(String pointer, Type type) {
		return null;
	}

	@Override
	public void failed(Object handler, Throwable cause) {
		this.task.reportError(cause);
	}

	@Override
	public Map<String, List<String>> handshakeHeader() {
		return Map.of("X-Server", List.of("hello"));
	}

	@Override
	public @Nullable String protocol() {
		return "v1";
	}

}
