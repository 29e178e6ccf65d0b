package io.github.sockettask.listener;

import java.io.InputStream;
import java.io.Reader;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;

import io.github.sockettask.MessageContext;
import io.github.sockettask.MessageFilter.Kind;
import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.OnErrorCallbackResult;
import io.github.sockettask.OnMessageCallbackResult;
import io.github.sockettask.OnOpenCallbackResult;
import io.github.sockettask.SocketTask;

/**
 * Finds the argument for a parameter that takes a message.
 */
class MessageArguments {

	// JSON can never be bound to these: better to tell at start-up than with each message
	private static final List<Class<?>> NO_MESSAGES = List.of(SocketTask.class, OnOpenCallbackResult.class,
			OnCloseCallbackResult.class, OnErrorCallbackResult.class, Throwable.class, HttpHeaders.class, Message.class,
			MessageHeaders.class, Method.class, InputStream.class, Reader.class);

	private static final List<String> FOREIGN_PACKAGES = List.of("jakarta.websocket.",
			"org.springframework.web.socket.");

	@Nullable MessageArgument find(ResolvableType type) {
		if (type.toClass() == OnMessageCallbackResult.class) {
			MessageArgument argument = findPayload(type.getGeneric());
			return (argument != null) ? argument.asResult() : null;
		}
		return findPayload(type);
	}

	private @Nullable MessageArgument findPayload(ResolvableType type) {
		Class<?> payload = type.toClass();
		if (payload == Object.class) {
			return new MessageArgument(Kind.ANY, null, MessageContext::data);
		}
		if (payload == String.class || payload == CharSequence.class) {
			return new MessageArgument(Kind.TEXT, null, MessageContext::data);
		}
		if (payload == byte[].class) {
			return new MessageArgument(Kind.BINARY, null, MessageContext::data);
		}
		if (payload == ByteBuffer.class) {
			return new MessageArgument(Kind.BINARY, null, (message) -> ByteBuffer.wrap((byte[]) message.data()));
		}
		if (payload == List.class) {
			return converted(type.getType()).orListOf(findPayload(type.getGeneric()));
		}
		return isConvertible(payload) ? converted(type.getType()) : null;
	}

	private MessageArgument converted(Type type) {
		return new MessageArgument(Kind.ANY, type, (message) -> message.payload(type));
	}

	private boolean isConvertible(Class<?> payload) {
		return NO_MESSAGES.stream().noneMatch((type) -> type.isAssignableFrom(payload))
				&& FOREIGN_PACKAGES.stream().noneMatch((name) -> payload.getName().startsWith(name));
	}

}
