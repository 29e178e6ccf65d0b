package io.github.sockettask.client.handler;

import java.util.List;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.DeadLetter;
import io.github.sockettask.DeadLetterHandler;
import io.github.sockettask.text.RepeatedLog;

/**
 * Who gets the messages of a task that could not be handled.
 */
public class DeadLetters {

	private static final Log logger = LogFactory.getLog(DeadLetters.class);

	private final RepeatedLog log = new RepeatedLog(logger);

	/** Those of all tasks. */
	private final Supplier<List<DeadLetterHandler>> handlers;

	private volatile @Nullable DeadLetterHandler callback;

	public DeadLetters(Supplier<List<DeadLetterHandler>> handlers) {
		this.handlers = handlers;
	}

	void callback(DeadLetterHandler callback) {
		this.callback = callback;
	}

	void add(DeadLetter letter) {
		DeadLetterHandler callback = this.callback;
		if (callback != null) {
			add(letter, callback);
		}
		handlers(letter).forEach((handler) -> add(letter, handler));
	}

	// beans are made when they are needed, which may fail
	private List<DeadLetterHandler> handlers(DeadLetter letter) {
		try {
			return this.handlers.get();
		}
		catch (Throwable ex) {
			this.log.error("no handler", () -> "No dead letter handler could be made for: " + letter.message(), ex);
			return List.of();
		}
	}

	private void add(DeadLetter letter, DeadLetterHandler handler) {
		try {
			handler.onDeadLetter(letter);
		}
		catch (Throwable ex) {
			this.log.error("handler",
					() -> "Dead letter handler failed, and could not handle either: " + letter.message(), ex);
		}
	}

}
