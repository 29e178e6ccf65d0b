package io.github.sockettask.client.handler;

import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.Registration;

/**
 * Holds the one callback of an event. Setting another one replaces it.
 *
 * @param <T> the type of the callback
 */
final class CallbackSlot<T> {

	private final AtomicReference<@Nullable Entry<T>> current = new AtomicReference<>();

	Registration set(T callback) {
		Entry<T> entry = new Entry<>(callback);
		this.current.set(entry);
		return () -> this.current.compareAndSet(entry, null);
	}

	@Nullable T get() {
		Entry<T> entry = this.current.get();
		return (entry != null) ? entry.callback() : null;
	}

	/**
	 * A callback as it was set. The same callback may be set again.
	 *
	 * @param callback the callback
	 */
	private record Entry<T>(T callback) {

	}

}
