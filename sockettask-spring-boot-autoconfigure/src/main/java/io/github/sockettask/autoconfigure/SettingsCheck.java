package io.github.sockettask.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.StringUtils;
import org.springframework.util.unit.DataSize;

import io.github.sockettask.client.InvalidSocketTaskSettingsException;
import io.github.sockettask.client.SocketTaskSettings;

/**
 * Refuses settings that no task can work with. What concerns the handshake (syntax of the
 * address, headers, sub-protocols) is checked by the engine, for all ways to connect.
 */
class SettingsCheck {

	void checkTask(String name, SocketTaskSettings settings) {
		if (!StringUtils.hasText(settings.url())) {
			throw new InvalidSocketTaskSettingsException(name, "url", null, "no address is set");
		}
		check(name, settings);
	}

	void checkDefaults(SocketTaskSettings settings) {
		check(null, settings);
	}

	private void check(@Nullable String name, SocketTaskSettings settings) {
		checkPositive(name, "timeout", settings.timeout());
		checkPositive(name, "close-timeout", settings.closeTimeout());
		DataSize size = settings.maxMessageSize();
		if (size != null && (size.toBytes() <= 0 || size.toBytes() > Integer.MAX_VALUE)) {
			throw new InvalidSocketTaskSettingsException(name, "max-message-size", size.toString(),
					"must be from 1B to " + DataSize.ofBytes(Integer.MAX_VALUE));
		}
	}

	private void checkPositive(@Nullable String name, String setting, @Nullable Duration value) {
		if (value != null && (value.isNegative() || value.isZero())) {
			throw new InvalidSocketTaskSettingsException(name, setting, DurationStyle.SIMPLE.print(value),
					"must be positive");
		}
	}

}
