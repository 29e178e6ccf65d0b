package io.github.sockettask.transport;

import java.time.Duration;

/**
 * Formats durations for log lines and messages.
 */
public final class DurationText {

	private DurationText() {
	}

	/**
	 * Format a duration.
	 * @param duration the duration
	 * @return seconds if it is a whole number of them, else milliseconds
	 */
	public static String of(Duration duration) {
		long millis = duration.toMillis();
		return (millis % 1000 != 0) ? millis + " ms" : millis / 1000 + " s";
	}

}
