package io.github.sockettask.receiving;

import java.util.function.UnaryOperator;

import io.github.sockettask.settings.ReceiveSettings;
import io.github.sockettask.settings.SocketTaskSettings;
import io.github.sockettask.settings.SocketTaskSettingsSource;

/**
 * Settings of tasks that receive in another way.
 *
 * @param change what is different
 */
record ReceivingSettings(UnaryOperator<ReceiveSettings> change) implements SocketTaskSettingsSource {

	@Override
	public SocketTaskSettings settings(String name) {
		return defaults().withUrl("ws://fake.invalid/");
	}

	@Override
	public SocketTaskSettings defaults() {
		return SocketTaskSettings.DEFAULTS.withReceive(this.change.apply(SocketTaskSettings.DEFAULTS.receive()));
	}

}
