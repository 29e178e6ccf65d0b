package io.github.sockettask.client.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.ConnectionEnd;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskEvent.StatusChanged;
import io.github.sockettask.SocketTaskStatus;
import io.github.sockettask.client.reconnect.ReconnectRules;
import io.github.sockettask.text.RepeatedLog;
import io.github.sockettask.transport.DurationText;

/**
 * Logs the status of a task. An outage is logged as a warning when it begins, then with a
 * line for each further cause, a reminder every five minutes, and its length when it is
 * over. Lines that repeat because a server ends each connection at once are counted.
 */
class StatusLog {

	private static final Log logger = LogFactory.getLog(SocketTask.class);

	/** A server may give a new cause each time: no more are logged as new. */
	private static final int MAX_CAUSES = 8;

	/** Maximum number of lines of a kind in a minute. */
	private static final int BURST = 5;

	static final Duration REMINDER = Duration.ofMinutes(5);

	private final String name;

	private final LongSupplier clock;

	private final RepeatedLog changes;

	// The fields below are guarded by this.

	/** Causes that were logged in this outage. */
	private final List<String> outage = new ArrayList<>(0);

	/** Whether the task has been open since it was started. */
	private boolean opened;

	private long outageStart;

	private long reminded;

	private int attempts;

	/** Address of the connection, if the task has several. */
	private @Nullable String address;

	StatusLog(String name) {
		this(name, System::nanoTime);
	}

	StatusLog(String name, LongSupplier clock) {
		this.name = name;
		this.clock = clock;
		this.changes = new RepeatedLog(logger, BURST);
	}

	// Takes the address of the next connection to be logged as open; null for a task with
	// one URL.
	synchronized void address(@Nullable String address) {
		this.address = address;
	}

	synchronized void log(StatusChanged change) {
		switch (change.status()) {
			case OPEN -> open();
			case STOPPED -> stopped(change);
			case FAILED -> {
				logger.error("Socket task '%s' has given up%s: %s. It connects again when it is started".formatted(
						this.name, (change.retries() > 0) ? " after " + retries(change.retries()) : "",
						cause(change.cause())));
				startOver();
			}
			case WAITING_RETRY -> waiting(change);
			default -> {
				this.attempts += (change.status() == SocketTaskStatus.CONNECTING) ? 1 : 0;
				this.changes.debug(change.status().name(),
						() -> "Socket task '%s' is %s".formatted(this.name, change.status()), null);
			}
		}
	}

	void silent(Duration timeout, boolean reconnecting) {
		this.changes.info("silence", () -> "Socket task '%s' has received no message for %s%s".formatted(this.name,
				DurationText.of(timeout), reconnecting ? " and connects again" : ""));
	}

	private void open() {
		String again = this.opened ? " again" : "";
		String length = this.outage.isEmpty() ? "" : again + " after " + outageLength();
		String where = (this.address != null) ? " at " + this.address : "";
		this.changes.info("open", () -> "Socket task '" + this.name + "' is open" + length + where);
		this.outage.clear();
		this.opened = true;
	}

	private String outageLength() {
		long seconds = Duration.ofNanos(this.clock.getAsLong() - this.outageStart).toSeconds();
		String time = (seconds < 600) ? seconds + " s" : seconds / 60 + " min";
		return time + " and " + ((this.attempts == 1) ? "1 attempt" : this.attempts + " attempts");
	}

	private void startOver() {
		this.changes.over();
		this.outage.clear();
		this.opened = false;
	}

	private void stopped(StatusChanged change) {
		ConnectionEnd end = change.cause();
		if (end == null || change.previous() == SocketTaskStatus.CLOSING) {
			logger.info("Socket task '%s' is stopped%s".formatted(this.name,
					(end != null) ? " (" + end.description() + ")" : ""));
		}
		else {
			String text = "Socket task '%s' is stopped: %s".formatted(this.name, end.description());
			if (ReconnectRules.isFault(end)) {
				logger.error(text);
			}
			else if (!end.opened()) {
				logger.warn(text);
			}
			else {
				logger.info(text);
			}
		}
		startOver();
	}

	private void waiting(StatusChanged change) {
		ConnectionEnd end = change.cause();
		if (end == null || change.retries() == 0) {
			this.changes.info("asked", () -> "Socket task '" + this.name + "' connects again now, as asked for");
			return;
		}
		boolean first = this.outage.isEmpty();
		long now = this.clock.getAsLong();
		if (first) {
			this.outageStart = now;
			this.reminded = now;
			this.attempts = 0;
		}
		boolean other = this.outage.size() < MAX_CAUSES && !this.outage.contains(end.description());
		if (other) {
			this.outage.add(end.description());
		}
		String text = "Socket task '%s' %s: %s. It connects again %s (attempt %d)".formatted(this.name,
				end.opened() ? "has lost its connection" : "could not connect", end.description(), in(change.delay()),
				change.retries());
		if (other && ReconnectRules.isFault(end)) {
			this.changes.error("fault", () -> text, null);
		}
		else if (first || (other && isDenied(end))) {
			this.changes.warn("lost", () -> text, null);
		}
		else if (now - this.reminded >= REMINDER.toNanos()) {
			this.reminded = now;
			logger.warn("Socket task '%s' has had no connection for %s: %s. It connects again %s".formatted(this.name,
					outageLength(), end.description(), in(change.delay())));
		}
		else if (other) {
			this.changes.info("other", () -> text);
		}
		else {
			this.changes.debug("retry", () -> text, null);
		}
	}

	// Expired credentials do not become valid again without help.
	private static boolean isDenied(ConnectionEnd end) {
		Integer status = end.status();
		return status != null && (status == 401 || status == 403);
	}

	private static String cause(@Nullable ConnectionEnd end) {
		return (end != null) ? end.description() : "asked for";
	}

	private static String in(@Nullable Duration delay) {
		return (delay == null || delay.isZero()) ? "now"
				: String.format(Locale.ROOT, "in %.1f s", delay.toMillis() / 1000.0);
	}

	static String retries(int retries) {
		return (retries == 1) ? "1 retry" : retries + " retries";
	}

}
