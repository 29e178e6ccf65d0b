package io.github.sockettask.listener.reply;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.sockettask.MessageFilter;
import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskListener;

/**
 * The active reply streams that need the connection of a task. They are cancelled when it
 * ends and do not continue on the next connection.
 */
public class ReplyStreams implements SocketTaskListener {

	private final Set<ReplyStream> streams = ConcurrentHashMap.newKeySet();

	// Keeps the stream until it ends. Its connection may have ended already.
	void add(ReplyStream stream) {
		this.streams.add(stream);
		stream.over().whenComplete((nothing, failure) -> this.streams.remove(stream));
	}

	@Override
	public MessageFilter filter() {
		return MessageFilter.none();
	}

	@Override
	public void onClose(SocketTask task, OnCloseCallbackResult result) {
		this.streams.forEach(ReplyStream::cancelUnlessConnected);
	}

	@Override
	public String toString() {
		return "streams of replies";
	}

}
