package io.github.sockettask.client.handler;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.MessageContext;
import io.github.sockettask.text.PeerText;
import io.github.sockettask.text.UserText;

/**
 * Counts the messages of a task that no handler wants. The first one is a warning in the
 * log; those that follow are logged now and then at debug level, since many feeds have
 * messages that an application does not need.
 */
class UnmatchedMessages {

	private static final Log logger = LogFactory.getLog(UnmatchedMessages.class);

	static final long PERIOD = TimeUnit.SECONDS.toNanos(10);

	private final LongSupplier clock;

	// The fields below are guarded by this.

	private long count;

	private long told;

	private long toldAt;

	UnmatchedMessages() {
		this(System::nanoTime);
	}

	UnmatchedMessages(LongSupplier clock) {
		this.clock = clock;
	}

	// The other handler takes binary messages only where this one is text, or text only
	// where this one is binary.
	void add(MessageContext message, @Nullable Object ofOtherKind) {
		boolean first;
		long untold;
		synchronized (this) {
			first = this.count == 0;
			this.count++;
			if (!first && (!logger.isDebugEnabled() || this.clock.getAsLong() - this.toldAt < PERIOD)) {
				return;
			}
			untold = this.count - this.told;
			this.told = this.count;
			this.toldAt = this.clock.getAsLong();
		}
		String text = "No handler of task '%s' wants %s; the last one is a %s%s%s".formatted(message.task().name(),
				(untold != 1) ? untold + " messages" : "a message", message, type(message),
				kind(message.data(), ofOtherKind));
		if (first) {
			logger.warn(text + ". Further ones are counted, and logged at debug level");
		}
		else {
			logger.debug(text);
		}
	}

	private static String type(MessageContext message) {
		String type;
		try {
			type = message.type();
		}
		catch (RuntimeException ex) {
			// The JSON is broken, or no library reads it: no handler has asked for the
			// type
			type = null;
		}
		return (type != null) ? ", of type " + PeerText.of(type) : ", without a type";
	}

	private static String kind(Object data, @Nullable Object ofOtherKind) {
		return (ofOtherKind != null) ? "; %s takes %s messages only".formatted(UserText.of(ofOtherKind),
				(data instanceof String) ? "binary" : "text") : "";
	}

	synchronized long count() {
		return this.count;
	}

}
