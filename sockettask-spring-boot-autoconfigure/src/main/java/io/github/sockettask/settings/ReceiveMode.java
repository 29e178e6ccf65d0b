package io.github.sockettask.settings;

/**
 * Where callbacks of a task run and futures of its sends complete, and whether messages
 * are handled at the same time.
 *
 * @since 0.1.0
 */
public enum ReceiveMode {

	/**
	 * On the callback executor, where they may block: one at a time, in order.
	 */
	SERIAL,

	/**
	 * On the event loop of the connection, without a hand-over to another thread: one at
	 * a time, in order. For callbacks that never block: while one runs, nothing else
	 * happens on any connection of the event loop. A callback that waits for the outcome
	 * of a send never returns.
	 */
	INLINE,

	/**
	 * On the callback executor, where they may block: messages at the same time and in no
	 * order. {@code onOpen} comes before all of them and {@code onClose} behind all of
	 * them; other callbacks may overlap them, including {@code onError} for an exception
	 * of a callback.
	 */
	CONCURRENT,

	/**
	 * On the callback executor, where they may block: messages with the same
	 * {@code receive.key} one at a time, in order, and those with different keys at the
	 * same time. {@code onOpen} comes before all of them and {@code onClose} behind all
	 * of them; other callbacks may overlap them, including {@code onError} for an
	 * exception of a callback.
	 */
	PER_KEY;

	/**
	 * Return whether messages may be handled at the same time.
	 * @return true for {@link #CONCURRENT} and {@link #PER_KEY}
	 */
	public boolean isParallel() {
		return this == CONCURRENT || this == PER_KEY;
	}

}
