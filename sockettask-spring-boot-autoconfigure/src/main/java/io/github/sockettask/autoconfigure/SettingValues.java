package io.github.sockettask.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.unit.DataSize;

import io.github.sockettask.settings.InvalidSocketTaskSettingsException;

/**
 * Refuses single values of the settings of a task. What is not set is not wrong.
 *
 * @param name the name of the task, or {@code null} for the defaults
 */
record SettingValues(@Nullable String name) {

	private static final int MAX_COUNT = 1_000_000;

	void count(String setting, @Nullable Integer value) {
		if (value != null && (value < 1 || value > MAX_COUNT)) {
			throw wrong(setting, value, "must be from 1 to " + MAX_COUNT);
		}
	}

	void size(String setting, @Nullable DataSize value, long max) {
		if (value != null && (value.toBytes() <= 0 || value.toBytes() > max)) {
			throw wrong(setting, value, "must be from 1B to " + DataSize.ofBytes(max));
		}
	}

	void positive(String setting, @Nullable Duration value) {
		if (value != null && (value.isNegative() || value.isZero())) {
			throw wrong(setting, DurationStyle.SIMPLE.print(value), "must be positive");
		}
	}

	void notNegative(String setting, @Nullable Duration value) {
		if (value != null && value.isNegative()) {
			throw wrong(setting, DurationStyle.SIMPLE.print(value), "must not be negative");
		}
	}

	/**
	 * Refuse a delay that is longer than the longest one.
	 * @param group the group of both
	 * @param delay the delay
	 * @param maxDelay the longest delay
	 * @param maxIsSet whether that is more than a default
	 */
	void delays(String group, @Nullable Duration delay, @Nullable Duration maxDelay, boolean maxIsSet) {
		if (delay == null || maxDelay == null || maxDelay.compareTo(delay) >= 0) {
			return;
		}
		String printed = SocketTaskStartupException.print(maxDelay);
		if (maxIsSet) {
			throw wrong(group + ".max-delay", printed,
					"must not be shorter than " + group + ".delay (" + SocketTaskStartupException.print(delay) + ")");
		}
		throw wrong(group + ".delay", SocketTaskStartupException.print(delay),
				"must not be longer than " + group + ".max-delay, which is " + printed + " unless set; set that too");
	}

	void notBelow(String setting, @Nullable Integer value, int min) {
		if (value != null && value < min) {
			throw wrong(setting, value, "must not be below " + min);
		}
	}

	// told this way round, these hold for what is no number too
	void range(String setting, @Nullable Double value, double min, double max) {
		if (value != null && !(value >= min && value <= max)) {
			throw wrong(setting, value,
					(max == Double.MAX_VALUE) ? "must not be below " + min : "must be from " + min + " to " + max);
		}
	}

	InvalidSocketTaskSettingsException wrong(String setting, @Nullable Object value, String reason) {
		return new InvalidSocketTaskSettingsException(this.name, setting, (value != null) ? value.toString() : null,
				reason);
	}

}
