package io.github.sockettask.client.message;

import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.MessageKey;

/**
 * A frame that holds several messages. Values that a message lacks are looked up in its
 * frame, once for all messages, since the frame may be large and the messages many.
 */
final class MessageFrame {

	private final ReceivedMessage message;

	// Guarded by this.
	private final Map<Object, Optional<?>> known = new HashMap<>();

	MessageFrame(ReceivedMessage message) {
		this.message = message;
	}

	ReceivedMessage message() {
		return this.message;
	}

	@Nullable String[] fields(RouteLookup fields) {
		return this.message.fields(fields);
	}

	@Nullable String field(String pointer) {
		return (String) known(pointer, () -> this.message.field(pointer));
	}

	@Nullable Object payload(String pointer, Type type) {
		return known(new Part(pointer, type), () -> this.message.payload(pointer, type));
	}

	@Nullable Object key(MessageKey key) throws Exception {
		return known(key, () -> key.of(this.message.data()));
	}

	private synchronized <X extends Exception> @Nullable Object known(Object what, Lookup<X> lookup) throws X {
		Optional<?> found = this.known.get(what);
		if (found == null) {
			found = Optional.ofNullable(lookup.find());
			this.known.put(what, found);
		}
		return found.orElse(null);
	}

	/** Finds something in the frame. */
	@FunctionalInterface
	private interface Lookup<X extends Exception> {

		@Nullable Object find() throws X;

	}

	/** A part of the frame, by its pointer and the type that it is converted to. */
	private record Part(String pointer, Type type) {
	}

}
