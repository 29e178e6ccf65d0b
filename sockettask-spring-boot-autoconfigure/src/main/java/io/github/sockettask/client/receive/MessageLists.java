package io.github.sockettask.client.receive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.client.handler.MessageDelivery;
import io.github.sockettask.client.message.ReceivedMessage;
import io.github.sockettask.settings.ReceiveSettings;
import io.github.sockettask.settings.SocketTaskSettings;
import io.github.sockettask.transport.TransportTimer;

/**
 * Collects messages for handlers of lists. Belongs to the task's executor.
 */
class MessageLists {

	/** Approximate memory of a message in a list besides its data. */
	private static final int PART = 128;

	private final MessageDelivery delivery;

	private final int capacity;

	/** Whether a list holds the messages of one frame. */
	private final boolean frames;

	private final long bytes;

	private final Duration timeout;

	private final TransportTimer timer;

	private final Runnable whenDue;

	private List<ReceivedMessage> messages = new ArrayList<>();

	private long size;

	private boolean due;

	private @Nullable Runnable alarm;

	MessageLists(MessageDelivery delivery, SocketTaskSettings task, TransportTimer timer, Runnable whenDue) {
		ReceiveSettings settings = task.receive();
		Integer batchSize = settings.batchSize();
		this.frames = batchSize == null && task.routing().unwrap() != null;
		this.delivery = delivery;
		this.capacity = (batchSize != null) ? batchSize : 1;
		this.bytes = Objects.requireNonNull(settings.queueBytes()).toBytes();
		this.timeout = Objects.requireNonNull(settings.batchTimeout());
		this.timer = timer;
		this.whenDue = whenDue;
	}

	void add(ReceivedMessage message, boolean last) {
		if (!this.delivery.wantsLists()) {
			leave();
			return;
		}
		this.messages.add(message);
		this.size += message.size();
		// A frame may hold millions of messages.
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

	// No handler wants lists any more, and a later one must not get half of an old list.
	private void leave() {
		if (!this.messages.isEmpty()) {
			clear();
		}
	}

	private void setAlarm(List<ReceivedMessage> messages) {
		this.alarm = this.timer.schedule(() -> {
			// The list may have been delivered, and another one begun, before the alarm.
			if (this.messages == messages) {
				this.due = true;
				this.whenDue.run();
			}
		}, this.timeout);
	}

	/** There will be no more messages: the current list is due. */
	void end() {
		this.due = !this.messages.isEmpty();
	}

	boolean isDue() {
		return this.due;
	}

	void deliver() {
		List<ReceivedMessage> messages = this.messages;
		clear();
		this.delivery.deliver(Collections.unmodifiableList(messages));
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
