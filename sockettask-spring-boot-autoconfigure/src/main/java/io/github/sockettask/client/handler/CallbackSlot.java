package io.github.sockettask.client.handler;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.Registration;

/**
 * Holds the one callback of an event. Setting another one replaces it.
 *
 * @param <T> the type of the callback
 */
final class CallbackSlot<T> {

	// Guarded by this, but read without
	private volatile @Nullable Entry<T> current;

	synchronized Registration set(T callback) {
		Entry<T> entry = new Entry<>(callback);
		this.current = entry;
		return () -> remove(entry);
	}

	private synchronized void remove(Entry<T> entry) {
		if (this.current == entry) {
			this.current = null;
		}
	}

	@Nullable T get() {
		Entry<T> entry = this.current;
		return (entry != null) ? entry.callback() : null;
	}

	/** A callback as it was set. The same callback may be set again. */
	private record Entry<T>(T callback) {

	}

}
