package io.github.sockettask.client.send;

import io.github.sockettask.SocketTaskException;

/**
 * Whom a {@link SendQueue} belongs to.
 */
interface SendQueueOwner {

	/**
	 * Return the time.
	 * @return see {@link QueueTimeout#tick}
	 */
	int tick();

	/** A message that is made while it is sent can go on. */
	void changed();

	/**
	 * A message of which a part was sent can't go on.
	 * @param failure why
	 */
	void broken(SocketTaskException failure);

	/**
	 * What waits will not be taken.
	 * @param cause why
	 */
	void undelivered(Throwable cause);

}
