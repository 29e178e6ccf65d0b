package io.github.sockettask.client.receive;

import org.jspecify.annotations.Nullable;

/**
 * Tells the back-pressure what no longer waits: not one by one, as that takes a lock, so
 * that what waits seems to be a few more meanwhile. Belongs to the stream of the task.
 */
class TakenMessages {

	private static final int STEP = 32;

	private final @Nullable BackPressure backPressure;

	private final int step;

	private int count;

	private long size;

	/**
	 * Create a count of nothing.
	 * @param backPressure is told, or {@code null} if somebody else tells it
	 * @param capacity so many messages may wait
	 */
	TakenMessages(@Nullable BackPressure backPressure, int capacity) {
		this.backPressure = backPressure;
		this.step = Math.max(1, Math.min(STEP, capacity / 4));
	}

	/**
	 * A message no longer waits.
	 * @param size its size
	 * @param last whether it is the last one for now
	 * @return whether all that was taken has been told
	 */
	boolean add(int size, boolean last) {
		this.count++;
		this.size += size;
		if (this.count < this.step && !last) {
			return false;
		}
		tell();
		return true;
	}

	void tell() {
		if (this.count > 0 && this.backPressure != null) {
			this.backPressure.taken(this.count, this.size);
		}
		this.count = 0;
		this.size = 0;
	}

}
