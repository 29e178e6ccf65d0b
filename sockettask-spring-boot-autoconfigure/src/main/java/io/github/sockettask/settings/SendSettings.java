package io.github.sockettask.settings;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.util.unit.DataSize;

/**
 * Settings of how a task sends. Immutable; {@code null} means not set.
 *
 * <p>
 * The with-methods are the API: constructors may grow in any release.
 *
 * @param queueCapacity Maximum number of messages waiting to be sent.
 * @param queueBytes Maximum size of the messages waiting to be sent, with 64 bytes added
 * for each.
 * @param overflow Behavior when the send queue is full.
 * @param timeout Maximum time that a message waits to be sent, and that the server
 * accepts no data before the connection is cut.
 * @param offline Settings of messages that are sent while the task is not open.
 * @since 0.1.0
 */
public record SendSettings(@Nullable Integer queueCapacity, @Nullable DataSize queueBytes, @Nullable Overflow overflow,
		@Nullable Duration timeout, @NestedConfigurationProperty OfflineSettings offline) {

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
	 * Return a copy with another {@code queueCapacity}.
	 * @param queueCapacity maximum number of messages waiting to be sent
	 * @return the copy
	 */
	public SendSettings withQueueCapacity(int queueCapacity) {
		return new SendSettings(queueCapacity, this.queueBytes, this.overflow, this.timeout, this.offline);
	}

	/**
	 * Return a copy with another {@code queueBytes}.
	 * @param queueBytes maximum size of the messages waiting to be sent, with 64 bytes
	 * added for each
	 * @return the copy
	 */
	public SendSettings withQueueBytes(DataSize queueBytes) {
		return new SendSettings(this.queueCapacity, queueBytes, this.overflow, this.timeout, this.offline);
	}

	/**
	 * Return a copy with another {@code overflow}.
	 * @param overflow behavior when the send queue is full
	 * @return the copy
	 */
	public SendSettings withOverflow(Overflow overflow) {
		return new SendSettings(this.queueCapacity, this.queueBytes, overflow, this.timeout, this.offline);
	}

	/**
	 * Return a copy with another {@code timeout}.
	 * @param timeout maximum time that a message waits to be sent, and that the server
	 * accepts no data before the connection is cut
	 * @return the copy
	 */
	public SendSettings withTimeout(Duration timeout) {
		return new SendSettings(this.queueCapacity, this.queueBytes, this.overflow, timeout, this.offline);
	}

	/**
	 * Return a copy with another {@code offline}.
	 * @param offline settings of messages that are sent while the task is not open
	 * @return the copy
	 */
	public SendSettings withOffline(OfflineSettings offline) {
		return new SendSettings(this.queueCapacity, this.queueBytes, this.overflow, this.timeout, offline);
	}

}
