package io.github.sockettask.autoconfigure;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.settings.Dispatch;
import io.github.sockettask.settings.ReceiveSettings;
import io.github.sockettask.settings.SocketTaskSettings;
import io.github.sockettask.settings.Startup;
import io.github.sockettask.settings.StartupSettings;

/**
 * Refuses settings of a task that have no effect beside its others. What is switched off
 * for one task, while the defaults or another profile configure it, is no contradiction.
 *
 * @param values refuses single values
 * @param own what is set for the task
 * @param configured the same with the defaults filled in
 * @param settings the same after the customizers
 */
record EffectCheck(SettingValues values, SocketTaskSettings own, SocketTaskSettings configured,
		SocketTaskSettings settings) {

	void check() {
		checkStartup(this.own.startup());
		checkReceive(this.own.receive());
		if (this.own.send().offline().enabled() == null) {
			Predicate<SocketTaskSettings> queues = (all) -> Boolean.TRUE.equals(all.send().offline().enabled())
					|| all.startup().mode() == Startup.LAZY;
			String reason = "messages do not wait while the task is not open; set send.offline.enabled to true, or leave it out";
			needs(queues, "send.offline.capacity", this.own.send().offline().capacity(), reason);
			needs(queues, "send.offline.ttl", this.own.send().offline().ttl(), reason);
		}
		if (this.own.heartbeat().interval() == null) {
			Predicate<SocketTaskSettings> pings = (all) -> isPositive(all.heartbeat().interval());
			String reason = "there is no heartbeat; set heartbeat.interval, or leave it out";
			needs(pings, "heartbeat.timeout", this.own.heartbeat().timeout(), reason);
			needs(pings, "heartbeat.message", this.own.heartbeat().message(), reason);
		}
		needs((all) -> all.urls() != null && all.urls().size() > 1, "url-order", this.own.urlOrder(),
				"there is one address only; set urls to several, or leave it out");
	}

	private void checkStartup(StartupSettings startup) {
		if (Boolean.FALSE.equals(this.configured.startup().auto()) && waits(startup.mode())) {
			throw this.values.wrong("startup", text(startup.mode()),
					"auto-startup is false, so that the application does not wait for the task; leave one of the two out");
		}
		needs((all) -> waits(all.startup().mode()), "startup-timeout", startup.timeout(),
				"the application does not wait for the task; set startup to wait or fail-fast, or leave it out");
	}

	private void checkReceive(ReceiveSettings receive) {
		needs((all) -> all.receive().dispatch() == Dispatch.PER_KEY, "receive.key", receive.key(),
				"only receive.dispatch=per-key looks at the key of a message; set that, or leave it out");
		needs((all) -> isParallel(all.receive().dispatch()), "receive.concurrency", receive.concurrency(),
				"messages are handled one by one; set receive.dispatch to concurrent or per-key, or leave it out");
		needs((all) -> all.receive().batchSize() != null, "receive.batch-timeout", receive.batchTimeout(),
				"no lists of messages are made; set receive.batch-size, or leave it out");
		if (receive.idleTimeout() == null) {
			needs((all) -> isPositive(all.receive().idleTimeout()), "receive.on-idle", receive.onIdle(),
					"the task may be idle for ever; set receive.idle-timeout, or leave it out");
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

	private void needs(Predicate<SocketTaskSettings> effective, String setting, @Nullable Object value, String reason) {
		if (value != null && !effective.test(this.configured) && !effective.test(this.settings)) {
			throw this.values.wrong(setting, text(value), reason);
		}
	}

	private static boolean waits(@Nullable Startup mode) {
		return mode == Startup.WAIT || mode == Startup.FAIL_FAST;
	}

	private static boolean isParallel(@Nullable Dispatch dispatch) {
		return dispatch == Dispatch.CONCURRENT || dispatch == Dispatch.PER_KEY;
	}

	private static boolean isPositive(@Nullable Duration duration) {
		return duration != null && !duration.isZero();
	}

	private static @Nullable Object text(@Nullable Object value) {
		if (value instanceof Duration duration) {
			return SocketTaskStartupException.print(duration);
		}
		return (value instanceof Enum<?> constant) ? constant.name().toLowerCase(Locale.ROOT).replace('_', '-') : value;
	}

}
