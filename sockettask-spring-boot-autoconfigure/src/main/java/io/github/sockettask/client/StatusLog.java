package io.github.sockettask.client;

import java.time.Duration;
import java.util.Locale;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.ConnectionEnd;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskEvent.StatusChanged;
import io.github.sockettask.SocketTaskStatus;

/**
 * Logs what becomes of a task: a warning when an outage begins, and nothing more of it
 * but another cause until it is over.
 */
class StatusLog {

	private static final Log logger = LogFactory.getLog(SocketTask.class);

	private final String name;

	// Guarded by this: why there is no connection, as it was logged
	private @Nullable String outage;

	StatusLog(String name) {
		this.name = name;
	}

	synchronized void log(StatusChanged change) {
		switch (change.status()) {
			case OPEN -> {
				logger.info("Socket task '%s' is open%s".formatted(this.name, (this.outage != null) ? " again" : ""));
				this.outage = null;
			}
			case STOPPED -> stopped(change);
			case FAILED -> {
				logger.error("Socket task '%s' has given up%s: %s. It connects again when it is started".formatted(
						this.name, (change.retries() > 0) ? " after " + retries(change.retries()) : "",
						cause(change.cause())));
				this.outage = null;
			}
			case WAITING_RETRY -> waiting(change);
			default -> logger.debug("Socket task '%s' is %s".formatted(this.name, change.status()));
		}
	}

	void idle(Duration timeout, boolean reconnecting) {
		logger.info("Socket task '%s' has received no message for %s%s".formatted(this.name, Heartbeat.words(timeout),
				reconnecting ? " and connects again" : ""));
	}

	private void stopped(StatusChanged change) {
		ConnectionEnd end = change.cause();
		boolean asked = change.previous() == SocketTaskStatus.CLOSING;
		String text = "Socket task '%s' is stopped%s".formatted(this.name,
				(end != null && !asked) ? ": " + end.cause() : "");
		if (end != null && !asked && !end.opened()) {
			logger.warn(text);
		}
		else {
			logger.info(text);
		}
		this.outage = null;
	}

	private void waiting(StatusChanged change) {
		ConnectionEnd end = change.cause();
		Duration delay = change.delay();
		String cause = cause(end);
		String text = "Reconnecting '%s' %s (attempt %d, %s)".formatted(this.name, in(delay), change.retries(), cause);
		if (end != null && ReconnectCauses.isFault(end) && !cause.equals(this.outage)) {
			logger.error(text);
		}
		else if (this.outage == null) {
			logger.warn(text);
		}
		else if (!cause.equals(this.outage)) {
			logger.info(text);
		}
		else {
			logger.debug(text);
		}
		this.outage = cause;
	}

	private static String cause(@Nullable ConnectionEnd end) {
		return (end != null) ? end.cause() : "asked for";
	}

	private static String in(@Nullable Duration delay) {
		return (delay == null || delay.isZero()) ? "now"
				: String.format(Locale.ROOT, "in %.1f s", delay.toMillis() / 1000.0);
	}

	private static String retries(int retries) {
		return (retries == 1) ? "1 retry" : retries + " retries";
	}

}
