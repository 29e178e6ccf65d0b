package io.github.sockettask.receiving;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import tools.jackson.databind.json.JsonMapper;

import io.github.sockettask.DeadLetter;
import io.github.sockettask.DeadLetterHandler;
import io.github.sockettask.MessageFields;
import io.github.sockettask.MessageKey;
import io.github.sockettask.json.JsonMessageFields;
import io.github.sockettask.settings.SocketTaskSettings;
import io.github.sockettask.settings.SocketTaskSettingsSource;

/**
 * Settings of tasks that receive JSON, with what a test changes.
 */
final class RoutingSettings implements SocketTaskSettingsSource {

	final List<DeadLetter> deadLetters = new ArrayList<>();

	private final UnaryOperator<SocketTaskSettings> change;

	/**
	 * Create settings.
	 * @param change what is different from the defaults
	 */
	RoutingSettings(UnaryOperator<SocketTaskSettings> change) {
		this.change = change;
	}

	@Override
	public SocketTaskSettings settings(String name) {
		return defaults().withUrl("ws://fake.invalid/");
	}

	@Override
	public SocketTaskSettings defaults() {
		return this.change.apply(
				SocketTaskSettings.DEFAULTS.withReconnect(SocketTaskSettings.DEFAULTS.reconnect().withEnabled(false)));
	}

	@Override
	public MessageFields messageFields() {
		return new JsonMessageFields(JsonMapper.shared());
	}

	@Override
	public MessageKey messageKey(String key) {
		MessageFields.Lookup lookup = messageFields().lookup(List.of(key));
		return (message) -> lookup.find(message)[0];
	}

	@Override
	public List<DeadLetterHandler> deadLetterHandlers() {
		return List.of(this.deadLetters::add);
	}

}
