package io.github.sockettask.listener.reply;

import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.SocketTask;

/**
 * Sends what a method returns.
 *
 * @param handler the method, as failures name it
 * @param replyTo supplies the task that replies go to, {@code null} for the task that had
 * the event
 * @param several whether a list of values is as many messages
 * @param streams those that events of the task began, and that are not over
 */
public record ReplySender(Object handler, @Nullable Supplier<ReplyTarget> replyTo, boolean several,
		ReplyStreams streams) {

	/**
	 * Send a reply.
	 * @param task the task that had the event
	 * @param value what the method has returned
	 * @param failed gets the failure if the reply can't be sent or fails itself, which
	 * may be much later
	 */
	public void send(SocketTask task, @Nullable Object value, Consumer<Throwable> failed) {
		if (value == null) {
			return;
		}
		ReplyTarget source = new ReplyTarget(task, this.streams);
		ReplyConnection connection = ReplyConnection.current(task);
		// Another task can still send when this connection has ended.
		boolean needed = this.replyTo == null || connection.isOpen();
		new Reply(this.handler, source, (this.replyTo != null) ? this.replyTo.get() : source,
				needed ? connection : null)
			.send(value, this.several)
			.whenComplete((sent, failure) -> {
				if (failure != null) {
					failed.accept(Reply.unwrap(failure));
				}
			});
	}

}
