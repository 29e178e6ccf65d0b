package io.github.sockettask.client.connection;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.client.execution.CallbackExecutor;
import io.github.sockettask.client.execution.SerialExecutor;
import io.github.sockettask.client.handler.EventDispatcher;
import io.github.sockettask.client.receive.ReceiveGate;
import io.github.sockettask.client.send.ConnectionSender;
import io.github.sockettask.client.send.OfflineQueue;
import io.github.sockettask.client.send.TaskSends;
import io.github.sockettask.settings.ReceiveMode;
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
 * @param sends what the sends of all connections have in common
 * @param offline keeps messages for the next connection, or {@code null}
 */
public record TaskContext(SerialExecutor executor, EventDispatcher dispatcher, ReceiveGate gate,
		SocketTaskSettings settings, SharedResources resources, TaskSends sends, @Nullable OfflineQueue offline) {

	public static TaskContext of(SerialExecutor executor, EventDispatcher dispatcher, ReceiveGate gate,
			SocketTaskSettings settings, SharedResources resources) {
		TaskSends sends = new TaskSends(dispatcher.task(), settings.send(), executor, resources.executors(),
				resources.timer(), () -> CallbackExecutor.mayWait(resources.transport()), dispatcher::writable);
		// The first message of a lazy task waits there for the connection.
		boolean keeping = Boolean.TRUE.equals(settings.send().offline().enabled())
				|| settings.startup() == Startup.LAZY;
		return new TaskContext(executor, dispatcher, gate, settings, resources,
				isInline(settings) ? sends.inline() : sends, keeping ? new OfflineQueue(sends) : null);
	}

	private static boolean isInline(SocketTaskSettings settings) {
		return settings.receive().mode() == ReceiveMode.INLINE;
	}

	ConnectionSender sender() {
		return new ConnectionSender(this.sends, this.offline);
	}

	boolean isInline() {
		return isInline(this.settings);
	}

}
