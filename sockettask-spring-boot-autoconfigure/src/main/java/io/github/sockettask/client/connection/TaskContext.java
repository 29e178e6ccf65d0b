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
 * @param sendThreads the threads that sends on a connection use
 * @param unobserved warns of failed sends whose outcome no code reads
 * @param offline keeps messages for the next connection, or {@code null}
 */
public record TaskContext(SerialExecutor executor, EventDispatcher dispatcher, ReceiveGate gate,
		SocketTaskSettings settings, SharedResources resources, SendThreads sendThreads, UnobservedSends unobserved,
		@Nullable OfflineQueue offline) {

	public static TaskContext of(SerialExecutor executor, EventDispatcher dispatcher, ReceiveGate gate,
			SocketTaskSettings settings, SharedResources resources) {
		SendThreads threads = new SendThreads(executor, resources.executors().callbacks(),
				resources.executors().completions(), () -> CallbackExecutor.mayWait(resources.transport()));
		UnobservedSends unobserved = new UnobservedSends(dispatcher.task());
		// The first message of a lazy task waits there for the connection.
		boolean keeping = Boolean.TRUE.equals(settings.send().offline().enabled())
				|| settings.startup() == Startup.LAZY;
		OfflineQueue offline = keeping
				? new OfflineQueue(settings.send(), threads, resources.timer(), unobserved, dispatcher::writable)
				: null;
		return new TaskContext(executor, dispatcher, gate, settings, resources,
				isInline(settings) ? threads.inline() : threads, unobserved, offline);
	}

	private static boolean isInline(SocketTaskSettings settings) {
		return settings.receive().mode() == ReceiveMode.INLINE;
	}

	ConnectionSender sender() {
		return new ConnectionSender(this.settings.send(), this.sendThreads, this.resources.timer(), this.unobserved,
				this.dispatcher::writable, this.offline);
	}

	boolean isInline() {
		return isInline(this.settings);
	}

}
