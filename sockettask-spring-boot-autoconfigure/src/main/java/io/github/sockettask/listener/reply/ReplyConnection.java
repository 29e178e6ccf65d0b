package io.github.sockettask.listener.reply;

import io.github.sockettask.SocketTask;

/**
 * A connection that a stream of replies needs.
 *
 */
record ReplyConnection(SocketTask task, int socketTaskId) {

	static ReplyConnection current(SocketTask task) {
		return new ReplyConnection(task, task.socketTaskId());
	}

	// Says why the stream ends when the connection has ended.
	String reason() {
		return (this.task.readyState() == SocketTask.OPEN)
				? "another connection of task '%s' has followed the one that the stream is for"
					.formatted(this.task.name())
				: "SocketTask.send:fail SocketTask.readyState is not OPEN";
	}

	boolean isOpen() {
		return this.task.readyState() == SocketTask.OPEN && this.task.socketTaskId() == this.socketTaskId;
	}

}
