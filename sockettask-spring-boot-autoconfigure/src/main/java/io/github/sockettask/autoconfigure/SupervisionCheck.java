package io.github.sockettask.autoconfigure;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

import io.github.sockettask.ReconnectAction;
import io.github.sockettask.settings.HeartbeatSettings;
import io.github.sockettask.settings.ReconnectSettings;
import io.github.sockettask.settings.SocketTaskSettings;

/**
 * Refuses settings that a connection can't be supervised with.
 *
 * @param values refuses single values
 */
record SupervisionCheck(SettingValues values) {

	private static final int SWITCHING_PROTOCOLS = 101;

	private static final Duration MIN_INTERVAL = Duration.ofSeconds(1);

	void check(SocketTaskSettings configured, SocketTaskSettings settings) {
		this.values.positive("startup-timeout", settings.startup().timeout());
		this.values.notNegative("max-connection-age", settings.maxConnectionAge());
		this.values.notNegative("receive.idle-timeout", settings.receive().idleTimeout());
		check(configured.reconnect(), settings.reconnect());
		checkInterval(configured.heartbeat().interval());
		check(settings.heartbeat());
	}

	// of properties only: code may ask for what is of use in a test
	private void checkInterval(@Nullable Duration interval) {
		if (interval != null && !interval.isZero() && !interval.isNegative() && interval.compareTo(MIN_INTERVAL) < 0) {
			throw this.values.wrong("heartbeat.interval", DurationStyle.SIMPLE.print(interval),
					"must be at least 1s, or 0 for no heartbeat");
		}
	}

	private void check(ReconnectSettings configured, ReconnectSettings settings) {
		this.values.positive("reconnect.delay", settings.delay());
		this.values.range("reconnect.multiplier", settings.multiplier(), 1, Double.MAX_VALUE);
		boolean maxIsSet = configured.maxDelay() != null
				|| !Objects.equals(settings.maxDelay(), SocketTaskSettings.DEFAULTS.reconnect().maxDelay());
		this.values.delays("reconnect", settings.delay(), settings.maxDelay(), maxIsSet);
		this.values.range("reconnect.jitter", settings.jitter(), 0, 1);
		this.values.notBelow("reconnect.max-retries", settings.maxRetries(), -1);
		this.values.notNegative("reconnect.reset-after", settings.resetAfter());
		checkKeys("reconnect.on-close", settings.onClose(), (code) -> code >= 1000 && code <= 4999,
				"is no close code, which are from 1000 to 4999");
		checkKeys("reconnect.on-status", settings.onStatus(),
				(status) -> status >= 100 && status <= 599 && status != SWITCHING_PROTOCOLS,
				"is no HTTP status that refuses a handshake, which are from 100 to 599 without 101");
	}

	private void checkKeys(String setting, @Nullable Map<Integer, ReconnectAction> actions, IntPredicate allowed,
			String reason) {
		if (actions == null) {
			return;
		}
		actions.forEach((key, action) -> {
			if (!allowed.test(key)) {
				throw this.values.wrong(setting + "." + key, action.name().toLowerCase(Locale.ROOT),
						key + " " + reason);
			}
		});
	}

	private void check(HeartbeatSettings settings) {
		this.values.notNegative("heartbeat.interval", settings.interval());
		this.values.positive("heartbeat.timeout", settings.timeout());
		if (settings.expect() != null && settings.message() == null) {
			throw this.values.wrong("heartbeat.expect", settings.expect(),
					"there is nothing to be answered; set heartbeat.message to the text to send");
		}
	}

}
