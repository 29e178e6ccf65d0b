package io.github.sockettask.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.util.unit.DataSize;

import io.github.sockettask.settings.Overflow;

/**
 * Settings of how a task sends.
 *
 * @since 0.1.0
 */
public class SendProperties {

	/**
	 * Number of messages that may wait to be written.
	 */
	private @Nullable Integer queueCapacity;

	/**
	 * Size of all messages that may wait to be written, with 64 bytes for each.
	 */
	private @Nullable DataSize queueBytes;

	/**
	 * What becomes of a message when as many wait as may.
	 */
	private @Nullable Overflow overflow;

	/**
	 * Time that a message may wait to be written, and time that the server may take
	 * nothing before the connection is cut.
	 */
	private @Nullable Duration timeout;

	@NestedConfigurationProperty
	private final OfflineProperties offline = new OfflineProperties();

	public @Nullable Integer getQueueCapacity() {
		return this.queueCapacity;
	}

	public void setQueueCapacity(@Nullable Integer queueCapacity) {
		this.queueCapacity = queueCapacity;
	}

	public @Nullable DataSize getQueueBytes() {
		return this.queueBytes;
	}

	public void setQueueBytes(@Nullable DataSize queueBytes) {
		this.queueBytes = queueBytes;
	}

	public @Nullable Overflow getOverflow() {
		return this.overflow;
	}

	public void setOverflow(@Nullable Overflow overflow) {
		this.overflow = overflow;
	}

	public @Nullable Duration getTimeout() {
		return this.timeout;
	}

	public void setTimeout(@Nullable Duration timeout) {
		this.timeout = timeout;
	}

	public OfflineProperties getOffline() {
		return this.offline;
	}

}
