package io.github.sockettask.settings;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

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
 * @param bytes Maximum size of the messages queued while the task is not open, with 64
 * bytes added for each.
 * @param ttl Maximum time that a message is queued while the task is not open.
 * @since 0.1.0
 */
public record OfflineSettings(@Nullable Boolean enabled, @Nullable Integer capacity, @Nullable DataSize bytes,
		@Nullable Duration ttl) {

	/**
	 * Settings with nothing set.
	 */
	public static final OfflineSettings UNSET = new OfflineSettings(null, null, null, null);

	/**
	 * Fill in what is not set.
	 * @param defaults where to take from what is not set here
	 * @return the merged settings
	 */
	public OfflineSettings orElse(OfflineSettings defaults) {
		return new OfflineSettings((this.enabled != null) ? this.enabled : defaults.enabled,
				(this.capacity != null) ? this.capacity : defaults.capacity,
				(this.bytes != null) ? this.bytes : defaults.bytes, (this.ttl != null) ? this.ttl : defaults.ttl);
	}

	/**
	 * Return a copy with another {@code enabled}.
	 * @param enabled whether to queue messages that are sent while the task is not open,
	 * instead of refusing them
	 * @return the copy
	 */
	public OfflineSettings withEnabled(boolean enabled) {
		return new OfflineSettings(enabled, this.capacity, this.bytes, this.ttl);
	}

	/**
	 * Return a copy with another {@code capacity}.
	 * @param capacity maximum number of messages queued while the task is not open
	 * @return the copy
	 */
	public OfflineSettings withCapacity(int capacity) {
		return new OfflineSettings(this.enabled, capacity, this.bytes, this.ttl);
	}

	/**
	 * Return a copy with another {@code bytes}.
	 * @param bytes maximum size of the messages queued while the task is not open, with
	 * 64 bytes added for each
	 * @return the copy
	 */
	public OfflineSettings withBytes(DataSize bytes) {
		return new OfflineSettings(this.enabled, this.capacity, bytes, this.ttl);
	}

	/**
	 * Return a copy with another {@code ttl}.
	 * @param ttl maximum time that a message is queued while the task is not open
	 * @return the copy
	 */
	public OfflineSettings withTtl(Duration ttl) {
		return new OfflineSettings(this.enabled, this.capacity, this.bytes, ttl);
	}

}
