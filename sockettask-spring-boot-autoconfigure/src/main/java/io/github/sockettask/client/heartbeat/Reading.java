package io.github.sockettask.client.heartbeat;

/**
 * Knows whether a connection is read: without reading, silence proves nothing about the
 * peer.
 */
public interface Reading {

	/**
	 * Return whether reading is stopped.
	 * @return whether the data of the peer stays unread
	 */
	boolean isStopped();

	/**
	 * Return the number of stops of reading.
	 * @return a number that changes with each stop
	 */
	long stops();

}
