package io.github.sockettask.client.receive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.client.handler.EventDispatcher;
import io.github.sockettask.client.message.ReceivedMessage;
import io.github.sockettask.settings.ReceiveSettings;
import io.github.sockettask.settings.SocketTaskSettings;
import io.github.sockettask.transport.TransportTimer;

/**
 * Gathers messages for callbacks that want lists of them. Belongs to the stream of the
 * task.
 */
class MessageLists {

	/** What a message of a list takes besides its bytes, about. */
	private static final int PART = 128;

	private final EventDispatcher callbacks;

	private final int capacity;

	/** Whether a list is what a frame holds. */
	private final boolean frames;

	private final long bytes;

	private final Duration timeout;

	private final TransportTimer timer;

	private final Runnable whenDue;

	private List<ReceivedMessage> messages = new ArrayList<>();

	private long size;

	private boolean due;

	private @Nullable Runnable alarm;

	/**
	 * Create lists.
	 * @param callbacks who gets them
	 * @param task how large they may be, and how long a message may wait for others
	 * @param timer runs tasks in the stream
	 * @param whenDue runs when a list is due as time has passed
	 */
	MessageLists(EventDispatcher callbacks, SocketTaskSettings task, TransportTimer timer, Runnable whenDue) {
		ReceiveSettings settings = task.receive();
		Integer batchSize = settings.batchSize();
		this.frames = batchSize == null && task.dispatch().unwrap() != null;
		this.callbacks = callbacks;
		this.capacity = (batchSize != null) ? batchSize : 1;
		this.bytes = Objects.requireNonNull(settings.queueBytes()).toBytes();
		this.timeout = Objects.requireNonNull(settings.batchTimeout());
		this.timer = timer;
		this.whenDue = whenDue;
	}

	/**
	 * Add a message.
	 * @param message the message
	 * @param last whether the frame that it was taken from is over with it
	 */
	void add(ReceivedMessage message, boolean last) {
		if (!this.callbacks.wantLists()) {
			leave();
			return;
		}
		this.messages.add(message);
		this.size += message.size();
		// one frame may hold millions of messages
		boolean full = this.size + (long) PART * this.messages.size() >= this.bytes;
		if (this.frames) {
			this.due = last || full;
		}
		else if (full || this.messages.size() >= this.capacity) {
			this.due = true;
		}
		else if (this.messages.size() == 1) {
			setAlarm(this.messages);
		}
	}

	// who wanted lists does not any more, and who will must not get half of an old one
	private void leave() {
		if (!this.messages.isEmpty()) {
			clear();
		}
	}

	private void setAlarm(List<ReceivedMessage> messages) {
		this.alarm = this.timer.schedule(() -> {
			// it may be full, and another one begun, before this is noticed
			if (this.messages == messages) {
				this.due = true;
				this.whenDue.run();
			}
		}, this.timeout);
	}

	/** There will be no more messages: what there is, is due. */
	void end() {
		this.due = !this.messages.isEmpty();
	}

	boolean isDue() {
		return this.due;
	}

	void deliver() {
		List<ReceivedMessage> messages = this.messages;
		clear();
		this.callbacks.messages(Collections.unmodifiableList(messages));
	}

	void clear() {
		if (this.alarm != null) {
			this.alarm.run();
			this.alarm = null;
		}
		this.messages = new ArrayList<>();
		this.size = 0;
		this.due = false;
	}

}
