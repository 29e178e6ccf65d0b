package io.github.sockettask.client.message;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.util.ConcurrentLruCache;

import io.github.sockettask.MessageFields;
import io.github.sockettask.MessageFilter;
import io.github.sockettask.SocketMessageConverter;

/**
 * Reads messages. Look-ups that handlers ask for with each message are prepared once, and
 * shared by all tasks.
 *
 * @param converter converts messages
 * @param fields looks into messages
 * @param lookups look-ups of single pointers that were prepared before
 * @param typeField the pointer to the type of a message
 */
public record MessageReader(SocketMessageConverter converter, MessageFields fields,
		ConcurrentLruCache<String, MessageFields.Lookup> lookups, String typeField) {

	/** More than an application asks for, unless it makes pointers as messages come. */
	private static final int MAX_LOOKUPS = 256;

	public MessageReader(SocketMessageConverter converter, MessageFields fields, String typeField) {
		this(converter, fields, new ConcurrentLruCache<>(MAX_LOOKUPS, (pointer) -> fields.lookup(List.of(pointer))),
				typeField);
	}

	public MessageReader withTypeField(String typeField) {
		return new MessageReader(this.converter, this.fields, this.lookups, typeField);
	}

	/**
	 * Make sure that the values that a filter asks for can be looked up.
	 * @param filter the filter
	 * @throws IllegalArgumentException if a pointer has a wrong syntax, or nothing can
	 * look into messages
	 */
	public void check(MessageFilter filter) {
		if (!filter.types().isEmpty()) {
			this.fields.lookup(List.of(this.typeField));
		}
		filter.matches().forEach((match) -> this.fields.lookup(List.of(match.pointer())));
	}

	@Nullable String find(Object message, String pointer) {
		return this.lookups.get(pointer).find(message)[0];
	}

}
