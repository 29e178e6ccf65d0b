package io.github.sockettask.client;

import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.ConnectionEnd;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskEvent.StatusChanged;
import io.github.sockettask.SocketTaskStatus;
import io.github.sockettask.transport.TimeWords;

/**
 * Logs what becomes of a task: a warning when an outage begins, and nothing more of it
 * but another cause until it is over.
 */
class StatusLog {

	private static final Log logger = LogFactory.getLog(SocketTask.class);

	private final String name;

	/** Servers may tell a new cause each time, which need not be logged for ever. */
	private static final int MAX_CAUSES = 8;

	// Guarded by this: why there is no connection, as it was logged since there is none
	private final Set<String> outage = new HashSet<>();

	StatusLog(String name) {
		this.name = name;
	}

	synchronized void log(StatusChanged change) {
		switch (change.status()) {
			case OPEN -> {
				logger.info("Socket task '" + this.name + "' is open" + (this.outage.isEmpty() ? "" : " again"));
				this.outage.clear();
			}
			case STOPPED -> stopped(change);
			case FAILED -> {
				logger.error("Socket task '%s' has given up%s: %s. It connects again when it is started".formatted(
						this.name, (change.retries() > 0) ? " after " + retries(change.retries()) : "",
						cause(change.cause())));
				this.outage.clear();
			}
			case WAITING_RETRY -> waiting(change);
			default -> {
				if (logger.isDebugEnabled()) {
					logger.debug("Socket task '%s' is %s".formatted(this.name, change.status()));
				}
			}
		}
	}

	void idle(Duration timeout, boolean reconnecting) {
		logger.info("Socket task '%s' has received no message for %s%s".formatted(this.name, TimeWords.of(timeout),
				reconnecting ? " and connects again" : ""));
	}

	private void stopped(StatusChanged change) {
		ConnectionEnd end = change.cause();
		if (end == null || change.previous() == SocketTaskStatus.CLOSING) {
			logger.info("Socket task '%s' is stopped".formatted(this.name));
		}
		else {
			String text = "Socket task '%s' is stopped: %s".formatted(this.name, end.cause());
			if (ReconnectCauses.isFault(end)) {
				logger.error(text);
			}
			else if (!end.opened()) {
				logger.warn(text);
			}
			else {
				logger.info(text);
			}
		}
		this.outage.clear();
	}

	private void waiting(StatusChanged change) {
		ConnectionEnd end = change.cause();
		if (end == null || change.retries() == 0) {
			logger.info("Reconnecting '%s' now, as asked for".formatted(this.name));
			return;
		}
		String text = "Reconnecting '%s' %s (attempt %d, %s)".formatted(this.name, in(change.delay()), change.retries(),
				end.cause());
		boolean first = this.outage.isEmpty();
		boolean other = this.outage.size() < MAX_CAUSES && this.outage.add(end.cause());
		if (other && ReconnectCauses.isFault(end)) {
			logger.error(text);
		}
		else if (first) {
			logger.warn(text);
		}
		else if (other) {
			logger.info(text);
		}
		else {
			logger.debug(text);
		}
	}

	private static String cause(@Nullable ConnectionEnd end) {
		return (end != null) ? end.cause() : "asked for";
	}

	private static String in(@Nullable Duration delay) {
		return (delay == null || delay.isZero()) ? "now"
				: String.format(Locale.ROOT, "in %.1f s", delay.toMillis() / 1000.0);
	}

	static String retries(int retries) {
		return (retries == 1) ? "1 retry" : retries + " retries";
	}

}
