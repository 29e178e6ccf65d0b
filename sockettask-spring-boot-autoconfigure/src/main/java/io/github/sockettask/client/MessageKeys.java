package io.github.sockettask.client;

import java.util.function.Function;

import io.github.sockettask.MessageKey;

/**
 * Asks for keys. Messages without a key, and those whose key can't be told, share one.
 *
 * @param key tells the key
 * @param callbacks whose error handlers are told of failures
 * @param running where to tell what runs
 */
record MessageKeys(MessageKey key, Callbacks callbacks, RunningCallback running) implements Function<Object, Object> {

	private static final Object NONE = new Object();

	@Override
	public Object apply(Object message) {
		this.running.begin(this.key);
		try {
			Object key = this.key.of(message);
			if (key != null) {
				// here, where it may throw: a lane is looked up under a lock
				key.hashCode();
				return key;
			}
		}
		catch (Throwable ex) {
			this.callbacks.error(ex);
		}
		return NONE;
	}

}
