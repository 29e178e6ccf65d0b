package io.github.sockettask.samples.marketfeed.client;

import java.time.Duration;
import java.time.Instant;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;

import io.github.sockettask.SocketTask;
import io.github.sockettask.annotation.OnClose;

/**
 * Starts the task again a while after its connection has gone: the library does not
 * reconnect yet. To be deleted when it does.
 */
@Component
class RestartAfterClose {

	private final TaskScheduler taskScheduler;

	private final StateTimeline timeline;

	private final Duration delay;

	RestartAfterClose(TaskScheduler taskScheduler, StateTimeline timeline,
			@Value("${feed.restart-delay}") Duration delay) {
		this.taskScheduler = taskScheduler;
		this.timeline = timeline;
		this.delay = delay;
	}

	@OnClose
	void scheduleStart(SocketTask task) {
		try {
			this.taskScheduler.schedule(() -> start(task), Instant.now().plus(this.delay));
		}
		catch (TaskRejectedException ex) {
			// the application is being stopped, which is why the connection has gone
		}
	}

	private void start(SocketTask task) {
		this.timeline.connecting(Instant.now());
		task.start();
	}

}
