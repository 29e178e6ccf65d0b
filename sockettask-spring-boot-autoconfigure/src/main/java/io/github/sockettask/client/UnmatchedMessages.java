package io.github.sockettask.client;

import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import io.github.sockettask.MessageContext;

/**
 * Counts the messages that no handler wants, and tells of them in the log now and then.
 */
class UnmatchedMessages {

	private static final Log logger = LogFactory.getLog(UnmatchedMessages.class);

	private static final long PERIOD = TimeUnit.SECONDS.toNanos(10);

	// The fields below are guarded by this

	private long count;

	private long told;

	private long toldAt = System.nanoTime() - PERIOD;

	void add(MessageContext message) {
		long untold;
		synchronized (this) {
			this.count++;
			if (!logger.isDebugEnabled() || System.nanoTime() - this.toldAt < PERIOD) {
				return;
			}
			untold = this.count - this.told;
			this.told = this.count;
			this.toldAt = System.nanoTime();
		}
		String type = message.type();
		logger.debug("No handler of task '%s' wants %s; the last one is a %s%s".formatted(message.task().name(),
				(untold != 1) ? untold + " messages" : "a message", message,
				(type != null) ? ", of type " + type : ", without a type"));
	}

	/**
	 * Return how many there were.
	 * @return the number since the task was made
	 */
	synchronized long count() {
		return this.count;
	}

}
