package io.github.sockettask.listener.reply;

import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.SocketTask;

/**
 * Sends the return values of a method.
 *
 * @param handler the method, for failures
 * @param replyTo supplies the task that sends, {@code null} for the task of the event
 * @param several whether each element of a list is a message
 * @param streams the active reply streams of the task of the event
 */
public record ReplySender(Object handler, @Nullable Supplier<ReplyTarget> replyTo, boolean several,
		ReplyStreams streams) {

	// Reports the failure if the reply cannot be sent, or fails at any later time.
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
