package io.github.sockettask.autoconfigure;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.StringUtils;
import org.springframework.util.unit.DataSize;

import io.github.sockettask.ReconnectAction;
import io.github.sockettask.settings.AuthSettings;
import io.github.sockettask.settings.CodeRange;
import io.github.sockettask.settings.Credentials;
import io.github.sockettask.settings.HeartbeatSettings;
import io.github.sockettask.settings.InvalidSocketTaskSettingsException;
import io.github.sockettask.settings.ReceiveMode;
import io.github.sockettask.settings.ReceiveSettings;
import io.github.sockettask.settings.ReconnectSettings;
import io.github.sockettask.settings.RedirectHandling;
import io.github.sockettask.settings.RetrySettings;
import io.github.sockettask.settings.SendSettings;
import io.github.sockettask.settings.SocketTaskSettings;
import io.github.sockettask.settings.Startup;
import io.github.sockettask.text.Redaction;

/**
 * Refuses settings that no task can work with, and settings of a task that have no effect
 * beside its others. The engine checks what concerns the handshake (syntax of the
 * address, headers, sub-protocols), for all ways to connect.
 *
 * @param name the name of the task, or {@code null} for the defaults
 */
record SettingsCheck(@Nullable String name) {

	private static final int MAX_COUNT = 1_000_000;

	private static final long MAX_QUEUE_BYTES = DataSize.ofGigabytes(256).toBytes();

	private static final CodeRange SWITCHING_PROTOCOLS = new CodeRange(101, 101);

	private static final Duration MIN_INTERVAL = Duration.ofSeconds(1);

	/**
	 * Check the settings of a task.
	 * @param own what is set for this task
	 * @param configured the same with the configured defaults filled in
	 * @param settings the same with all defaults filled in, and customized
	 */
	void checkTask(SocketTaskSettings own, SocketTaskSettings configured, SocketTaskSettings settings) {
		checkAddress(settings);
		if (settings.startup() == Startup.LAZY && Boolean.FALSE.equals(own.send().offline().enabled())) {
			throw wrong("send.offline.enabled", false,
					"with startup=lazy the first message has to wait until the task is open; leave it out, "
							+ "or choose another startup");
		}
		checkValues(configured, settings);
		new Effects(own, configured.orElse(SocketTaskSettings.DEFAULTS), settings).check();
	}

	private void checkAddress(SocketTaskSettings settings) {
		List<String> urls = Objects.requireNonNullElse(settings.urls(), List.of());
		boolean several = !urls.isEmpty();
		if (several && StringUtils.hasText(settings.url())) {
			throw wrong("urls", urls.stream().map(Redaction::url).collect(Collectors.joining(",")),
					"url is set too; set one of the two");
		}
		if (!several && !StringUtils.hasText(settings.url())) {
			throw wrong("url", null, "no address is set: neither url nor urls");
		}
	}

	/**
	 * Check each value.
	 * @param configured what is set in properties
	 * @param settings the same with the defaults of the engine filled in
	 */
	void checkValues(SocketTaskSettings configured, SocketTaskSettings settings) {
		positive("connect-timeout", settings.connectTimeout());
		positive("close-timeout", settings.closeTimeout());
		check(Credentials.of(settings));
		check(settings.send());
		check(settings.receive());
		check(configured.receive().retry(), settings.receive().retry());
		positive("startup-timeout", settings.startupTimeout());
		notNegative("max-connection-age", settings.maxConnectionAge());
		check(configured.reconnect(), settings.reconnect());
		checkInterval(configured.heartbeat().interval());
		check(settings.heartbeat());
		new ProxyCheck(this.name, settings.proxy()).check();
	}

	private void check(Credentials credentials) {
		List<String> ways = credentials.ways();
		if (ways.size() > 1) {
			throw conflict(ways.get(1),
					"'" + ways.get(0) + "' is set too, but a handshake has one header Authorization",
					"Leave out one of the two.");
		}
		AuthSettings.Basic basic = credentials.auth().basic();
		if ((basic.username() == null) != (basic.password() == null)) {
			String missing = (basic.username() == null) ? "auth.basic.username" : "auth.basic.password";
			throw conflict(ways.get(0), "'" + missing + "' is not set; a task takes both from the same place",
					"Set '%s'.".formatted(TaskProperty.name(this.name, missing)));
		}
	}

	private InvalidTaskPropertyException conflict(String setting, String reason, String action) {
		return new InvalidTaskPropertyException(TaskProperty.of(this.name, setting), null, reason, action);
	}

	private void check(SendSettings settings) {
		count("send.queue-capacity", settings.queueCapacity());
		size("send.queue-bytes", settings.queueBytes(), MAX_QUEUE_BYTES);
		positive("send.timeout", settings.timeout());
		count("send.offline.capacity", settings.offline().capacity());
		size("send.offline.bytes", settings.offline().bytes(), MAX_QUEUE_BYTES);
		positive("send.offline.ttl", settings.offline().ttl());
	}

	private void check(ReceiveSettings settings) {
		size("receive.max-message-size", settings.maxMessageSize(), Integer.MAX_VALUE);
		count("receive.concurrency", settings.concurrency());
		count("receive.queue-capacity", settings.queueCapacity());
		size("receive.queue-bytes", settings.queueBytes(), MAX_QUEUE_BYTES);
		count("receive.batch-size", settings.batchSize());
		positive("receive.batch-timeout", settings.batchTimeout());
		positive("receive.slow-after", settings.slowAfter());
		notNegative("receive.silence-timeout", settings.silenceTimeout());
		if (settings.mode() == ReceiveMode.PER_KEY && settings.key() == null) {
			throw wrong("receive.mode", "per-key",
					"nothing says what the key of a message is; set receive.key to a JSON pointer such as /symbol, "
							+ "or to the name of a bean");
		}
	}

	private void check(RetrySettings configured, RetrySettings settings) {
		notBelow("receive.retry.max-retries", settings.maxRetries(), 0);
		notNegative("receive.retry.delay", settings.delay());
		range("receive.retry.multiplier", settings.multiplier(), 1, Double.MAX_VALUE);
		positive("receive.retry.max-delay", settings.maxDelay());
		boolean maxIsSet = configured.maxDelay() != null
				|| !Objects.equals(settings.maxDelay(), SocketTaskSettings.DEFAULTS.receive().retry().maxDelay());
		delays("receive.retry", settings.delay(), settings.maxDelay(), maxIsSet);
		notNegative("receive.retry.jitter", settings.jitter());
	}

	private void check(ReconnectSettings configured, ReconnectSettings settings) {
		positive("reconnect.delay", settings.delay());
		range("reconnect.multiplier", settings.multiplier(), 1, Double.MAX_VALUE);
		boolean maxIsSet = configured.maxDelay() != null
				|| !Objects.equals(settings.maxDelay(), SocketTaskSettings.DEFAULTS.reconnect().maxDelay());
		delays("reconnect", settings.delay(), settings.maxDelay(), maxIsSet);
		notNegative("reconnect.jitter", settings.jitter());
		notBelow("reconnect.max-retries", settings.maxRetries(), -1);
		notNegative("reconnect.reset-after", settings.resetAfter());
		checkCodes("reconnect.on-close", settings.onClose(), new CodeRange(1000, 4999),
				"is no close code, which are from 1000 to 4999");
		checkCodes("reconnect.on-status", settings.onStatus(), new CodeRange(100, 599),
				"is no HTTP status that refuses a handshake, which are from 100 to 599 without 101");
	}

	private void checkCodes(String setting, @Nullable Map<String, ReconnectAction> actions, CodeRange allowed,
			String reason) {
		Map<CodeRange, String> keys = new LinkedHashMap<>();
		((actions != null) ? actions : Map.<String, ReconnectAction>of()).forEach((key, action) -> {
			CodeRange range;
			try {
				range = CodeRange.of(key);
			}
			catch (IllegalArgumentException ex) {
				throw wrong(setting + "." + key, text(action), String.valueOf(ex.getMessage()));
			}
			if (!allowed.contains(range.first()) || !allowed.contains(range.last())
					|| range.equals(SWITCHING_PROTOCOLS)) {
				throw wrong(setting + "." + key, text(action), key + " " + reason);
			}
			keys.forEach((other, otherKey) -> {
				if (range.conflictsWith(other)) {
					throw wrong(setting + "." + key, text(action),
							"%s overlaps %s, and neither is more specific; make one of the two smaller".formatted(key,
									otherKey));
				}
			});
			keys.put(range, key);
		});
	}

	// For properties only: a test may set a shorter interval in code.
	private void checkInterval(@Nullable Duration interval) {
		if (interval != null && !interval.isZero() && !interval.isNegative() && interval.compareTo(MIN_INTERVAL) < 0) {
			throw wrong("heartbeat.interval", DurationStyle.SIMPLE.print(interval),
					"must be at least 1s, or 0 for no heartbeat");
		}
	}

	private void check(HeartbeatSettings settings) {
		notNegative("heartbeat.interval", settings.interval());
		positive("heartbeat.timeout", settings.timeout());
		if (settings.expect() != null && settings.message() == null) {
			throw wrong("heartbeat.expect", settings.expect(),
					"no text asks for the answer; set heartbeat.message to the text to send");
		}
	}

	private void count(String setting, @Nullable Integer value) {
		if (value != null && (value < 1 || value > MAX_COUNT)) {
			throw wrong(setting, value, "must be from 1 to " + MAX_COUNT);
		}
	}

	private void size(String setting, @Nullable DataSize value, long max) {
		if (value != null && (value.toBytes() <= 0 || value.toBytes() > max)) {
			throw wrong(setting, value, "must be from 1B to " + DataSize.ofBytes(max));
		}
	}

	private void positive(String setting, @Nullable Duration value) {
		if (value != null && (value.isNegative() || value.isZero())) {
			throw wrong(setting, DurationStyle.SIMPLE.print(value), "must be positive");
		}
	}

	private void notNegative(String setting, @Nullable Duration value) {
		if (value != null && value.isNegative()) {
			throw wrong(setting, DurationStyle.SIMPLE.print(value), "must not be negative");
		}
	}

	private void notBelow(String setting, @Nullable Integer value, int min) {
		if (value != null && value < min) {
			throw wrong(setting, value, "must not be below " + min);
		}
	}

	private void range(String setting, @Nullable Double value, double min, double max) {
		// Negated, so that NaN is refused, too.
		if (value != null && !(value >= min && value <= max)) {
			throw wrong(setting, value,
					(max == Double.MAX_VALUE) ? "must not be below " + min : "must be from " + min + " to " + max);
		}
	}

	private void delays(String group, @Nullable Duration delay, @Nullable Duration maxDelay, boolean maxIsSet) {
		if (delay == null || maxDelay == null || maxDelay.compareTo(delay) >= 0) {
			return;
		}
		if (maxIsSet) {
			throw wrong(group + ".max-delay", text(maxDelay),
					"must not be shorter than " + group + ".delay (" + text(delay) + ")");
		}
		throw wrong(group + ".delay", text(delay), "must not be longer than " + group + ".max-delay, which is "
				+ text(maxDelay) + " unless set; set that too");
	}

	private InvalidSocketTaskSettingsException wrong(String setting, @Nullable Object value, String reason) {
		return new InvalidSocketTaskSettingsException(this.name, setting, (value != null) ? value.toString() : null,
				reason);
	}

	private static Object text(Object value) {
		if (value instanceof Duration duration) {
			return SocketTaskStartupException.print(duration);
		}
		return (value instanceof Enum<?> constant) ? constant.name().toLowerCase(Locale.ROOT).replace('_', '-') : value;
	}

	/**
	 * Refuses settings of the task that have no effect beside its others. A setting that
	 * is switched off for one task, while the defaults or another profile configure it,
	 * is no contradiction.
	 */
	private final class Effects {

		private final SocketTaskSettings own;

		private final SocketTaskSettings configured;

		private final SocketTaskSettings settings;

		/**
		 * Create a check.
		 * @param own what is set for the task
		 * @param configured the same with the defaults filled in
		 * @param settings the same after the customizers
		 */
		Effects(SocketTaskSettings own, SocketTaskSettings configured, SocketTaskSettings settings) {
			this.own = own;
			this.configured = configured;
			this.settings = settings;
		}

		void check() {
			checkStartup();
			checkReceive(this.own.receive());
			if (this.own.send().offline().enabled() == null) {
				Predicate<SocketTaskSettings> queues = (all) -> Boolean.TRUE.equals(all.send().offline().enabled())
						|| all.startup() == Startup.LAZY;
				String reason = "messages do not wait while the task is not open; set send.offline.enabled to true, or leave it out";
				needs(queues, "send.offline.capacity", this.own.send().offline().capacity(), reason);
				needs(queues, "send.offline.bytes", this.own.send().offline().bytes(), reason);
				needs(queues, "send.offline.ttl", this.own.send().offline().ttl(), reason);
			}
			if (this.own.heartbeat().interval() == null) {
				Predicate<SocketTaskSettings> pings = (all) -> isPositive(all.heartbeat().interval());
				String reason = "there is no heartbeat; set heartbeat.interval, or leave it out";
				needs(pings, "heartbeat.timeout", this.own.heartbeat().timeout(), reason);
				needs(pings, "heartbeat.message", this.own.heartbeat().message(), reason);
			}
			needs((all) -> all.oauth2().registrationId() != null, "oauth2.reconnect-on-refresh",
					this.own.oauth2().reconnectOnRefresh(),
					"no access token is sent; set oauth2.registration-id, or leave it out");
			needs((all) -> !Boolean.FALSE.equals(all.reconnect().enabled()), "oauth2.reconnect-on-refresh",
					this.own.oauth2().reconnectOnRefresh(),
					"the task has one connection; set reconnect.enabled to true, or leave it out");
			needs(Effects::mayUseTls, "ssl.bundle", this.own.ssl().bundleInUse(),
					"no address of the task uses TLS; begin it with wss:// in place of ws://, or leave it out");
			needs((all) -> all.urls() != null && all.urls().size() > 1, "url-order", this.own.urlOrder(),
					"there is one address only; set urls to several, or leave it out");
		}

		private void checkStartup() {
			Startup startup = this.own.startup();
			if (Boolean.FALSE.equals(this.configured.autoStartup()) && startup != null && waits(startup)) {
				throw wrong("startup", text(startup),
						"auto-startup is false, so that the application does not wait for the task; leave one of the two out");
			}
			needs((all) -> waits(all.startup()), "startup-timeout", this.own.startupTimeout(),
					"the application does not wait for the task; set startup to wait or fail-fast, or leave it out");
		}

		private void checkReceive(ReceiveSettings receive) {
			needs((all) -> all.receive().mode() == ReceiveMode.PER_KEY, "receive.key", receive.key(),
					"only receive.mode=per-key looks at the key of a message; set that, or leave it out");
			needs((all) -> all.receive().mode() != null && all.receive().mode().isParallel(), "receive.concurrency",
					receive.concurrency(),
					"messages are handled one by one; set receive.mode to concurrent or per-key, or leave it out");
			needs((all) -> all.receive().batchSize() != null, "receive.batch-timeout", receive.batchTimeout(),
					"no lists of messages are made; set receive.batch-size, or leave it out");
			if (receive.silenceTimeout() == null) {
				needs((all) -> isPositive(all.receive().silenceTimeout()), "receive.on-silence", receive.onSilence(),
						"the task may be silent for ever; set receive.silence-timeout, or leave it out");
			}
			if (receive.retry().maxRetries() == null) {
				Predicate<SocketTaskSettings> retries = (
						all) -> !Integer.valueOf(0).equals(all.receive().retry().maxRetries());
				String reason = "no handler gets a message again; set receive.retry.max-retries, or leave it out";
				needs(retries, "receive.retry.delay", receive.retry().delay(), reason);
				needs(retries, "receive.retry.multiplier", receive.retry().multiplier(), reason);
				needs(retries, "receive.retry.max-delay", receive.retry().maxDelay(), reason);
				needs(retries, "receive.retry.jitter", receive.retry().jitter(), reason);
			}
		}

		private void needs(Predicate<SocketTaskSettings> effective, String setting, @Nullable Object value,
				String reason) {
			if (value != null && !effective.test(this.configured) && !effective.test(this.settings)) {
				throw wrong(setting, text(value), reason);
			}
		}

		// A placeholder may stand for any address, and so may a redirect.
		private static boolean mayUseTls(SocketTaskSettings settings) {
			List<String> urls = (settings.urls() != null) ? settings.urls() : List.of();
			return Stream.concat(Stream.ofNullable(settings.url()).filter(StringUtils::hasText), urls.stream())
				.anyMatch((url) -> !url.startsWith("ws://")) || settings.redirects() != RedirectHandling.DONT_FOLLOW;
		}

		private static boolean waits(@Nullable Startup mode) {
			return mode == Startup.WAIT || mode == Startup.FAIL_FAST;
		}

		private static boolean isPositive(@Nullable Duration duration) {
			return duration != null && !duration.isZero();
		}

	}

}
