package io.github.sockettask.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.boot.context.properties.bind.BindableRuntimeHintsRegistrar;

import io.github.sockettask.settings.CompressionSettings;
import io.github.sockettask.settings.HeartbeatSettings;
import io.github.sockettask.settings.OfflineSettings;
import io.github.sockettask.settings.ReceiveSettings;
import io.github.sockettask.settings.ReconnectSettings;
import io.github.sockettask.settings.RetrySettings;
import io.github.sockettask.settings.RoutingSettings;
import io.github.sockettask.settings.SendSettings;
import io.github.sockettask.settings.SocketTaskSettings;

/**
 * Lets Spring Boot bind the records of settings in a native image: they have no
 * annotation of Spring Boot by which it would find them.
 */
class SettingsHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		BindableRuntimeHintsRegistrar
			.forTypes(SocketTaskSettings.class, ReconnectSettings.class, HeartbeatSettings.class, SendSettings.class,
					OfflineSettings.class, ReceiveSettings.class, RetrySettings.class, RoutingSettings.class,
					CompressionSettings.class)
			.registerHints(hints);
	}

}
