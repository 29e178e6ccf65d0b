package io.github.sockettask.listener;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.SocketTask;

/**
 * Sends what a method returns.
 *
 * @param method the method
 * @param streams those that events of the task began, and that are not over
 */
record ReplySender(CallbackMethod method, ReplyStreams streams) {

	/**
	 * Send a reply.
	 * @param task whose event it was
	 * @param value what the method has returned
	 * @param failed is told if it can't be sent, or fails itself, maybe much later
	 */
	void send(SocketTask task, @Nullable Object value, Consumer<Throwable> failed) {
		if (value == null) {
			return;
		}
		ReplyTarget source = new ReplyTarget(task, this.streams);
		ReplyConnection connection = ReplyConnection.current(task);
		// another task may be told of the end of a connection, too
		boolean needed = this.method.replyTo() == null || connection.isOpen();
		new Reply(this.method, source, this.method.replyTarget(source), needed ? connection : null)
			.send(value, this.method.isOfSeveral())
			.whenComplete((sent, failure) -> {
				if (failure != null) {
					failed.accept(Reply.unwrap(failure));
				}
			});
	}

}
