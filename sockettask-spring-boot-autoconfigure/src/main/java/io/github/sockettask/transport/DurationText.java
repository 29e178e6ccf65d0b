package io.github.sockettask.transport;

import java.time.Duration;

/**
 * Writes times as people do.
 */
public final class DurationText {

	private DurationText() {
	}

	/**
	 * Write a time.
	 * @param duration the time
	 * @return whole seconds where it has nothing else, or milliseconds
	 */
	public static String of(Duration duration) {
		long millis = duration.toMillis();
		return (millis % 1000 != 0) ? millis + " ms" : millis / 1000 + " s";
	}

}
