package io.github.sockettask.converter;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.MessageContext;

/**
 * Names of the headers of a message, for parameters with
 * {@link org.springframework.messaging.handler.annotation.Header @Header}, for argument
 * resolvers and for message converters.
 *
 * @since 0.1.0
 */
public final class SocketTaskHeaders {

	/**
	 * Name of the task, a {@code String}.
	 */
	public static final String TASK = "task";

	/**
	 * Number of the connection, an {@code Integer}.
	 */
	public static final String SOCKET_TASK_ID = "socketTaskId";

	/**
	 * Position of the message among those of its connection, a {@code Long}.
	 */
	public static final String SEQUENCE = "sequence";

	/**
	 * Time at which the message was read from the socket, an {@code Instant}.
	 */
	public static final String RECEIVED_AT = "receivedAt";

	/**
	 * Type of the message, a {@code String}; missing if there is none.
	 */
	public static final String TYPE = "type";

	/**
	 * Sub-protocol of the connection, a {@code String}; missing if there is none.
	 */
	public static final String PROTOCOL = "protocol";

	private static final List<String> NAMES = List.of(TASK, SOCKET_TASK_ID, SEQUENCE, RECEIVED_AT, TYPE, PROTOCOL);

	private SocketTaskHeaders() {
	}

	public static boolean isKnown(String name) {
		return NAMES.contains(name);
	}

	public static Class<?> type(String name) {
		return switch (name) {
			case SOCKET_TASK_ID -> Integer.class;
			case SEQUENCE -> Long.class;
			case RECEIVED_AT -> Instant.class;
			default -> String.class;
		};
	}

	public static @Nullable Object get(MessageContext message, String name) {
		return switch (name) {
			case TASK -> message.task().name();
			case SOCKET_TASK_ID -> message.socketTaskId();
			case SEQUENCE -> message.sequence();
			case RECEIVED_AT -> message.receivedAt();
			case TYPE -> message.type();
			case PROTOCOL -> message.protocol();
			default -> null;
		};
	}

	public static Map<String, Object> all(MessageContext message) {
		Map<String, Object> headers = new HashMap<>();
		for (String name : NAMES) {
			Object value = get(message, name);
			if (value != null) {
				headers.put(name, value);
			}
		}
		return headers;
	}

}
