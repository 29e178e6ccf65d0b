package io.github.sockettask.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Settings of what becomes of messages that are sent while a task is not open.
 *
 * @since 0.1.0
 */
public class OfflineProperties {

	/**
	 * Whether messages that are sent while the task is not open wait until it is.
	 */
	private @Nullable Boolean enabled;

	/**
	 * Number of messages that may wait until the task is open.
	 */
	private @Nullable Integer capacity;

	/**
	 * Time that a message may wait until the task is open.
	 */
	private @Nullable Duration ttl;

	public @Nullable Boolean getEnabled() {
		return this.enabled;
	}

	public void setEnabled(@Nullable Boolean enabled) {
		this.enabled = enabled;
	}

	public @Nullable Integer getCapacity() {
		return this.capacity;
	}

	public void setCapacity(@Nullable Integer capacity) {
		this.capacity = capacity;
	}

	public @Nullable Duration getTtl() {
		return this.ttl;
	}

	public void setTtl(@Nullable Duration ttl) {
		this.ttl = ttl;
	}

}
