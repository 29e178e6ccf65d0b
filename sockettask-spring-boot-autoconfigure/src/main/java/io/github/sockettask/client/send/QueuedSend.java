package io.github.sockettask.client.send;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.MessageStream;
import io.github.sockettask.SendOption;
import io.github.sockettask.SendSocketMessageException;
import io.github.sockettask.transport.OutboundMessages;
import io.github.sockettask.transport.OutboundMessages.Sink;
import io.github.sockettask.transport.Utf8;

/**
 * A message that was accepted, until its outcome is reported. Future, message and links
 * of lists are one object, since one is made for each message. The fields that are not
 * final belong to the queue in which the message waits, then to the
 * {@link SendCompleter}.
 */
public class QueuedSend extends ObservedFuture {

	private static final AtomicIntegerFieldUpdater<QueuedSend> UNTOLD = AtomicIntegerFieldUpdater
		.newUpdater(QueuedSend.class, "untold");

	private final @Nullable SendOption option;

	private final int size;

	/** Released early, since the socket may need the message for long. */
	private @Nullable Object payload;

	private volatile int untold;

	private @Nullable SendSocketMessageException failure;

	private volatile @Nullable SendDeadlines deadlines;

	/** The number of the message in its queue. */
	long number;

	/** When the message came to its queue, see {@link QueueTimeout}. */
	int tick;

	/** The next one of the list that this one is in; belongs to the list. */
	@Nullable QueuedSend next;

	/** The one before in the list that this one is in; belongs to the list. */
	@Nullable QueuedSend previous;

	/** The list that this one waits in, if any; belongs to the list. */
	@Nullable SendList list;

	QueuedSend(Object payload, int size, @Nullable SendOption option) {
		this.payload = payload;
		this.size = size;
		this.option = option;
		this.untold = hasCallbacks() ? 2 : 1;
	}

	static QueuedSend of(Object message, int size, @Nullable SendOption option, Executor executor) {
		return (message instanceof MessageStream stream) ? new StreamedSend(stream, option, executor)
				: new QueuedSend(message, size, option);
	}

	// Makes the question of a heartbeat, which only its own connection can use.
	static QueuedSend question(String text) {
		return new QueuedSend(text, Utf8.length(text), null) {

			@Override
			boolean mayBeMissed() {
				return false;
			}

			@Override
			boolean mayMove() {
				return false;
			}

		};
	}

	boolean hasCallbacks() {
		return this.option != null && hasCallbacks(this.option);
	}

	static boolean hasCallbacks(SendOption option) {
		return option.success() != null || option.fail() != null || option.complete() != null;
	}

	public static boolean isPlain(SendOption option) {
		return !hasCallbacks(option) && option.timeout() == null && option.ttl() == null
				&& option.conflationKey() == null;
	}

	// Either the callbacks or the future are complete. Returns whether that was the last
	// one.
	boolean told() {
		return UNTOLD.decrementAndGet(this) == 0;
	}

	@Nullable SendOption option() {
		return this.option;
	}

	@Nullable Object conflationKey() {
		return (this.option != null) ? this.option.conflationKey() : null;
	}

	// Returns the part that was taken, this for the end, or null if nothing was.
	@Nullable QueuedSend take(Sink sink) {
		Object payload = this.payload;
		if (payload == null) {
			throw new IllegalStateException("The message was handed on");
		}
		int opcode = (payload instanceof String) ? OutboundMessages.TEXT : OutboundMessages.BINARY;
		return sink.take(opcode, true, payload, this.size) ? this : null;
	}

	/** The message was handed on, and is not sent again. */
	void letGo() {
		this.payload = null;
	}

	// Returns whether the message may be sent again after it was handed on.
	boolean mayReturn() {
		return this.payload != null && mayMove();
	}

	// Returns whether a part of the message, but not its end, was handed on.
	boolean isBegun() {
		return false;
	}

	// Returns whether a message that has begun waits for its source.
	boolean isStalled() {
		return false;
	}

	// Returns whether the message may be sent on another connection.
	boolean mayMove() {
		return true;
	}

	// Returns whether a failure is a loss for the application, which has not given the
	// message up.
	boolean mayBeMissed() {
		return !isDone() && this.failure != null && !this.failure.errMsg().equals(SendFailures.REPLACED);
	}

	int size() {
		return this.size;
	}

	void fail(SendSocketMessageException failure) {
		this.payload = null;
		this.failure = failure;
	}

	// Null if the message was written.
	@Nullable SendSocketMessageException failure() {
		return this.failure;
	}

	@Nullable SendDeadlines deadlines() {
		return this.deadlines;
	}

	void deadlines(SendDeadlines deadlines) {
		this.deadlines = deadlines;
	}

}
