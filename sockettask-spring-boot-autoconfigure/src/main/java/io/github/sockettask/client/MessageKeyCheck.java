package io.github.sockettask.client;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.client.heartbeat.ExpectedAnswer;
import io.github.sockettask.settings.EngineConfiguration;
import io.github.sockettask.settings.InvalidSocketTaskSettingsException;
import io.github.sockettask.settings.ReceiveMode;
import io.github.sockettask.settings.RoutingSettings;
import io.github.sockettask.settings.SocketTaskSettings;

/**
 * Checks the settings that name a message key or a place in messages.
 */
public final class MessageKeyCheck {

	private MessageKeyCheck() {
	}

	/**
	 * Check settings.
	 * @param name the name of the task, or {@code null} for those of all tasks
	 * @param settings the settings
	 * @param configuration finds the key functions, and looks into messages
	 * @throws InvalidSocketTaskSettingsException if a name is unknown
	 */
	public static void check(@Nullable String name, SocketTaskSettings settings, EngineConfiguration configuration) {
		if (settings.receive().mode() == ReceiveMode.PER_KEY) {
			check(name, "receive.key", settings.receive().key(), configuration.messageKeys()::apply);
		}
		check(name, "heartbeat.expect", settings.heartbeat().expect(),
				(expect) -> ExpectedAnswer.of(expect, configuration.messageKeys()::apply));
		RoutingSettings routing = settings.routing();
		if (!Objects.equals(routing.typeField(), SocketTaskSettings.DEFAULTS.routing().typeField())) {
			check(name, "routing.type-field", routing.typeField(), (pointer) -> lookup(pointer, configuration));
		}
		check(name, "routing.unwrap", routing.unwrap(), (pointer) -> lookup(pointer, configuration));
	}

	private static void lookup(String pointer, EngineConfiguration configuration) {
		configuration.messageFields().lookup(List.of(pointer));
	}

	private static void check(@Nullable String name, String setting, @Nullable String value, Consumer<String> check) {
		if (value == null) {
			return;
		}
		try {
			check.accept(value);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidSocketTaskSettingsException(name, setting, value, String.valueOf(ex.getMessage()));
		}
	}

}
