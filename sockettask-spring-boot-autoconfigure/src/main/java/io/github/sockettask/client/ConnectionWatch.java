package io.github.sockettask.client;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.transport.TransportConnection;

/**
 * Watches over one connection from its open state on, as the settings of its task say.
 */
class ConnectionWatch {

	private final @Nullable Heartbeat heartbeat;

	/** The same, if messages may be answers. */
	private final @Nullable Heartbeat answers;

	private final @Nullable IdleWatch idle;

	/**
	 * Create a watch that has not started.
	 * @param task has the settings
	 * @param backPressure knows whether the connection is read
	 * @param outbox takes messages to the peer
	 * @param whenIdle is told when no message has come for long, with the time
	 */
	ConnectionWatch(TaskContext task, BackPressure backPressure, Outbox outbox, Consumer<Duration> whenIdle) {
		HeartbeatSettings settings = task.settings().heartbeat();
		Duration interval = Objects.requireNonNull(settings.interval());
		String message = settings.message();
		String expect = settings.expect();
		ExpectedAnswer expected = (message != null && expect != null) ? ExpectedAnswer.of(expect, task.engine().keys())
				: null;
		this.heartbeat = interval.isZero() ? null
				: new Heartbeat((message != null) ? new MessageProbe(message, expected, outbox) : new PingProbe(),
						interval, Objects.requireNonNull(settings.timeout()), timer(task), backPressure);
		this.answers = (expected != null) ? this.heartbeat : null;
		Duration timeout = Objects.requireNonNull(task.settings().receive().idleTimeout());
		this.idle = timeout.isZero() ? null
				: new IdleWatch(timeout, timer(task), backPressure, () -> whenIdle.accept(timeout));
	}

	private static ConnectionTimer timer(TaskContext task) {
		return new ConnectionTimer(task.engine().timer(), System::nanoTime);
	}

	void start(TransportConnection connection) {
		if (this.heartbeat != null) {
			this.heartbeat.start(connection);
		}
		if (this.idle != null) {
			this.idle.start(connection);
		}
	}

	/**
	 * A message has arrived. Called where the connection is told of events.
	 * @param message a {@code String} or a {@code byte[]}
	 * @return whether it is an answer to the heartbeat, and nothing for the application
	 */
	boolean take(Object message) {
		if (this.answers != null && this.answers.take(message)) {
			return true;
		}
		if (this.idle != null) {
			this.idle.message();
		}
		return false;
	}

	/** The connection is closing, or gone. From any thread. */
	void end() {
		if (this.heartbeat != null) {
			this.heartbeat.end();
		}
		if (this.idle != null) {
			this.idle.end();
		}
	}

}
