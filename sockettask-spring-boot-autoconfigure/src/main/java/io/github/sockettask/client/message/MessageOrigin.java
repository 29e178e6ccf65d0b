package io.github.sockettask.client.message;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.OnOpenCallbackResult;
import io.github.sockettask.SocketTask;

/**
 * What the messages of a connection have in common.
 */
public final class MessageOrigin {

	private final SocketTask task;

	private final int socketTaskId;

	private final MessageReader reader;

	// Null until the connection is open, which is before any message is handled
	private volatile @Nullable OnOpenCallbackResult opened;

	public MessageOrigin(SocketTask task, int socketTaskId, MessageReader reader) {
		this.task = task;
		this.socketTaskId = socketTaskId;
		this.reader = reader;
	}

	public void opened(OnOpenCallbackResult result) {
		this.opened = result;
	}

	SocketTask task() {
		return this.task;
	}

	int socketTaskId() {
		return this.socketTaskId;
	}

	MessageReader reader() {
		return this.reader;
	}

	Map<String, List<String>> header() {
		OnOpenCallbackResult opened = this.opened;
		return (opened != null) ? opened.header() : Map.of();
	}

	public @Nullable String protocol() {
		OnOpenCallbackResult opened = this.opened;
		return (opened != null && !opened.protocol().isEmpty()) ? opened.protocol() : null;
	}

}
