package io.github.sockettask.interleaving;

import java.time.Duration;

import io.github.sockettask.modes.Mode;
import io.github.sockettask.settings.EngineConfiguration;
import io.github.sockettask.settings.ReconnectSettings;
import io.github.sockettask.settings.SocketTaskSettings;
import io.github.sockettask.settings.SocketTaskSettingsSource;

/**
 * Settings of tasks that are named after their address.
 *
 * @param timeout bound of a connection attempt, and of a close
 */
record UrlSettings(Duration timeout) implements SocketTaskSettingsSource {

	/** Messages have no keys, whatever the mode says. */
	static final EngineConfiguration CONFIGURATION = EngineConfiguration.DEFAULTS
		.withMessageKeys((key) -> (message) -> null);

	/** What the address of a task contains that connects again by itself. */
	static final String SUPERVISED = "-supervised";

	@Override
	public SocketTaskSettings settings(String url) {
		return defaults().withUrl(url).withReconnect(reconnect(url.contains(SUPERVISED)));
	}

	private ReconnectSettings reconnect(boolean enabled) {
		return defaults().reconnect()
			.withEnabled(enabled)
			.withDelay(Duration.ofMillis(1))
			.withMaxDelay(Duration.ofMillis(5))
			.withResetAfter(Duration.ofMillis(2));
	}

	@Override
	public SocketTaskSettings defaults() {
		return Mode.current()
			.settings(SocketTaskSettings.DEFAULTS.withConnectTimeout(this.timeout).withCloseTimeout(this.timeout));
	}

}
