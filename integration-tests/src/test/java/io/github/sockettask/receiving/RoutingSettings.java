package io.github.sockettask.receiving;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import tools.jackson.databind.json.JsonMapper;

import io.github.sockettask.DeadLetter;
import io.github.sockettask.MessageFields;
import io.github.sockettask.json.JsonMessageFields;
import io.github.sockettask.settings.EngineConfiguration;
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

	/**
	 * Return what looks into messages and gets the dead letters.
	 * @return the configuration
	 */
	EngineConfiguration configuration() {
		MessageFields fields = new JsonMessageFields(JsonMapper.shared());
		return EngineConfiguration.DEFAULTS.withMessageFields(fields).withMessageKeys((key) -> {
			MessageFields.Lookup lookup = fields.lookup(List.of(key));
			return (message) -> lookup.find(message)[0];
		}).withDeadLetterHandlers(() -> List.of(this.deadLetters::add));
	}

}
