package io.github.sockettask.settings;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.util.StringUtils;
import org.springframework.util.unit.DataSize;

/**
 * Settings of how a task receives. Immutable; {@code null} means not set.
 *
 * <p>
 * The with-methods are the API: constructors may grow in any release.
 *
 * @param mode Where callbacks run, and whether messages are handled at the same time.
 * @param maxMessageSize Maximum size of a message from the server. A larger one ends the
 * connection.
 * @param concurrency Maximum number of messages handled at the same time, where the mode
 * allows more than one.
 * @param key JSON pointer to the key of a message, or name of a MessageKey bean, for mode
 * per-key.
 * @param queueCapacity Maximum number of messages waiting for their callbacks before
 * reading stops.
 * @param queueBytes Maximum size of the messages waiting for their callbacks before
 * reading stops, with 64 bytes added for each.
 * @param batchSize Maximum number of messages in a list for a handler. No lists are made
 * when not set.
 * @param batchTimeout Maximum time that a message waits for its list to be full.
 * @param slowAfter Time that a callback may run before it is logged as slow.
 * @param silenceTimeout Maximum time without a message, 0 for no limit.
 * @param onSilence Behavior when no message arrives for that time.
 * @param retry Settings of how a failed message is redelivered to its handler.
 * @since 0.1.0
 */
public record ReceiveSettings(@Nullable ReceiveMode mode, @Nullable DataSize maxMessageSize,
		@Nullable Integer concurrency, @Nullable String key, @Nullable Integer queueCapacity,
		@Nullable DataSize queueBytes, @Nullable Integer batchSize, @Nullable Duration batchTimeout,
		@Nullable Duration slowAfter, @Nullable Duration silenceTimeout, @Nullable SilenceAction onSilence,
		@NestedConfigurationProperty RetrySettings retry) {

	/**
	 * Settings with nothing set.
	 */
	public static final ReceiveSettings UNSET = new ReceiveSettings(null, null, null, null, null, null, null, null,
			null, null, null, RetrySettings.UNSET);

	/**
	 * Create settings. An empty key is none, and a group that is not set is an empty one.
	 */
	public ReceiveSettings {
		key = StringUtils.hasText(key) ? key : null;
		retry = (retry != null) ? retry : RetrySettings.UNSET;
	}

	/**
	 * Fill in what is not set.
	 * @param defaults where to take from what is not set here
	 * @return the merged settings
	 */
	public ReceiveSettings orElse(ReceiveSettings defaults) {
		return new ReceiveSettings((this.mode != null) ? this.mode : defaults.mode,
				(this.maxMessageSize != null) ? this.maxMessageSize : defaults.maxMessageSize,
				(this.concurrency != null) ? this.concurrency : defaults.concurrency,
				(this.key != null) ? this.key : defaults.key,
				(this.queueCapacity != null) ? this.queueCapacity : defaults.queueCapacity,
				(this.queueBytes != null) ? this.queueBytes : defaults.queueBytes,
				(this.batchSize != null) ? this.batchSize : defaults.batchSize,
				(this.batchTimeout != null) ? this.batchTimeout : defaults.batchTimeout,
				(this.slowAfter != null) ? this.slowAfter : defaults.slowAfter,
				(this.silenceTimeout != null) ? this.silenceTimeout : defaults.silenceTimeout,
				(this.onSilence != null) ? this.onSilence : defaults.onSilence, this.retry.orElse(defaults.retry));
	}

	/**
	 * Return a copy with another {@code mode}.
	 * @param mode where callbacks run, and whether messages are handled at the same time
	 * @return the copy
	 */
	public ReceiveSettings withMode(ReceiveMode mode) {
		return new ReceiveSettings(mode, this.maxMessageSize, this.concurrency, this.key, this.queueCapacity,
				this.queueBytes, this.batchSize, this.batchTimeout, this.slowAfter, this.silenceTimeout, this.onSilence,
				this.retry);
	}

	/**
	 * Return a copy with another {@code maxMessageSize}.
	 * @param maxMessageSize maximum size of a message from the server
	 * @return the copy
	 */
	public ReceiveSettings withMaxMessageSize(DataSize maxMessageSize) {
		return new ReceiveSettings(this.mode, maxMessageSize, this.concurrency, this.key, this.queueCapacity,
				this.queueBytes, this.batchSize, this.batchTimeout, this.slowAfter, this.silenceTimeout, this.onSilence,
				this.retry);
	}

	/**
	 * Return a copy with another {@code concurrency}.
	 * @param concurrency maximum number of messages handled at the same time, where the
	 * mode allows more than one
	 * @return the copy
	 */
	public ReceiveSettings withConcurrency(int concurrency) {
		return new ReceiveSettings(this.mode, this.maxMessageSize, concurrency, this.key, this.queueCapacity,
				this.queueBytes, this.batchSize, this.batchTimeout, this.slowAfter, this.silenceTimeout, this.onSilence,
				this.retry);
	}

	/**
	 * Return a copy with another {@code key}.
	 * @param key the JSON pointer to the key of a message, or name of a MessageKey bean,
	 * for mode per-key
	 * @return the copy
	 */
	public ReceiveSettings withKey(String key) {
		return new ReceiveSettings(this.mode, this.maxMessageSize, this.concurrency, key, this.queueCapacity,
				this.queueBytes, this.batchSize, this.batchTimeout, this.slowAfter, this.silenceTimeout, this.onSilence,
				this.retry);
	}

	/**
	 * Return a copy with another {@code queueCapacity}.
	 * @param queueCapacity maximum number of messages waiting for their callbacks before
	 * reading stops
	 * @return the copy
	 */
	public ReceiveSettings withQueueCapacity(int queueCapacity) {
		return new ReceiveSettings(this.mode, this.maxMessageSize, this.concurrency, this.key, queueCapacity,
				this.queueBytes, this.batchSize, this.batchTimeout, this.slowAfter, this.silenceTimeout, this.onSilence,
				this.retry);
	}

	/**
	 * Return a copy with another {@code queueBytes}.
	 * @param queueBytes maximum size of the messages waiting for their callbacks before
	 * reading stops, with 64 bytes added for each
	 * @return the copy
	 */
	public ReceiveSettings withQueueBytes(DataSize queueBytes) {
		return new ReceiveSettings(this.mode, this.maxMessageSize, this.concurrency, this.key, this.queueCapacity,
				queueBytes, this.batchSize, this.batchTimeout, this.slowAfter, this.silenceTimeout, this.onSilence,
				this.retry);
	}

	/**
	 * Return a copy with another {@code batchSize}.
	 * @param batchSize maximum number of messages in a list for a handler
	 * @return the copy
	 */
	public ReceiveSettings withBatchSize(int batchSize) {
		return new ReceiveSettings(this.mode, this.maxMessageSize, this.concurrency, this.key, this.queueCapacity,
				this.queueBytes, batchSize, this.batchTimeout, this.slowAfter, this.silenceTimeout, this.onSilence,
				this.retry);
	}

	/**
	 * Return a copy with another {@code batchTimeout}.
	 * @param batchTimeout maximum time that a message waits for its list to be full
	 * @return the copy
	 */
	public ReceiveSettings withBatchTimeout(Duration batchTimeout) {
		return new ReceiveSettings(this.mode, this.maxMessageSize, this.concurrency, this.key, this.queueCapacity,
				this.queueBytes, this.batchSize, batchTimeout, this.slowAfter, this.silenceTimeout, this.onSilence,
				this.retry);
	}

	/**
	 * Return a copy with another {@code slowAfter}.
	 * @param slowAfter time that a callback may run before it is logged as slow
	 * @return the copy
	 */
	public ReceiveSettings withSlowAfter(Duration slowAfter) {
		return new ReceiveSettings(this.mode, this.maxMessageSize, this.concurrency, this.key, this.queueCapacity,
				this.queueBytes, this.batchSize, this.batchTimeout, slowAfter, this.silenceTimeout, this.onSilence,
				this.retry);
	}

	/**
	 * Return a copy with another {@code silenceTimeout}.
	 * @param silenceTimeout maximum time without a message, 0 for no limit
	 * @return the copy
	 */
	public ReceiveSettings withSilenceTimeout(Duration silenceTimeout) {
		return new ReceiveSettings(this.mode, this.maxMessageSize, this.concurrency, this.key, this.queueCapacity,
				this.queueBytes, this.batchSize, this.batchTimeout, this.slowAfter, silenceTimeout, this.onSilence,
				this.retry);
	}

	/**
	 * Return a copy with another {@code onSilence}.
	 * @param onSilence behavior when no message arrives for that time
	 * @return the copy
	 */
	public ReceiveSettings withOnSilence(SilenceAction onSilence) {
		return new ReceiveSettings(this.mode, this.maxMessageSize, this.concurrency, this.key, this.queueCapacity,
				this.queueBytes, this.batchSize, this.batchTimeout, this.slowAfter, this.silenceTimeout, onSilence,
				this.retry);
	}

	/**
	 * Return a copy with another {@code retry}.
	 * @param retry settings of how a failed message is redelivered to its handler
	 * @return the copy
	 */
	public ReceiveSettings withRetry(RetrySettings retry) {
		return new ReceiveSettings(this.mode, this.maxMessageSize, this.concurrency, this.key, this.queueCapacity,
				this.queueBytes, this.batchSize, this.batchTimeout, this.slowAfter, this.silenceTimeout, this.onSilence,
				retry);
	}

}
