package io.github.sockettask.autoconfigure;

import java.util.List;
import java.util.Objects;

import org.springframework.util.StringUtils;
import org.springframework.util.unit.DataSize;

import io.github.sockettask.settings.Dispatch;
import io.github.sockettask.settings.ReceiveSettings;
import io.github.sockettask.settings.RetrySettings;
import io.github.sockettask.settings.SendSettings;
import io.github.sockettask.settings.SocketTaskSettings;
import io.github.sockettask.settings.Startup;

/**
 * Refuses settings that no task can work with. What concerns the handshake (syntax of the
 * address, headers, sub-protocols) is checked by the engine, for all ways to connect.
 */
class SettingsCheck {

	private static final long MAX_QUEUE_BYTES = DataSize.ofGigabytes(256).toBytes();

	/**
	 * Check the settings of a task.
	 * @param name its name
	 * @param own what is set for this task
	 * @param configured the same with the configured defaults filled in
	 * @param settings the same with all defaults filled in, and customized
	 */
	void checkTask(String name, SocketTaskSettings own, SocketTaskSettings configured, SocketTaskSettings settings) {
		SettingValues values = new SettingValues(name);
		checkAddress(values, settings);
		if (settings.startup().mode() == Startup.LAZY && Boolean.FALSE.equals(own.send().offline().enabled())) {
			throw values.wrong("send.offline.enabled", false,
					"with startup=lazy the first message has to wait until the task is open; leave it out, "
							+ "or choose another startup");
		}
		check(values, configured, settings);
		new EffectCheck(values, own, configured.orElse(SocketTaskSettings.DEFAULTS), settings).check();
	}

	private void checkAddress(SettingValues values, SocketTaskSettings settings) {
		List<String> urls = settings.urls();
		boolean several = urls != null && !urls.isEmpty();
		if (several && StringUtils.hasText(settings.url())) {
			throw values.wrong("urls", String.join(",", urls), "url is set too; set one of the two");
		}
		if (!several && !StringUtils.hasText(settings.url())) {
			throw values.wrong("url", null, "no address is set: neither url nor urls");
		}
	}

	/**
	 * Check the settings of all tasks.
	 * @param configured what is set
	 * @param settings the same with the defaults of the engine filled in
	 */
	void checkDefaults(SocketTaskSettings configured, SocketTaskSettings settings) {
		check(new SettingValues(null), configured, settings);
	}

	private void check(SettingValues values, SocketTaskSettings configured, SocketTaskSettings settings) {
		values.positive("timeout", settings.timeout());
		values.positive("close-timeout", settings.closeTimeout());
		values.size("max-message-size", settings.maxMessageSize(), Integer.MAX_VALUE);
		check(values, settings.send());
		check(values, settings.receive());
		check(values, configured.receive().retry(), settings.receive().retry());
		new SupervisionCheck(values).check(configured, settings);
	}

	private void check(SettingValues values, SendSettings settings) {
		values.count("send.queue-capacity", settings.queueCapacity());
		values.size("send.queue-bytes", settings.queueBytes(), MAX_QUEUE_BYTES);
		values.positive("send.timeout", settings.timeout());
		values.count("send.offline.capacity", settings.offline().capacity());
		values.positive("send.offline.ttl", settings.offline().ttl());
	}

	private void check(SettingValues values, RetrySettings configured, RetrySettings settings) {
		values.notBelow("receive.retry.max-retries", settings.maxRetries(), 0);
		values.notNegative("receive.retry.delay", settings.delay());
		values.range("receive.retry.multiplier", settings.multiplier(), 1, Double.MAX_VALUE);
		values.positive("receive.retry.max-delay", settings.maxDelay());
		boolean maxIsSet = configured.maxDelay() != null
				|| !Objects.equals(settings.maxDelay(), SocketTaskSettings.DEFAULTS.receive().retry().maxDelay());
		values.delays("receive.retry", settings.delay(), settings.maxDelay(), maxIsSet);
		values.notNegative("receive.retry.jitter", settings.jitter());
	}

	private void check(SettingValues values, ReceiveSettings settings) {
		values.count("receive.concurrency", settings.concurrency());
		values.count("receive.queue-capacity", settings.queueCapacity());
		values.size("receive.queue-bytes", settings.queueBytes(), MAX_QUEUE_BYTES);
		values.count("receive.batch-size", settings.batchSize());
		values.positive("receive.batch-timeout", settings.batchTimeout());
		values.positive("receive.slow-after", settings.slowAfter());
		if (settings.dispatch() == Dispatch.PER_KEY && settings.key() == null) {
			throw values.wrong("receive.dispatch", "per-key",
					"nothing says what the key of a message is; set receive.key to a JSON pointer such as /symbol, "
							+ "or to the name of a bean");
		}
	}

}
