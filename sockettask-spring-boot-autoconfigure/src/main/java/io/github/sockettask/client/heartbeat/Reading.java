package io.github.sockettask.client.heartbeat;

/**
 * Whether a connection is read: a peer can't be blamed for silence while it is not.
 */
public interface Reading {

	/**
	 * Return whether reading is stopped.
	 * @return whether what the peer sends stays unread
	 */
	boolean isStopped();

	/**
	 * Return how often reading was stopped.
	 * @return a number that changes with each stop
	 */
	long stops();

}
