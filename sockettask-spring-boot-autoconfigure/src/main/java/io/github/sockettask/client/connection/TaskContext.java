package io.github.sockettask.client.connection;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.client.execution.CallbackExecutor;
import io.github.sockettask.client.execution.SerialExecutor;
import io.github.sockettask.client.handler.EventDispatcher;
import io.github.sockettask.client.receive.ReceiveGate;
import io.github.sockettask.client.send.ConnectionSender;
import io.github.sockettask.client.send.OfflineQueue;
import io.github.sockettask.client.send.SendThreads;
import io.github.sockettask.client.send.UnobservedSends;
import io.github.sockettask.settings.Dispatch;
import io.github.sockettask.settings.SocketTaskSettings;
import io.github.sockettask.settings.Startup;

/**
 * What the connections of a task have in common.
 *
 * @param stream where callbacks run
 * @param callbacks calls the handlers of events
 * @param intake where received messages go
 * @param settings how to send and receive
 * @param engine what the task shares with other tasks
 * @param unobserved warns of failed sends that nothing looks at
 * @param offline keeps messages for the next connection, if anything does
 */
public record TaskContext(SerialExecutor stream, EventDispatcher callbacks, ReceiveGate intake,
		SocketTaskSettings settings, SharedResources engine, UnobservedSends unobserved,
		@Nullable OfflineQueue offline) {

	public static TaskContext of(SerialExecutor stream, EventDispatcher callbacks, ReceiveGate intake,
			SocketTaskSettings settings, SharedResources engine) {
		UnobservedSends unobserved = new UnobservedSends(callbacks.task());
		// the first message of a lazy task has to wait somewhere
		boolean keeping = Boolean.TRUE.equals(settings.send().offline().enabled())
				|| settings.startup() == Startup.LAZY;
		OfflineQueue offline = keeping ? new OfflineQueue(settings.send(), sendThreads(stream, engine), engine.timer(),
				unobserved, callbacks::writable) : null;
		return new TaskContext(stream, callbacks, intake, settings, engine, unobserved, offline);
	}

	private static SendThreads sendThreads(SerialExecutor stream, SharedResources engine) {
		return new SendThreads(stream, engine.executors().callbacks(), engine.executors().completions(),
				() -> CallbackExecutor.mayWait(engine.transport()));
	}

	ConnectionSender outbox() {
		SendThreads threads = sendThreads(this.stream, this.engine);
		return new ConnectionSender(this.settings.send(), isInline() ? threads.inline() : threads, this.engine.timer(),
				this.unobserved, this.callbacks::writable, this.offline);
	}

	boolean isInline() {
		return this.settings.receive().dispatch() == Dispatch.INLINE;
	}

}
