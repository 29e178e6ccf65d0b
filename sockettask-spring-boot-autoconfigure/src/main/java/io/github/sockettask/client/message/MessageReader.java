package io.github.sockettask.client.message;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.MessageFields;
import io.github.sockettask.SocketMessageConverter;
import io.github.sockettask.settings.DispatchSettings;

/**
 * How a task reads messages.
 *
 * @param converter converts them
 * @param fields looks into them
 * @param settings where to look
 */
public record MessageReader(SocketMessageConverter converter, MessageFields fields, DispatchSettings settings) {

	String typeField() {
		return Objects.requireNonNull(this.settings.typeField());
	}

	@Nullable String find(Object message, String pointer) {
		return this.fields.lookup(List.of(pointer)).find(message)[0];
	}

}
