package io.github.sockettask.client.message;

import java.lang.reflect.Type;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.util.ConcurrentLruCache;

import io.github.sockettask.MessageFields;
import io.github.sockettask.MessageMatch;

/**
 * Prepares what is looked up only once, though handlers ask for it with each message.
 */
public class KeptLookups implements MessageFields {

	/** More than an application asks for, unless it makes pointers as it goes. */
	private static final int MAX_KEPT = 256;

	private final MessageFields fields;

	private final ConcurrentLruCache<List<String>, Lookup> lookups;

	/**
	 * Create what keeps lookups.
	 * @param fields prepares them
	 */
	public KeptLookups(MessageFields fields) {
		this.fields = fields;
		this.lookups = new ConcurrentLruCache<>(MAX_KEPT, fields::lookup);
	}

	@Override
	public Lookup lookup(List<String> pointers) {
		return this.lookups.get(pointers);
	}

	@Override
	public @Nullable Object part(Object message, String pointer, Type type) {
		return this.fields.part(message, pointer, type);
	}

	@Override
	public @Nullable Iterable<Object> elements(Object message, String pointer) {
		return this.fields.elements(message, pointer);
	}

	@Override
	public boolean isArray(Object message) {
		return this.fields.isArray(message);
	}

	@Override
	public void verify(Object message) {
		this.fields.verify(message);
	}

	@Override
	public @Nullable MessageMatch typeMatch(Class<?> type) {
		return this.fields.typeMatch(type);
	}

}
