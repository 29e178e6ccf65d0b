package io.github.sockettask.listener.reply;

import io.github.sockettask.SocketTask;

/**
 * The task that sends replies.
 *
 * @param task the task
 * @param streams its active reply streams
 */
public record ReplyTarget(SocketTask task, ReplyStreams streams) {

	/**
	 * Return the target for replies to events of other tasks.
	 * @param task the task that sends
	 * @return the target
	 */
	public static ReplyTarget of(SocketTask task) {
		ReplyStreams streams = new ReplyStreams();
		task.addListener(streams);
		return new ReplyTarget(task, streams);
	}

}
