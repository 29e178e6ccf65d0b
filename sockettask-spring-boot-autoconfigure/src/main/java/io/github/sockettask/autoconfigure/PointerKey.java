package io.github.sockettask.autoconfigure;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.MessageFields;
import io.github.sockettask.MessageKey;

/**
 * Takes the key from a place in a message.
 *
 * @param pointer the place
 * @param lookup looks there
 */
record PointerKey(String pointer, MessageFields.Lookup lookup) implements MessageKey {

	@Override
	public @Nullable Object of(Object message) {
		return this.lookup.find(message)[0];
	}

	@Override
	public String toString() {
		return "receive.key " + this.pointer;
	}

}
