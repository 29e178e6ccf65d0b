package io.github.sockettask.client;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.MessageFields;
import io.github.sockettask.SocketMessageConverter;

/**
 * How a task reads messages.
 *
 * @param converter converts them
 * @param fields looks into them
 * @param settings where to look
 */
record MessageReading(SocketMessageConverter converter, MessageFields fields, DispatchSettings settings) {

	String typeField() {
		return Objects.requireNonNull(this.settings.typeField());
	}

	@Nullable String find(Object message, String pointer) {
		return this.fields.lookup(List.of(pointer)).find(message)[0];
	}

}
