package io.github.sockettask.client.connection;

import java.time.Duration;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.client.execution.RunningCallback;
import io.github.sockettask.settings.ReceiveMode;
import io.github.sockettask.settings.ReceiveSettings;
import io.github.sockettask.text.UserText;

/**
 * Logs the callbacks of a task that run for long, at most once a minute. Used by one
 * thread at a time.
 */
class SlowCallbackWatch {

	private static final Log logger = LogFactory.getLog(SlowCallbackWatch.class);

	private static final long QUIET_ROUNDS = Duration.ofMinutes(1).dividedBy(ActiveConnections.INTERVAL);

	private final String task;

	private final ReceiveSettings settings;

	private final RunningCallback serial;

	private @Nullable Object round;

	private long quiet;

	SlowCallbackWatch(String task, ReceiveSettings settings, RunningCallback serial) {
		this.task = task;
		this.settings = settings;
		this.serial = serial;
	}

	// The round is another object each second: a task with two connections, one of which
	// is about to be closed, is looked at twice in a round.
	void look(Object round, List<RunningCallback> parallel) {
		boolean first = this.round != round;
		this.round = round;
		this.quiet -= first ? 1 : 0;
		// First: the executor runs them itself if it gets no other thread.
		parallel.forEach((running) -> look(running, true));
		if (first) {
			look(this.serial, false);
		}
	}

	private void look(RunningCallback running, boolean parallel) {
		Duration slowAfter = this.settings.slowAfter();
		Duration time = ActiveConnections.INTERVAL.multipliedBy(running.look());
		Object what = running.what();
		if (slowAfter == null || time.isZero() || time.compareTo(slowAfter) < 0 || what == null || this.quiet > 0) {
			return;
		}
		this.quiet = QUIET_ROUNDS;
		logger.warn("Task '%s': %s has been running for more than %d s; %s until it returns".formatted(this.task,
				UserText.of(what), time.toSeconds(), consequence(parallel)));
	}

	private String consequence(boolean parallel) {
		ReceiveMode mode = this.settings.mode();
		if (parallel) {
			return (mode == ReceiveMode.PER_KEY) ? "further messages with its key wait"
					: "one message less is handled at the same time";
		}
		return (mode == ReceiveMode.INLINE) ? "further messages of the task, and all else on its event loop, wait"
				: "further messages of the task wait";
	}

}
