package io.github.sockettask.client;

import org.jspecify.annotations.Nullable;

/**
 * Whether messages of a task may go to the callbacks, whatever its connection: not while
 * the application has paused the task, nor while a subscriber wants none. They wait in
 * the mailbox until then.
 */
class Intake {

	private final MessageStreams streams;

	private volatile boolean paused;

	private volatile @Nullable Mailbox mailbox;

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
	 * Set where messages wait.
	 * @param mailbox is told when messages may go on; that of the connection before has
	 * none left
	 */
	void mailbox(Mailbox mailbox) {
		this.mailbox = mailbox;
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
		Mailbox mailbox = this.mailbox;
		if (mailbox != null) {
			mailbox.changed();
		}
	}

}
