package io.github.sockettask.listener.reply;

import io.github.sockettask.SocketTask;

/**
 * Where replies go to.
 *
 * @param task the task that sends them
 * @param streams those that are not over
 */
public record ReplyTarget(SocketTask task, ReplyStreams streams) {

	/**
	 * Let a task send replies to what others receive.
	 * @param task the task
	 * @return the task with its streams
	 */
	public static ReplyTarget of(SocketTask task) {
		ReplyStreams streams = new ReplyStreams();
		task.addListener(streams);
		return new ReplyTarget(task, streams);
	}

}
