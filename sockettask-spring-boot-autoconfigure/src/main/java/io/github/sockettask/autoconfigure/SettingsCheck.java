package io.github.sockettask.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.StringUtils;
import org.springframework.util.unit.DataSize;

import io.github.sockettask.client.Dispatch;
import io.github.sockettask.client.InvalidSocketTaskSettingsException;
import io.github.sockettask.client.ReceiveSettings;
import io.github.sockettask.client.SendSettings;
import io.github.sockettask.client.SocketTaskSettings;

/**
 * Refuses settings that no task can work with. What concerns the handshake (syntax of the
 * address, headers, sub-protocols) is checked by the engine, for all ways to connect.
 */
class SettingsCheck {

	private static final int MAX_COUNT = 1_000_000;

	private static final long MAX_QUEUE_BYTES = DataSize.ofGigabytes(256).toBytes();

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
		checkSize(name, "max-message-size", settings.maxMessageSize(), Integer.MAX_VALUE);
		check(name, settings.send());
		check(name, settings.receive());
	}

	private void check(@Nullable String name, SendSettings settings) {
		checkCount(name, "send.queue-capacity", settings.queueCapacity());
		checkSize(name, "send.queue-bytes", settings.queueBytes(), MAX_QUEUE_BYTES);
		checkPositive(name, "send.timeout", settings.timeout());
		checkCount(name, "send.offline.capacity", settings.offline().capacity());
		checkPositive(name, "send.offline.ttl", settings.offline().ttl());
	}

	private void check(@Nullable String name, ReceiveSettings settings) {
		checkCount(name, "receive.concurrency", settings.concurrency());
		checkCount(name, "receive.queue-capacity", settings.queueCapacity());
		checkSize(name, "receive.queue-bytes", settings.queueBytes(), MAX_QUEUE_BYTES);
		checkCount(name, "receive.batch-size", settings.batchSize());
		checkPositive(name, "receive.batch-timeout", settings.batchTimeout());
		checkPositive(name, "receive.slow-after", settings.slowAfter());
		if (settings.dispatch() == Dispatch.PER_KEY && settings.key() == null) {
			throw new InvalidSocketTaskSettingsException(name, "receive.dispatch", "per-key",
					"nothing says what the key of a message is; set receive.key to a JSON pointer such as /symbol, "
							+ "or to the name of a bean");
		}
	}

	private void checkCount(@Nullable String name, String setting, @Nullable Integer value) {
		if (value != null && (value < 1 || value > MAX_COUNT)) {
			throw new InvalidSocketTaskSettingsException(name, setting, value.toString(),
					"must be from 1 to " + MAX_COUNT);
		}
	}

	private void checkSize(@Nullable String name, String setting, @Nullable DataSize value, long max) {
		if (value != null && (value.toBytes() <= 0 || value.toBytes() > max)) {
			throw new InvalidSocketTaskSettingsException(name, setting, value.toString(),
					"must be from 1B to " + DataSize.ofBytes(max));
		}
	}

	private void checkPositive(@Nullable String name, String setting, @Nullable Duration value) {
		if (value != null && (value.isNegative() || value.isZero())) {
			throw new InvalidSocketTaskSettingsException(name, setting, DurationStyle.SIMPLE.print(value),
					"must be positive");
		}
	}

}
