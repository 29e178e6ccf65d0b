package io.github.sockettask.listener;

import io.github.sockettask.SocketTask;

/**
 * A connection that a stream of replies needs.
 *
 * @param task whose connection it is
 * @param socketTaskId its number
 */
record ReplyConnection(SocketTask task, int socketTaskId) {

	static ReplyConnection current(SocketTask task) {
		return new ReplyConnection(task, task.socketTaskId());
	}

	boolean isOpen() {
		return this.task.readyState() == SocketTask.OPEN && this.task.socketTaskId() == this.socketTaskId;
	}

}
