package io.github.sockettask.client;

/**
 * On which threads the callbacks of a task run, and the futures of its sends complete. In
 * each case callbacks run one at a time, in order.
 *
 * @since 0.1.0
 */
public enum Dispatch {

	/**
	 * On the callback executor, where they may block.
	 */
	SERIAL,

	/**
	 * On the event loop of the connection, without a hand-over to another thread. Saves
	 * the time that the hand-over takes. For callbacks that never block: while one runs,
	 * nothing else happens on this connection, nor on others that share the event loop. A
	 * callback that waits for the outcome of a send waits for ever.
	 */
	INLINE

}
