package io.github.sockettask.test.task;

import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.MessageContext;
import io.github.sockettask.OnMessageCallbackResult;
import io.github.sockettask.SocketTask;

/**
 * A message that names the fake task, and not the task within it.
 *
 * @param listener the listener that receives the message
 * @param message the message
 */
record NamedMessage(NamingListener listener,
		MessageContext message) implements MessageContext, OnMessageCallbackResult<Object> {

	/**
	 * Return the message within the fake task.
	 * @param message a message of the fake task
	 * @return the message as the engine knows it
	 */
	static MessageContext inner(MessageContext message) {
		return (message instanceof NamedMessage named) ? named.message() : message;
	}

	/**
	 * Return the listener within the fake task.
	 * @param handler a handler of messages of the fake task
	 * @param messages the messages
	 * @return the handler as the engine knows it
	 */
	static Object inner(Object handler, List<MessageContext> messages) {
		return messages.stream()
			.<Object>map((message) -> (message instanceof NamedMessage named) ? named.listener() : handler)
			.filter((inner) -> inner instanceof NamingListener naming && naming.listener() == handler)
			.findFirst()
			.orElse(handler);
	}

	@Override
	public MessageContext context() {
		return this;
	}

	@Override
	public SocketTask task() {
		return this.listener.task();
	}

	@Override
	public int socketTaskId() {
		return this.message.socketTaskId();
	}

	@Override
	public long sequence() {
		return this.message.sequence();
	}

	@Override
	public Instant receivedAt() {
		return this.message.receivedAt();
	}

	@Override
	public Object data() {
		return this.message.data();
	}

	@Override
	public @Nullable String type() {
		return this.message.type();
	}

	@Override
	public @Nullable String field(String pointer) {
		return this.message.field(pointer);
	}

	@Override
	public Object payload(Type type) {
		return this.message.payload(type);
	}

	@Override
	public @Nullable Object payload(String pointer, Type type) {
		return this.message.payload(pointer, type);
	}

	@Override
	public Map<String, List<String>> handshakeHeader() {
		return this.message.handshakeHeader();
	}

	@Override
	public @Nullable String protocol() {
		return this.message.protocol();
	}

}
