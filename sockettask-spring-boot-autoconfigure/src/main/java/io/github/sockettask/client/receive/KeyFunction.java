package io.github.sockettask.client.receive;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.MessageKey;
import io.github.sockettask.client.execution.UserKey;
import io.github.sockettask.client.handler.EventDispatcher;
import io.github.sockettask.client.message.ReceivedMessage;
import io.github.sockettask.settings.ReceiveMode;
import io.github.sockettask.settings.ReceiveSettings;

/**
 * Returns the keys of messages. Messages without a key, or whose key fails, share one.
 *
 * @param key makes keys
 * @param dispatcher reports failures to the error handlers
 */
record KeyFunction(MessageKey key, EventDispatcher dispatcher) implements Function<ReceivedMessage, Object> {

	/** The key of messages without one. */
	static final Object NONE = new Object();

	// The key is null for messages without an order.
	static Function<ReceivedMessage, ? extends @Nullable Object> of(ReceiveSettings settings,
			Function<String, MessageKey> keys, EventDispatcher dispatcher) {
		String key = settings.key();
		if (settings.mode() == ReceiveMode.PER_KEY && key != null) {
			return new KeyFunction(keys.apply(key), dispatcher);
		}
		Function<ReceivedMessage, @Nullable Object> none = (message) -> null;
		return none;
	}

	@Override
	public Object apply(ReceivedMessage message) {
		this.dispatcher.begin(this.key);
		try {
			Object key = message.key(this.key);
			if (key != null) {
				// Here, where it may throw: a lane is looked up under a lock.
				return UserKey.of(key);
			}
		}
		catch (Throwable ex) {
			this.dispatcher.error(ex);
		}
		return NONE;
	}

}
