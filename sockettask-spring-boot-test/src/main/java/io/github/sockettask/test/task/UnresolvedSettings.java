package io.github.sockettask.test.task;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.DeadLetterHandler;
import io.github.sockettask.HandshakeCustomizer;
import io.github.sockettask.MessageFields;
import io.github.sockettask.MessageKey;
import io.github.sockettask.ReconnectPolicy;
import io.github.sockettask.settings.SocketTaskSettings;
import io.github.sockettask.settings.SocketTaskSettingsSource;

/**
 * The settings of an application, but for what only a network needs: addresses with
 * placeholders stay unresolved.
 *
 * @param settings the settings of the application
 */
record UnresolvedSettings(SocketTaskSettingsSource settings) implements SocketTaskSettingsSource {

	@Override
	public SocketTaskSettings settings(String name) {
		return this.settings.settings(name);
	}

	@Override
	public SocketTaskSettings settings(String name, SocketTaskSettings own) {
		return this.settings.settings(name, own);
	}

	@Override
	public SocketTaskSettings defaults() {
		return this.settings.defaults();
	}

	@Override
	public String resolveUrl(String url) {
		return FixedSettings.URL;
	}

	@Override
	public MessageKey messageKey(String key) {
		return this.settings.messageKey(key);
	}

	@Override
	public MessageFields messageFields() {
		return this.settings.messageFields();
	}

	@Override
	public List<DeadLetterHandler> deadLetterHandlers() {
		return this.settings.deadLetterHandlers()
			.stream()
			.<DeadLetterHandler>map((handler) -> (letter) -> handler.onDeadLetter(NamingListener.named(letter)))
			.toList();
	}

	@Override
	public int maxConnections() {
		return 0;
	}

	@Override
	public List<HandshakeCustomizer> handshakeCustomizers() {
		return this.settings.handshakeCustomizers();
	}

	@Override
	public @Nullable ReconnectPolicy reconnectPolicy() {
		return this.settings.reconnectPolicy();
	}

}
