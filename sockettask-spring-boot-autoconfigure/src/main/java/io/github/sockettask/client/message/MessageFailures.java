package io.github.sockettask.client.message;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryPolicy;

/**
 * What has gone wrong with a message.
 */
public class MessageFailures {

	// The fields below are guarded by this

	/** Those that have told of it. */
	private final List<Object> reporters = new ArrayList<>(1);

	private @Nullable Redelivery redelivery;

	public synchronized void reported(Object handler) {
		this.reporters.add(handler);
	}

	/**
	 * Return whether a handler has told already that it can't handle the message.
	 * @param handler the very handler, not an equal one
	 * @return whether it has
	 */
	synchronized boolean isReportedBy(Object handler) {
		return this.reporters.stream().anyMatch((reporter) -> reporter == handler);
	}

	synchronized @Nullable Redelivery redelivery() {
		return this.redelivery;
	}

	synchronized Redelivery redelivery(RetryPolicy policy) {
		Redelivery redelivery = this.redelivery;
		if (redelivery == null) {
			redelivery = new Redelivery(policy);
			this.redelivery = redelivery;
		}
		return redelivery;
	}

}
