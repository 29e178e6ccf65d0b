package io.github.sockettask.interleaving;

import java.time.Duration;

import io.github.sockettask.client.Dispatch;
import io.github.sockettask.client.ReconnectSettings;
import io.github.sockettask.client.SocketTaskSettings;
import io.github.sockettask.client.SocketTaskSettingsSource;

/**
 * Settings of tasks that are named after their address.
 *
 * @param timeout bound of a connection attempt, and of a close
 */
record UrlSettings(Duration timeout) implements SocketTaskSettingsSource {

	/** How the address of a task ends whose callbacks run on the event loop. */
	static final String INLINE = "-inline";

	/** What the address of a task contains that connects again by itself. */
	static final String SUPERVISED = "-supervised";

	@Override
	public SocketTaskSettings settings(String url) {
		Dispatch dispatch = url.endsWith(INLINE) ? Dispatch.INLINE : Dispatch.SERIAL;
		return defaults().withUrl(url)
			.withReceive(defaults().receive().withDispatch(dispatch))
			.withReconnect(reconnect(url.contains(SUPERVISED)));
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
		return SocketTaskSettings.DEFAULTS.withTimeout(this.timeout).withCloseTimeout(this.timeout);
	}

}
