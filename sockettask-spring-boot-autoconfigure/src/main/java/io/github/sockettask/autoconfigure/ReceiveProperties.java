package io.github.sockettask.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.util.unit.DataSize;

import io.github.sockettask.settings.Dispatch;
import io.github.sockettask.settings.IdleAction;

/**
 * Settings of how a task receives.
 *
 * @since 0.1.0
 */
public class ReceiveProperties {

	/**
	 * Where callbacks run, and whether messages are handled at the same time.
	 */
	private @Nullable Dispatch dispatch;

	/**
	 * Number of messages that are handled at the same time, where dispatch allows more
	 * than one.
	 */
	private @Nullable Integer concurrency;

	/**
	 * JSON pointer to what the order of messages is kept for if dispatch is per-key, or
	 * name of a bean that tells it.
	 */
	private @Nullable String key;

	/**
	 * Number of messages that may wait for their callbacks before reading stops.
	 */
	private @Nullable Integer queueCapacity;

	/**
	 * Size of all messages that may wait for their callbacks before reading stops.
	 */
	private @Nullable DataSize queueBytes;

	/**
	 * Number of messages that a method for lists gets at most; no lists are made when not
	 * set.
	 */
	private @Nullable Integer batchSize;

	/**
	 * Time that a message may wait for its list to be full.
	 */
	private @Nullable Duration batchTimeout;

	/**
	 * Time that a callback may run before it is logged as slow.
	 */
	private @Nullable Duration slowAfter;

	/**
	 * Time that no message may come before something is done about it, 0 for no limit.
	 */
	private @Nullable Duration idleTimeout;

	/**
	 * What to do when no message has come for that time.
	 */
	private @Nullable IdleAction onIdle;

	@NestedConfigurationProperty
	private final RetryProperties retry = new RetryProperties();

	public @Nullable Dispatch getDispatch() {
		return this.dispatch;
	}

	public void setDispatch(@Nullable Dispatch dispatch) {
		this.dispatch = dispatch;
	}

	public @Nullable Integer getConcurrency() {
		return this.concurrency;
	}

	public void setConcurrency(@Nullable Integer concurrency) {
		this.concurrency = concurrency;
	}

	public @Nullable String getKey() {
		return this.key;
	}

	public void setKey(@Nullable String key) {
		this.key = key;
	}

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

	public @Nullable Integer getBatchSize() {
		return this.batchSize;
	}

	public void setBatchSize(@Nullable Integer batchSize) {
		this.batchSize = batchSize;
	}

	public @Nullable Duration getBatchTimeout() {
		return this.batchTimeout;
	}

	public void setBatchTimeout(@Nullable Duration batchTimeout) {
		this.batchTimeout = batchTimeout;
	}

	public @Nullable Duration getSlowAfter() {
		return this.slowAfter;
	}

	public void setSlowAfter(@Nullable Duration slowAfter) {
		this.slowAfter = slowAfter;
	}

	public @Nullable Duration getIdleTimeout() {
		return this.idleTimeout;
	}

	public void setIdleTimeout(@Nullable Duration idleTimeout) {
		this.idleTimeout = idleTimeout;
	}

	public @Nullable IdleAction getOnIdle() {
		return this.onIdle;
	}

	public void setOnIdle(@Nullable IdleAction onIdle) {
		this.onIdle = onIdle;
	}

	public RetryProperties getRetry() {
		return this.retry;
	}

}
