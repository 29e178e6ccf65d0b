package io.github.sockettask.client;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryPolicy;

import io.github.sockettask.MessageContext;
import io.github.sockettask.OnMessageCallbackResult;
import io.github.sockettask.SocketTask;

/**
 * A message on its way to its handlers.
 */
final class ReceivedMessage extends MessageContent implements OnMessageCallbackResult<Object> {

	private final long sequence;

	private final Instant receivedAt;

	private final boolean empty;

	/** Null while all is well. */
	private @Nullable MessageFailures failures;

	/**
	 * Create a message.
	 * @param origin the connection that it came on
	 * @param data a {@code String} or a {@code byte[]}
	 * @param sequence its place among those of its connection
	 * @param receivedAt when it was read
	 */
	ReceivedMessage(MessageOrigin origin, Object data, long sequence, Instant receivedAt) {
		super(origin, data, null);
		this.sequence = sequence;
		this.receivedAt = receivedAt;
		this.empty = false;
	}

	private ReceivedMessage(MessageFrame frame, Object data) {
		super(frame.message().origin(), data, frame);
		this.sequence = frame.message().sequence;
		this.receivedAt = frame.message().receivedAt;
		this.empty = false;
	}

	private ReceivedMessage(ReceivedMessage frame) {
		super(frame.origin(), frame.data(), null);
		this.sequence = frame.sequence;
		this.receivedAt = frame.receivedAt;
		this.empty = true;
	}

	/**
	 * Return the messages that this one holds.
	 * @param pointer where they are
	 * @return makes the messages, which have the values of this one where they have none
	 * of their own; {@code null} if there is nothing
	 */
	@Nullable Iterator<ReceivedMessage> unwrap(String pointer) {
		Iterable<Object> elements = elements(pointer);
		return (elements != null) ? new Parts(new MessageFrame(this), elements.iterator()) : null;
	}

	/**
	 * Return this frame as one without messages.
	 * @return the frame, which only handlers of unmatched messages get
	 */
	ReceivedMessage asEmptyFrame() {
		return new ReceivedMessage(this);
	}

	/**
	 * Return whether this is a frame that could hold messages and holds none.
	 * @return whether no handler can want what is in it
	 */
	boolean isEmptyFrame() {
		return this.empty;
	}

	@Nullable Redelivery redelivery() {
		MessageFailures failures = this.failures;
		return (failures != null) ? failures.redelivery() : null;
	}

	Redelivery redelivery(RetryPolicy policy) {
		return failures().redelivery(policy);
	}

	// a handler may tell of one at any time
	synchronized MessageFailures failures() {
		MessageFailures failures = this.failures;
		if (failures == null) {
			failures = new MessageFailures();
			this.failures = failures;
		}
		return failures;
	}

	boolean isReportedBy(Object handler) {
		MessageFailures failures = this.failures;
		return failures != null && failures.isReportedBy(handler);
	}

	/**
	 * Return how often a handler has got the message.
	 * @param handler the handler
	 * @return the number of attempts
	 */
	int attempts(Object handler) {
		Redelivery redelivery = redelivery();
		return (redelivery != null) ? redelivery.attempts(handler) : 1;
	}

	@Override
	public MessageContext context() {
		return this;
	}

	@Override
	public SocketTask task() {
		return origin().task();
	}

	@Override
	public int socketTaskId() {
		return origin().socketTaskId();
	}

	@Override
	public long sequence() {
		return this.sequence;
	}

	@Override
	public Instant receivedAt() {
		return this.receivedAt;
	}

	@Override
	public Map<String, List<String>> handshakeHeader() {
		return origin().header();
	}

	@Override
	public @Nullable String protocol() {
		return origin().protocol();
	}

	@Override
	public void failed(Object handler, Throwable cause) {
		failures().reported(handler);
		origin().failures().failed(handler, this, cause);
	}

	@Override
	public String toString() {
		return ((data() instanceof String text) ? "text message of " + text.length() + " characters"
				: "binary message of " + ((byte[]) data()).length + " bytes") + ", number " + this.sequence
				+ " of connection " + socketTaskId() + " of task '" + task().name() + "'";
	}

	/**
	 * Messages that are made when they are asked for: they take much more memory than
	 * their frame.
	 *
	 * @param frame the frame
	 * @param elements what is in it
	 */
	private record Parts(MessageFrame frame, Iterator<Object> elements) implements Iterator<ReceivedMessage> {

		@Override
		public boolean hasNext() {
			return this.elements.hasNext();
		}

		@Override
		public ReceivedMessage next() {
			return new ReceivedMessage(this.frame, this.elements.next());
		}

	}

}
