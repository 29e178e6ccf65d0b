package io.github.sockettask.client.heartbeat;

import java.util.concurrent.Future;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.transport.TransportConnection;

/**
 * Sends a text of the application's protocol. The answer is the expected message, or any
 * data if none is expected.
 */
class MessageProbe implements HeartbeatProbe {

	private final String message;

	private final @Nullable ExpectedAnswer expected;

	private final Function<String, Future<?>> sender;

	private long reads;

	private @Nullable Future<?> sent;

	/**
	 * Number of questions that may still be answered, since a slow peer may answer all.
	 */
	private int open;

	private boolean answered;

	MessageProbe(String message, @Nullable ExpectedAnswer expected, Function<String, Future<?>> sender) {
		this.message = message;
		this.expected = expected;
		this.sender = sender;
	}

	@Override
	public void ask(TransportConnection connection) {
		this.reads = connection.reads();
		this.answered = false;
		this.open++;
		this.sent = this.sender.apply(this.message);
	}

	@Override
	public boolean isAnswered(TransportConnection connection) {
		return (this.expected != null) ? this.answered : connection.reads() != this.reads;
	}

	@Override
	public boolean isWaiting() {
		Future<?> sent = this.sent;
		return this.expected != null && sent != null && !sent.isDone();
	}

	@Override
	public boolean take(Object message) {
		if (this.open > 0 && this.expected != null && this.expected.is(message)) {
			this.open--;
			this.answered = true;
			return true;
		}
		return false;
	}

	@Override
	public String missing() {
		return (this.expected != null) ? "no answer" : "nothing";
	}

}
