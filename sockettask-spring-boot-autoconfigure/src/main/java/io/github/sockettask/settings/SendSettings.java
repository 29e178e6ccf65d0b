package io.github.sockettask.settings;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * Settings of how a task sends. Immutable; {@code null} means not set.
 *
 * <p>
 * Make copies by the with-methods: the constructor may grow.
 *
 * @param queueCapacity how many messages may wait to be written
 * @param queueBytes how many bytes may wait to be written
 * @param overflow what becomes of a message when too much waits
 * @param timeout how long a message may wait, and how long the peer may take nothing
 * @param offline what becomes of messages while the task is not open
 * @since 0.1.0
 */
public record SendSettings(@Nullable Integer queueCapacity, @Nullable DataSize queueBytes, @Nullable Overflow overflow,
		@Nullable Duration timeout, OfflineSettings offline) {

	/**
	 * Settings with nothing set.
	 */
	public static final SendSettings UNSET = new SendSettings(null, null, null, null, OfflineSettings.UNSET);

	/**
	 * Create settings. A group that is not set is an empty one.
	 */
	public SendSettings {
		offline = (offline != null) ? offline : OfflineSettings.UNSET;
	}

	/**
	 * Fill in what is not set.
	 * @param defaults where to take from what is not set here
	 * @return the merged settings
	 */
	public SendSettings orElse(SendSettings defaults) {
		return new SendSettings((this.queueCapacity != null) ? this.queueCapacity : defaults.queueCapacity,
				(this.queueBytes != null) ? this.queueBytes : defaults.queueBytes,
				(this.overflow != null) ? this.overflow : defaults.overflow,
				(this.timeout != null) ? this.timeout : defaults.timeout, this.offline.orElse(defaults.offline));
	}

	/**
	 * Return a copy with another capacity.
	 * @param queueCapacity how many messages may wait to be written
	 * @return the copy
	 */
	public SendSettings withQueueCapacity(int queueCapacity) {
		return new SendSettings(queueCapacity, this.queueBytes, this.overflow, this.timeout, this.offline);
	}

	/**
	 * Return a copy with another size.
	 * @param queueBytes how many bytes may wait to be written
	 * @return the copy
	 */
	public SendSettings withQueueBytes(DataSize queueBytes) {
		return new SendSettings(this.queueCapacity, queueBytes, this.overflow, this.timeout, this.offline);
	}

	/**
	 * Return a copy with another answer to too many messages.
	 * @param overflow what becomes of a message when too much waits
	 * @return the copy
	 */
	public SendSettings withOverflow(Overflow overflow) {
		return new SendSettings(this.queueCapacity, this.queueBytes, overflow, this.timeout, this.offline);
	}

	/**
	 * Return a copy with another bound of waiting.
	 * @param timeout how long a message may wait, and how long the peer may take nothing
	 * @return the copy
	 */
	public SendSettings withTimeout(Duration timeout) {
		return new SendSettings(this.queueCapacity, this.queueBytes, this.overflow, timeout, this.offline);
	}

	/**
	 * Return a copy with other settings for the time in which the task is not open.
	 * @param offline the settings
	 * @return the copy
	 */
	public SendSettings withOffline(OfflineSettings offline) {
		return new SendSettings(this.queueCapacity, this.queueBytes, this.overflow, this.timeout, offline);
	}

}
