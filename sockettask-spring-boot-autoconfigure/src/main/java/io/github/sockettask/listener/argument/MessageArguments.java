package io.github.sockettask.listener.argument;

import java.io.InputStream;
import java.io.Reader;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.stream.BaseStream;

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

	// JSON cannot be bound to these types: fail at start-up instead of with each message.
	private static final List<Class<?>> NO_MESSAGES = List.of(SocketTask.class, OnOpenCallbackResult.class,
			OnCloseCallbackResult.class, OnErrorCallbackResult.class, Throwable.class, HttpHeaders.class, Message.class,
			MessageHeaders.class, Method.class, InputStream.class, Reader.class, Future.class, CompletionStage.class,
			Flow.Publisher.class, BaseStream.class);

	private static final List<String> FOREIGN_PACKAGES = List.of("jakarta.websocket.",
			"org.springframework.web.socket.", "org.reactivestreams.", "reactor.core.publisher.",
			"kotlinx.coroutines.");

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
			MessageArgument element = findPayload(type.getGeneric());
			return (element != null) ? converted(type.getType()).orListOf(element) : null;
		}
		return isConvertible(type) ? converted(type.getType()) : null;
	}

	private MessageArgument converted(Type type) {
		return new MessageArgument(Kind.ANY, type, (message) -> message.payload(type));
	}

	// Returns false for types that no message can have, and for containers of them.
	static boolean isConvertible(ResolvableType type) {
		Class<?> payload = type.toClass();
		return NO_MESSAGES.stream().noneMatch((other) -> other.isAssignableFrom(payload))
				&& FOREIGN_PACKAGES.stream().noneMatch((name) -> payload.getName().startsWith(name))
				&& (!type.isArray() || isConvertible(type.getComponentType()))
				&& (payload.getTypeParameters().length == 0
						|| Arrays.stream(type.getGenerics()).allMatch(MessageArguments::isConvertible));
	}

}
