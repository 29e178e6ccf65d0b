package io.github.sockettask.listener.reply;

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

	/**
	 * Tell why nothing can be sent, of a connection that is gone.
	 * @return the reason
	 */
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
