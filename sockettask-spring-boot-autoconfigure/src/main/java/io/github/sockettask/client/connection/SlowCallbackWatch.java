package io.github.sockettask.client.connection;

import java.time.Duration;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.client.execution.RunningCallback;
import io.github.sockettask.settings.Dispatch;
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

	private final RunningCallback stream;

	private @Nullable Object round;

	private long quiet;

	/**
	 * Create a log.
	 * @param task the name of the task
	 * @param settings how it receives
	 * @param stream what runs in its stream
	 */
	SlowCallbackWatch(String task, ReceiveSettings settings, RunningCallback stream) {
		this.task = task;
		this.settings = settings;
		this.stream = stream;
	}

	/**
	 * Look at what runs.
	 * @param round another one for each second; a task that has two connections, since
	 * one of them is about to be gone, is looked at twice
	 * @param parallel what a connection runs besides the stream
	 */
	void look(Object round, List<RunningCallback> parallel) {
		boolean first = this.round != round;
		this.round = round;
		this.quiet -= first ? 1 : 0;
		// before the stream, which runs them itself if it gets no other thread
		parallel.forEach((running) -> look(running, true));
		if (first) {
			look(this.stream, false);
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
		Dispatch dispatch = this.settings.dispatch();
		if (parallel) {
			return (dispatch == Dispatch.PER_KEY) ? "further messages with its key wait"
					: "one message less is handled at the same time";
		}
		return (dispatch == Dispatch.INLINE) ? "further messages of the task, and all else on its event loop, wait"
				: "further messages of the task wait";
	}

}
