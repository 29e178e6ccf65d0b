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
 * @param executor runs the callbacks
 * @param dispatcher calls the handlers of events
 * @param gate lets received messages pass
 * @param settings how to send and receive
 * @param resources what the task shares with other tasks
 * @param unobserved warns of failed sends whose outcome no code reads
 * @param offline keeps messages for the next connection, or {@code null}
 */
public record TaskContext(SerialExecutor executor, EventDispatcher dispatcher, ReceiveGate gate,
		SocketTaskSettings settings, SharedResources resources, UnobservedSends unobserved,
		@Nullable OfflineQueue offline) {

	public static TaskContext of(SerialExecutor executor, EventDispatcher dispatcher, ReceiveGate gate,
			SocketTaskSettings settings, SharedResources resources) {
		UnobservedSends unobserved = new UnobservedSends(dispatcher.task());
		// The first message of a lazy task waits there for the connection.
		boolean keeping = Boolean.TRUE.equals(settings.send().offline().enabled())
				|| settings.startup() == Startup.LAZY;
		OfflineQueue offline = keeping ? new OfflineQueue(settings.send(), sendThreads(executor, resources),
				resources.timer(), unobserved, dispatcher::writable) : null;
		return new TaskContext(executor, dispatcher, gate, settings, resources, unobserved, offline);
	}

	private static SendThreads sendThreads(SerialExecutor executor, SharedResources resources) {
		return new SendThreads(executor, resources.executors().callbacks(), resources.executors().completions(),
				() -> CallbackExecutor.mayWait(resources.transport()));
	}

	ConnectionSender sender() {
		SendThreads threads = sendThreads(this.executor, this.resources);
		return new ConnectionSender(this.settings.send(), isInline() ? threads.inline() : threads,
				this.resources.timer(), this.unobserved, this.dispatcher::writable, this.offline);
	}

	boolean isInline() {
		return this.settings.receive().dispatch() == Dispatch.INLINE;
	}

}
