package io.github.sockettask.settings;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Settings of what becomes of messages that are sent while a task is not open. Immutable;
 * {@code null} means not set.
 *
 * <p>
 * Make copies by the with-methods: the constructor may grow.
 *
 * @param enabled whether they wait until it is; if not, they are refused
 * @param capacity how many may wait
 * @param ttl how long one may wait
 * @since 0.1.0
 */
public record OfflineSettings(@Nullable Boolean enabled, @Nullable Integer capacity, @Nullable Duration ttl) {

	/**
	 * Settings with nothing set.
	 */
	public static final OfflineSettings UNSET = new OfflineSettings(null, null, null);

	/**
	 * Fill in what is not set.
	 * @param defaults where to take from what is not set here
	 * @return the merged settings
	 */
	public OfflineSettings orElse(OfflineSettings defaults) {
		return new OfflineSettings((this.enabled != null) ? this.enabled : defaults.enabled,
				(this.capacity != null) ? this.capacity : defaults.capacity,
				(this.ttl != null) ? this.ttl : defaults.ttl);
	}

	/**
	 * Return a copy in which messages wait or not.
	 * @param enabled whether messages wait until the task is open
	 * @return the copy
	 */
	public OfflineSettings withEnabled(boolean enabled) {
		return new OfflineSettings(enabled, this.capacity, this.ttl);
	}

	/**
	 * Return a copy with another capacity.
	 * @param capacity how many messages may wait
	 * @return the copy
	 */
	public OfflineSettings withCapacity(int capacity) {
		return new OfflineSettings(this.enabled, capacity, this.ttl);
	}

	/**
	 * Return a copy with another time to live.
	 * @param ttl how long a message may wait
	 * @return the copy
	 */
	public OfflineSettings withTtl(Duration ttl) {
		return new OfflineSettings(this.enabled, this.capacity, ttl);
	}

}
