package io.github.sockettask.client.message;

import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.MessageFields;

/**
 * Looks into messages such as {@code type=trade,symbol=SPX}. Their elements are between
 * bars, and a message that begins with an exclamation mark breaks it.
 */
public class FakeMessageFields implements MessageFields {

	/** How many messages were read. */
	public final AtomicInteger reads = new AtomicInteger();

	@Override
	public Lookup lookup(List<String> pointers) {
		return (message) -> {
			this.reads.incrementAndGet();
			return pointers.stream().map((pointer) -> find((String) message, pointer)).toArray(String[]::new);
		};
	}

	private static @Nullable String find(String message, String pointer) {
		return Arrays.stream(message.split(","))
			.map((field) -> field.split("=", 2))
			.filter((field) -> ("/" + field[0]).equals(pointer))
			.map((field) -> field[1])
			.findFirst()
			.orElse(null);
	}

	@Override
	public @Nullable Object part(Object message, String pointer, Type type) {
		this.reads.incrementAndGet();
		return find((String) message, pointer);
	}

	@Override
	public @Nullable Iterable<Object> elements(Object message, String pointer) {
		String text = (String) message;
		if (text.startsWith("!")) {
			throw new IllegalStateException("broken");
		}
		return text.contains("|")
				? Arrays.stream(text.split("\\|")).filter((part) -> !part.isEmpty()).map(Object.class::cast).toList()
				: null;
	}

}
