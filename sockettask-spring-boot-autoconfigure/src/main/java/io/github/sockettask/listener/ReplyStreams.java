package io.github.sockettask.listener;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

import io.github.sockettask.MessageFilter;
import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskListener;

/**
 * The streams that methods of a task have returned, and that are not over. They are
 * cancelled when the connection is gone on which their messages would go out: who starts
 * one for a connection starts another for the next.
 */
class ReplyStreams implements SocketTaskListener {

	private final Set<ReplyStream> streams = ConcurrentHashMap.newKeySet();

	/**
	 * Add a stream.
	 * @param task the task that its messages are sent on
	 * @param send sends one of them, and tells when it is written
	 * @param failed is told if the stream fails, or can't be sent
	 * @return gets the messages
	 */
	ReplyStream add(SocketTask task, Function<Object, CompletionStage<?>> send, Consumer<Throwable> failed) {
		ReplyStream stream = new ReplyStream(task.socketTaskId(), send, failed, this.streams::remove);
		this.streams.add(stream);
		return stream;
	}

	@Override
	public MessageFilter filter() {
		return MessageFilter.none();
	}

	@Override
	public void onClose(SocketTask task, OnCloseCallbackResult result) {
		// one connection may have replaced another
		boolean open = task.readyState() == SocketTask.OPEN;
		List.copyOf(this.streams)
			.stream()
			.filter((stream) -> !open || !stream.isOf(task.socketTaskId()))
			.forEach(ReplyStream::cancel);
	}

	int size() {
		return this.streams.size();
	}

	@Override
	public String toString() {
		return "streams of replies";
	}

}
