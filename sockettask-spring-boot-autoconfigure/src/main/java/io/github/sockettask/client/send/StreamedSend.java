package io.github.sockettask.client.send;

import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.MessageStream;
import io.github.sockettask.SendOption;
import io.github.sockettask.transport.OutboundMessages;
import io.github.sockettask.transport.OutboundMessages.Sink;
import io.github.sockettask.transport.Utf8Validator;

/**
 * A message that is made while it is sent. Requests the next buffer from its source when
 * the transport has taken the one before, so that at most one is in memory. The source is
 * only called on the executor.
 */
public final class StreamedSend extends QueuedSend implements Flow.Subscriber<Object> {

	private static final Log logger = LogFactory.getLog(StreamedSend.class);

	private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

	private final MessageStream stream;

	private final Executor executor;

	private final Utf8Validator validator = new Utf8Validator();

	/** Called when there is a buffer to hand on, or when the source has failed. */
	private volatile @Nullable Runnable changed;

	private volatile Flow.@Nullable Subscription subscription;

	// The fields below are guarded by this.

	private @Nullable ByteBuffer buffer;

	private boolean subscribed;

	/** Whether a buffer was requested and has not arrived. */
	private boolean asked;

	private boolean ended;

	private @Nullable Throwable problem;

	/** Whether a part of the message, but not its end, was handed on. */
	private boolean begun;

	StreamedSend(MessageStream stream, @Nullable SendOption option, Executor executor) {
		super(stream, 0, option);
		this.stream = stream;
		this.executor = executor;
		whenComplete((result, failure) -> execute(this::close));
	}

	@Override
	synchronized @Nullable QueuedSend take(Sink sink) {
		if (failure() != null) {
			// The connection is about to be closed.
			return null;
		}
		int opcode = this.begun ? OutboundMessages.CONTINUATION
				: (this.stream.text() ? OutboundMessages.TEXT : OutboundMessages.BINARY);
		ByteBuffer buffer = this.buffer;
		if (buffer != null) {
			QueuedSend fragment = new QueuedSend(NOTHING, buffer.remaining(), null);
			if (!sink.take(opcode, false, buffer, buffer.remaining())) {
				return null;
			}
			this.buffer = null;
			this.begun = true;
			return fragment;
		}
		if (!this.ended || !sink.take(opcode, true, NOTHING, 0)) {
			return null;
		}
		this.begun = false;
		return this;
	}

	@Override
	synchronized boolean isBegun() {
		return this.begun;
	}

	@Override
	synchronized boolean isStalled() {
		return this.begun && this.buffer == null && !this.ended;
	}

	@Override
	synchronized boolean mayMove() {
		return !this.subscribed;
	}

	synchronized @Nullable Throwable problem() {
		return this.problem;
	}

	// Requests the next buffer, unless there is one or the source has ended.
	void goOn(Runnable changed) {
		boolean first;
		synchronized (this) {
			if (this.asked || this.ended || this.buffer != null || this.problem != null) {
				return;
			}
			this.asked = true;
			first = !this.subscribed;
			this.subscribed = true;
		}
		this.changed = changed;
		Flow.Subscription subscription = this.subscription;
		if (first) {
			execute(() -> this.stream.fragments().subscribe(this));
		}
		else if (subscription != null) {
			execute(() -> subscription.request(1));
		}
	}

	private void execute(Runnable call) {
		try {
			this.executor.execute(() -> run(call));
		}
		catch (RuntimeException | Error ex) {
			end(ex);
		}
	}

	private void run(Runnable call) {
		try {
			call.run();
		}
		catch (RuntimeException | Error ex) {
			end(ex);
		}
	}

	@Override
	public void onSubscribe(Flow.Subscription subscription) {
		if (this.subscription != null || isDone()) {
			subscription.cancel();
			return;
		}
		this.subscription = subscription;
		subscription.request(1);
	}

	@Override
	public void onNext(@Nullable Object fragment) {
		if (fragment instanceof ByteBuffer bytes) {
			next(bytes.slice());
		}
		else {
			end(new IllegalArgumentException("The source has sent "
					+ ((fragment != null) ? fragment.getClass().getName() : "null") + " instead of a ByteBuffer"));
		}
	}

	private void next(ByteBuffer bytes) {
		Flow.Subscription subscription = this.subscription;
		if (!bytes.hasRemaining() && subscription != null) {
			subscription.request(1);
		}
		else if (this.stream.text() && !isValid(bytes)) {
			end(new IllegalArgumentException("The text is not valid UTF-8"));
		}
		else {
			boolean unasked;
			synchronized (this) {
				unasked = !this.asked;
				this.asked = false;
				this.buffer = unasked ? this.buffer : bytes;
			}
			if (unasked) {
				end(new IllegalStateException("The source has sent a buffer that it was not asked for"));
			}
			else {
				tellChanged();
			}
		}
	}

	private boolean isValid(ByteBuffer bytes) {
		byte[] copy = new byte[bytes.remaining()];
		bytes.duplicate().get(copy);
		return this.validator.accept(copy, 0, copy.length);
	}

	@Override
	public void onError(Throwable problem) {
		end(problem);
	}

	@Override
	public void onComplete() {
		boolean complete = !this.stream.text() || this.validator.isComplete();
		end(complete ? null : new IllegalArgumentException("The text ends in the middle of a character"));
	}

	private void end(@Nullable Throwable problem) {
		synchronized (this) {
			if (this.ended || this.problem != null) {
				return;
			}
			this.ended = problem == null;
			this.problem = problem;
		}
		tellChanged();
	}

	private void tellChanged() {
		Runnable changed = this.changed;
		if (changed != null) {
			changed.run();
		}
	}

	private void close() {
		Flow.Subscription subscription = this.subscription;
		if (subscription != null) {
			subscription.cancel();
		}
		close(this.stream);
		// A message that the application has cancelled may be in the way of others.
		tellChanged();
	}

	// The source of a message that is not sent, or no longer, is not needed.
	public static void close(MessageStream stream) {
		AutoCloseable source = stream.source();
		if (source != null) {
			try {
				source.close();
			}
			catch (Throwable ex) {
				// The data that was read was sent, or is not needed any more.
				logger.debug("The source of a message could not be closed", ex);
			}
		}
	}

}
