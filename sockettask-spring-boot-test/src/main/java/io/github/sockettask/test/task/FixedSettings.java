package io.github.sockettask.test.task;

import io.github.sockettask.settings.EngineConfiguration;
import io.github.sockettask.settings.SocketTaskSettings;
import io.github.sockettask.settings.SocketTaskSettingsSource;

/**
 * Settings of tasks that are configured nowhere.
 */
final class FixedSettings implements SocketTaskSettingsSource {

	/**
	 * Never connected to, but settings are checked (RFC 2606 reserves the domain).
	 */
	static final String URL = "ws://fake.invalid/";

	static final EngineConfiguration CONFIGURATION = EngineConfiguration.DEFAULTS
		.withMessageFields(DefaultConverter.fields());

	@Override
	public SocketTaskSettings settings(String name) {
		SocketTaskSettings defaults = SocketTaskSettings.DEFAULTS;
		// The test controls when there is a connection.
		return defaults.withUrl(URL).withReconnect(defaults.reconnect().withEnabled(false));
	}

}
