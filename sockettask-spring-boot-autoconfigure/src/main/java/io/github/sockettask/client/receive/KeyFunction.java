package io.github.sockettask.client.receive;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.MessageKey;
import io.github.sockettask.client.execution.RunningCallback;
import io.github.sockettask.client.execution.UserKey;
import io.github.sockettask.client.handler.EventDispatcher;
import io.github.sockettask.client.message.ReceivedMessage;
import io.github.sockettask.settings.Dispatch;
import io.github.sockettask.settings.ReceiveSettings;

/**
 * Asks for keys. Messages without a key, and those whose key can't be told, share one.
 *
 * @param key tells the key
 * @param callbacks whose error handlers are told of failures
 * @param running where to tell what runs
 */
record KeyFunction(MessageKey key, EventDispatcher callbacks,
		RunningCallback running) implements Function<ReceivedMessage, Object> {

	/** The key of messages without one. */
	static final Object NONE = new Object();

	/**
	 * Return what gives the key of a message, or {@code null} if it has no order.
	 * @param settings how to receive
	 * @param keys finds what gives keys
	 * @param callbacks whose error handlers are told of failures
	 * @param running where to tell what runs
	 * @return gives keys
	 */
	static Function<ReceivedMessage, ? extends @Nullable Object> of(ReceiveSettings settings,
			Function<String, MessageKey> keys, EventDispatcher callbacks, RunningCallback running) {
		String key = settings.key();
		if (settings.dispatch() == Dispatch.PER_KEY && key != null) {
			return new KeyFunction(keys.apply(key), callbacks, running);
		}
		Function<ReceivedMessage, @Nullable Object> none = (message) -> null;
		return none;
	}

	@Override
	public Object apply(ReceivedMessage message) {
		this.running.begin(this.key);
		try {
			Object key = message.key(this.key);
			if (key != null) {
				// here, where it may throw: a lane is looked up under a lock
				return UserKey.of(key);
			}
		}
		catch (Throwable ex) {
			this.callbacks.error(ex);
		}
		return NONE;
	}

}
