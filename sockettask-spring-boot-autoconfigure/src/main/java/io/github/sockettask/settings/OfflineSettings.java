package io.github.sockettask.settings;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Settings of what becomes of messages that are sent while a task is not open. Immutable;
 * {@code null} means not set.
 *
 * <p>
 * The with-methods are the API: constructors may grow in any release.
 *
 * @param enabled Whether to queue messages that are sent while the task is not open,
 * instead of refusing them.
 * @param capacity Maximum number of messages queued while the task is not open.
 * @param ttl Maximum time that a message is queued while the task is not open.
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
	 * Return a copy with another {@code enabled}.
	 * @param enabled whether to queue messages that are sent while the task is not open,
	 * instead of refusing them
	 * @return the copy
	 */
	public OfflineSettings withEnabled(boolean enabled) {
		return new OfflineSettings(enabled, this.capacity, this.ttl);
	}

	/**
	 * Return a copy with another {@code capacity}.
	 * @param capacity maximum number of messages queued while the task is not open
	 * @return the copy
	 */
	public OfflineSettings withCapacity(int capacity) {
		return new OfflineSettings(this.enabled, capacity, this.ttl);
	}

	/**
	 * Return a copy with another {@code ttl}.
	 * @param ttl maximum time that a message is queued while the task is not open
	 * @return the copy
	 */
	public OfflineSettings withTtl(Duration ttl) {
		return new OfflineSettings(this.enabled, this.capacity, ttl);
	}

}
