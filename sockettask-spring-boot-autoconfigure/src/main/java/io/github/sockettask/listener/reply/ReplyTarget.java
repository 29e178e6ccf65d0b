package io.github.sockettask.listener.reply;

import io.github.sockettask.SocketTask;

/**
 * The task that sends replies.
 *
 */
public record ReplyTarget(SocketTask task, ReplyStreams streams) {

	// Returns the target for replies to events of other tasks.
	public static ReplyTarget of(SocketTask task) {
		ReplyStreams streams = new ReplyStreams();
		task.addListener(streams);
		return new ReplyTarget(task, streams);
	}

}
