package io.github.sockettask.client;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Whether messages of a task may go to the callbacks, whatever its connection: not while
 * the application has paused the task, nor while a subscriber wants none. They wait in
 * the mailbox until then.
 */
class Intake {

	private final MessageStreams streams;

	private volatile boolean paused;

	/** Of the connection; of two while one replaces the other. */
	private final List<Mailbox> mailboxes = new CopyOnWriteArrayList<>();

	/**
	 * Create an intake that is open.
	 * @param callbacks is told what goes wrong
	 */
	Intake(Callbacks callbacks) {
		this.streams = new MessageStreams(callbacks, this::changed);
	}

	MessageStreams streams() {
		return this.streams;
	}

	/**
	 * Add where messages wait.
	 * @param mailbox is told when messages may go on
	 */
	void add(Mailbox mailbox) {
		this.mailboxes.add(mailbox);
	}

	/**
	 * Remove where no message waits any more.
	 * @param mailbox the mailbox of a connection that is gone
	 */
	void remove(Mailbox mailbox) {
		this.mailboxes.remove(mailbox);
	}

	boolean isOpen() {
		return !this.paused && this.streams.haveDemand();
	}

	boolean isPaused() {
		return this.paused;
	}

	void pause() {
		this.paused = true;
		changed();
	}

	void resume() {
		this.paused = false;
		changed();
	}

	private void changed() {
		this.mailboxes.forEach(Mailbox::changed);
	}

}
