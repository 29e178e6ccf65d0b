package io.github.sockettask.settings;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;
import org.springframework.util.unit.DataSize;

/**
 * Settings of how a task receives. Immutable; {@code null} means not set.
 *
 * <p>
 * Make copies by the with-methods: the constructor may grow.
 *
 * @param mode on which threads callbacks run
 * @param maxMessageSize largest message to be accepted
 * @param concurrency how many messages may be handled at the same time, where
 * {@code mode} allows more than one
 * @param key what the order of messages is kept for if {@code mode} is
 * {@link ReceiveMode#PER_KEY}: a JSON pointer, or the name of a bean
 * @param queueCapacity how many messages may wait for their callbacks
 * @param queueBytes how many bytes may wait for their callbacks
 * @param batchSize how many messages a callback for lists gets at most; lists are not
 * made where this is not set
 * @param batchTimeout how long a message may wait for its list to be full
 * @param slowAfter how long a callback may run before it is logged
 * @param silenceTimeout how long no message may come before something is done about it,
 * zero for ever
 * @param onSilence what is done about it
 * @param retry how often a handler gets a message that it could not handle
 * @since 0.1.0
 */
public record ReceiveSettings(@Nullable ReceiveMode mode, @Nullable DataSize maxMessageSize,
		@Nullable Integer concurrency, @Nullable String key, @Nullable Integer queueCapacity,
		@Nullable DataSize queueBytes, @Nullable Integer batchSize, @Nullable Duration batchTimeout,
		@Nullable Duration slowAfter, @Nullable Duration silenceTimeout, @Nullable SilenceAction onSilence,
		RetrySettings retry) {

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
	 * Return a copy with another mode.
	 * @param mode on which threads callbacks run
	 * @return the copy
	 */
	public ReceiveSettings withMode(ReceiveMode mode) {
		return new ReceiveSettings(mode, this.maxMessageSize, this.concurrency, this.key, this.queueCapacity,
				this.queueBytes, this.batchSize, this.batchTimeout, this.slowAfter, this.silenceTimeout, this.onSilence,
				this.retry);
	}

	/**
	 * Return a copy with another bound of a message.
	 * @param maxMessageSize largest message to be accepted
	 * @return the copy
	 */
	public ReceiveSettings withMaxMessageSize(DataSize maxMessageSize) {
		return new ReceiveSettings(this.mode, maxMessageSize, this.concurrency, this.key, this.queueCapacity,
				this.queueBytes, this.batchSize, this.batchTimeout, this.slowAfter, this.silenceTimeout, this.onSilence,
				this.retry);
	}

	/**
	 * Return a copy with another concurrency.
	 * @param concurrency how many messages may be handled at the same time
	 * @return the copy
	 */
	public ReceiveSettings withConcurrency(int concurrency) {
		return new ReceiveSettings(this.mode, this.maxMessageSize, concurrency, this.key, this.queueCapacity,
				this.queueBytes, this.batchSize, this.batchTimeout, this.slowAfter, this.silenceTimeout, this.onSilence,
				this.retry);
	}

	/**
	 * Return a copy with another key.
	 * @param key a JSON pointer, or the name of a bean
	 * @return the copy
	 */
	public ReceiveSettings withKey(String key) {
		return new ReceiveSettings(this.mode, this.maxMessageSize, this.concurrency, key, this.queueCapacity,
				this.queueBytes, this.batchSize, this.batchTimeout, this.slowAfter, this.silenceTimeout, this.onSilence,
				this.retry);
	}

	/**
	 * Return a copy with another capacity.
	 * @param queueCapacity how many messages may wait for their callbacks
	 * @return the copy
	 */
	public ReceiveSettings withQueueCapacity(int queueCapacity) {
		return new ReceiveSettings(this.mode, this.maxMessageSize, this.concurrency, this.key, queueCapacity,
				this.queueBytes, this.batchSize, this.batchTimeout, this.slowAfter, this.silenceTimeout, this.onSilence,
				this.retry);
	}

	/**
	 * Return a copy with another size.
	 * @param queueBytes how many bytes may wait for their callbacks
	 * @return the copy
	 */
	public ReceiveSettings withQueueBytes(DataSize queueBytes) {
		return new ReceiveSettings(this.mode, this.maxMessageSize, this.concurrency, this.key, this.queueCapacity,
				queueBytes, this.batchSize, this.batchTimeout, this.slowAfter, this.silenceTimeout, this.onSilence,
				this.retry);
	}

	/**
	 * Return a copy with lists of messages.
	 * @param batchSize how many messages a callback for lists gets at most
	 * @return the copy
	 */
	public ReceiveSettings withBatchSize(int batchSize) {
		return new ReceiveSettings(this.mode, this.maxMessageSize, this.concurrency, this.key, this.queueCapacity,
				this.queueBytes, batchSize, this.batchTimeout, this.slowAfter, this.silenceTimeout, this.onSilence,
				this.retry);
	}

	/**
	 * Return a copy with another bound of waiting for a list.
	 * @param batchTimeout how long a message may wait for its list to be full
	 * @return the copy
	 */
	public ReceiveSettings withBatchTimeout(Duration batchTimeout) {
		return new ReceiveSettings(this.mode, this.maxMessageSize, this.concurrency, this.key, this.queueCapacity,
				this.queueBytes, this.batchSize, batchTimeout, this.slowAfter, this.silenceTimeout, this.onSilence,
				this.retry);
	}

	/**
	 * Return a copy with another patience with callbacks.
	 * @param slowAfter how long a callback may run before it is logged
	 * @return the copy
	 */
	public ReceiveSettings withSlowAfter(Duration slowAfter) {
		return new ReceiveSettings(this.mode, this.maxMessageSize, this.concurrency, this.key, this.queueCapacity,
				this.queueBytes, this.batchSize, this.batchTimeout, slowAfter, this.silenceTimeout, this.onSilence,
				this.retry);
	}

	/**
	 * Return a copy with another bound of silence.
	 * @param silenceTimeout how long no message may come, or zero for ever
	 * @return the copy
	 */
	public ReceiveSettings withSilenceTimeout(Duration silenceTimeout) {
		return new ReceiveSettings(this.mode, this.maxMessageSize, this.concurrency, this.key, this.queueCapacity,
				this.queueBytes, this.batchSize, this.batchTimeout, this.slowAfter, silenceTimeout, this.onSilence,
				this.retry);
	}

	/**
	 * Return a copy with something else done about silence.
	 * @param onSilence what is done
	 * @return the copy
	 */
	public ReceiveSettings withOnSilence(SilenceAction onSilence) {
		return new ReceiveSettings(this.mode, this.maxMessageSize, this.concurrency, this.key, this.queueCapacity,
				this.queueBytes, this.batchSize, this.batchTimeout, this.slowAfter, this.silenceTimeout, onSilence,
				this.retry);
	}

	/**
	 * Return a copy with other retries.
	 * @param retry how often a handler gets a message again
	 * @return the copy
	 */
	public ReceiveSettings withRetry(RetrySettings retry) {
		return new ReceiveSettings(this.mode, this.maxMessageSize, this.concurrency, this.key, this.queueCapacity,
				this.queueBytes, this.batchSize, this.batchTimeout, this.slowAfter, this.silenceTimeout, this.onSilence,
				retry);
	}

}
