package io.github.sockettask.converter;

import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.messaging.converter.JacksonJsonMessageConverter;
import tools.jackson.databind.json.JsonMapper;

import io.github.sockettask.MessageContext;
import io.github.sockettask.MessageFields;
import io.github.sockettask.MessageFilter;
import io.github.sockettask.OnMessageCallbackResult;
import io.github.sockettask.SocketTask;
import io.github.sockettask.json.JsonMessageFields;

/**
 * A message of a test.
 *
 * @param task the receiver
 * @param data the message
 */
public record TestMessage(SocketTask task, Object data) implements MessageContext, OnMessageCallbackResult<Object> {

	private static final MessagingMessageConverter CONVERTER = new MessagingMessageConverter(
			new JacksonJsonMessageConverter());

	private static final MessageFields FIELDS = new JsonMessageFields(JsonMapper.shared());

	@Override
	public MessageContext context() {
		return this;
	}

	// which messages a listener wants is otherwise up to the engine
	public boolean isWanted(MessageFilter filter) {
		return filter.kind().includes(this.data)
				&& (filter.types().isEmpty() || filter.types().contains(String.valueOf(type())))
				&& filter.matches().stream().allMatch((match) -> match.test(field(match.pointer())))
				&& filter.conditions().stream().allMatch((condition) -> condition.test(this));
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
		return field("/type");
	}

	@Override
	public @Nullable String field(String pointer) {
		return FIELDS.lookup(List.of(pointer)).find(this.data)[0];
	}

	@Override
	public Object payload(Type type) {
		return CONVERTER.fromMessage(this.data, type);
	}

	@Override
	public @Nullable Object payload(String pointer, Type type) {
		return FIELDS.part(this.data, pointer, type);
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
