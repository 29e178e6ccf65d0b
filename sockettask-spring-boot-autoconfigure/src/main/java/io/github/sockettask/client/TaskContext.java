package io.github.sockettask.client;

import org.jspecify.annotations.Nullable;

/**
 * What the connections of a task have in common.
 *
 * @param stream where callbacks run
 * @param callbacks who is told of events
 * @param settings how to send and receive
 * @param engine what the task shares with other tasks
 * @param offline keeps messages for the next connection, if anything does
 */
record TaskContext(CallbackStream stream, Callbacks callbacks, SocketTaskSettings settings, Engine engine,
		@Nullable OfflineQueue offline) {

	static TaskContext of(CallbackStream stream, Callbacks callbacks, SocketTaskSettings settings, Engine engine) {
		// the first message of a lazy task has to wait somewhere
		boolean keeping = isOfflineEnabled(settings) || settings.startup().mode() == Startup.LAZY;
		return new TaskContext(stream, callbacks, settings, engine,
				keeping ? new OfflineQueue(stream, callbacks, settings.send(), engine) : null);
	}

	/**
	 * Return what keeps messages of a connection that is lost.
	 * @return the queue, or {@code null} if they fail
	 */
	@Nullable OfflineQueue keeper() {
		return isOfflineEnabled(this.settings) ? this.offline : null;
	}

	private static boolean isOfflineEnabled(SocketTaskSettings settings) {
		return Boolean.TRUE.equals(settings.send().offline().enabled());
	}

	boolean isInline() {
		return this.settings.receive().dispatch() == Dispatch.INLINE;
	}

}
