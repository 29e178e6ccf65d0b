package io.github.sockettask.faults;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.OnErrorCallbackResult;
import io.github.sockettask.OnMessageCallbackResult;
import io.github.sockettask.OnOpenCallbackResult;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskEvent;
import io.github.sockettask.SocketTaskEvent.StatusChanged;
import io.github.sockettask.SocketTaskListener;
import io.github.sockettask.SocketTaskStatus;

/**
 * Checks what is told of a task while it is told, and keeps nothing but complaints: that
 * each event comes once and in its place, and that each connection brings its messages,
 * {@code connection:0}, {@code connection:1} and so on.
 */
final class TaskWatch implements SocketTaskListener {

	private final int messages;

	// All fields are guarded by this

	private final List<String> complaints = new ArrayList<>();

	private SocketTaskStatus status = SocketTaskStatus.STOPPED;

	private boolean open;

	private boolean failed;

	private int opened;

	private long connection;

	private int next;

	private @Nullable StatusChanged last;

	/**
	 * Create a watch.
	 * @param messages how many messages each connection brings
	 */
	TaskWatch(int messages) {
		this.messages = messages;
	}

	private void check(boolean fine, String complaint) {
		if (!fine && this.complaints.size() < 10) {
			this.complaints.add(complaint + " after " + this.opened + " connections, open " + this.open + ", message "
					+ this.next + ", " + this.last);
		}
	}

	@Override
	public synchronized void onOpen(SocketTask task, OnOpenCallbackResult result) {
		check(!this.open && this.status == SocketTaskStatus.CONNECTING, "onOpen");
		this.open = true;
		this.next = 0;
		this.opened++;
	}

	@Override
	public synchronized void onMessage(SocketTask task, OnMessageCallbackResult<Object> result) {
		String[] parts = result.data().toString().split(":");
		long from = Long.parseLong(parts[0]);
		check(this.open && Integer.parseInt(parts[1]) == this.next, "onMessage " + result.data());
		check((this.next == 0) ? from > this.connection : from == this.connection, "onMessage " + result.data());
		this.connection = from;
		this.next++;
	}

	@Override
	public synchronized boolean onError(SocketTask task, OnErrorCallbackResult result) {
		check(!this.open && !this.failed, "onError " + result.errMsg());
		this.failed = true;
		return true;
	}

	@Override
	public synchronized void onClose(SocketTask task, OnCloseCallbackResult result) {
		check(this.open != this.failed, "onClose");
		check(!this.open || this.next == this.messages, "onClose");
		this.open = false;
		this.failed = false;
	}

	@Override
	public synchronized void onEvent(SocketTask task, SocketTaskEvent event) {
		if (event instanceof StatusChanged change) {
			check(change.previous() == this.status && fits(change.status()), event.toString());
			this.status = change.status();
			this.last = change;
		}
	}

	private boolean fits(SocketTaskStatus status) {
		return switch (status) {
			case CONNECTING -> !this.open && this.status != SocketTaskStatus.OPEN;
			case OPEN -> this.open && this.status == SocketTaskStatus.CONNECTING;
			case CLOSING -> this.status == SocketTaskStatus.OPEN;
			default -> !this.open;
		};
	}

	synchronized boolean isOpen() {
		return this.status == SocketTaskStatus.OPEN && this.next == this.messages;
	}

	synchronized int opened() {
		return this.opened;
	}

	synchronized List<String> complaints() {
		return List.copyOf(this.complaints);
	}

}
