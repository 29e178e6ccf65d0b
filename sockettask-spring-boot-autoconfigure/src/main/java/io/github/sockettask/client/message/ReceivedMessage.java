package io.github.sockettask.client.message;

import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryPolicy;

import io.github.sockettask.MessageContext;
import io.github.sockettask.MessageConversionException;
import io.github.sockettask.MessageKey;
import io.github.sockettask.OnMessageCallbackResult;
import io.github.sockettask.SocketTask;
import io.github.sockettask.text.RepeatedLog;

/**
 * A message on its way to its handlers. Results of look-ups are cached; threads that look
 * something up at the same time may do so twice, but never see partial results.
 */
public final class ReceivedMessage implements MessageContext, OnMessageCallbackResult<Object> {

	private static final Log logger = LogFactory.getLog(ReceivedMessage.class);

	private static final RepeatedLog log = new RepeatedLog(logger);

	private final MessageOrigin origin;

	private final Object data;

	/** The frame that the message was taken from, if it was. */
	private final @Nullable MessageFrame frame;

	private @Nullable FoundFields found;

	private RouteConditions.@Nullable Answers answers;

	private @Nullable Converted converted;

	private final long sequence;

	private final Instant receivedAt;

	private final boolean empty;

	/** Null until a handler fails. */
	private @Nullable Redelivery failures;

	public ReceivedMessage(MessageOrigin origin, Object data, long sequence, Instant receivedAt) {
		this.origin = origin;
		this.data = data;
		this.frame = null;
		this.sequence = sequence;
		this.receivedAt = receivedAt;
		this.empty = false;
	}

	private ReceivedMessage(MessageFrame frame, Object data) {
		this.origin = frame.message().origin;
		this.data = data;
		this.frame = frame;
		this.sequence = frame.message().sequence;
		this.receivedAt = frame.message().receivedAt;
		this.empty = false;
	}

	private ReceivedMessage(ReceivedMessage frame) {
		this.origin = frame.origin;
		this.data = frame.data;
		this.frame = null;
		this.sequence = frame.sequence;
		this.receivedAt = frame.receivedAt;
		this.empty = true;
	}

	MessageOrigin origin() {
		return this.origin;
	}

	@Override
	public Object data() {
		return this.data;
	}

	public int size() {
		return MessageBatch.size(this.data);
	}

	// Returns the messages at a pointer, or null if there are none.
	@Nullable Iterable<Object> elements(String pointer) {
		try {
			return this.origin.reader().fields().elements(this.data, pointer);
		}
		catch (RuntimeException ex) {
			// The text of the exception may contain data of the message.
			log.debug(this.origin.task().name(),
					() -> "Can't take apart the " + this + ", which is handled as it is: " + ex.getClass().getName(),
					null);
			return null;
		}
	}

	/**
	 * Check whether the message can be read, beyond what was looked up in it.
	 * @throws MessageConversionException if it is broken
	 */
	public void verify() {
		this.origin.reader().fields().verify(this.data);
	}

	@Override
	public @Nullable String type() {
		return field(this.origin.reader().typeField());
	}

	@Override
	public @Nullable String field(String pointer) {
		FoundFields found = this.found;
		int index = (found != null) ? found.fields().indexOf(pointer) : -1;
		if (found != null && index >= 0) {
			return found.values()[index];
		}
		String value = this.origin.reader().find(this.data, pointer);
		return (value == null && this.frame != null) ? this.frame.field(pointer) : value;
	}

	// Returns the key of the message, else of its frame.
	public @Nullable Object key(MessageKey key) throws Exception {
		Object own = key.of(this.data);
		return (own == null && this.frame != null) ? this.frame.key(key) : own;
	}

	// Looks up the values that the handlers of a task are chosen by, once.
	public @Nullable String[] fields(RouteLookup fields) {
		FoundFields found = this.found;
		if (found == null || found.fields() != fields) {
			found = find(fields);
			this.found = found;
		}
		return found.values();
	}

	private FoundFields find(RouteLookup fields) {
		@Nullable String[] values = fields.find(this.data);
		if (this.frame != null) {
			@Nullable String[] ofFrame = this.frame.fields(fields);
			for (int i = 0; i < values.length; i++) {
				if (values[i] == null) {
					values[i] = ofFrame[i];
				}
			}
		}
		return new FoundFields(fields, values);
	}

	// The conditions are asked once, whether a handler gets the message alone or in a
	// list.
	RouteConditions.Answers answers(RouteConditions conditions) {
		RouteConditions.Answers answers = this.answers;
		return (answers != null && answers.isOf(conditions)) ? answers : ask(conditions);
	}

	private synchronized RouteConditions.Answers ask(RouteConditions conditions) {
		RouteConditions.Answers answers = this.answers;
		if (answers == null || !answers.isOf(conditions)) {
			answers = conditions.ask(this);
			this.answers = answers;
		}
		return answers;
	}

	@Override
	public Object payload(Type type) {
		if (type == Object.class) {
			return this.data;
		}
		Object value = converted(type);
		value = (value != null) ? value : convert(type);
		// A reader changes the position of a buffer.
		return (value instanceof ByteBuffer buffer) ? buffer.duplicate().order(buffer.order()) : value;
	}

	private @Nullable Object converted(Type type) {
		for (Converted converted = this.converted; converted != null; converted = converted.next()) {
			if (converted.type().equals(type)) {
				return converted.value();
			}
		}
		return null;
	}

	// Under the lock, since a thread that needs the same conversion has to wait for it
	// anyway.
	private synchronized Object convert(Type type) {
		Object value = converted(type);
		if (value == null) {
			value = this.origin.reader().converter().fromMessage(this.data, type, protocol());
			this.converted = new Converted(type, value, this.converted);
		}
		return value;
	}

	@Override
	public @Nullable Object payload(String pointer, Type type) {
		Object part = this.origin.reader().fields().part(this.data, pointer, type);
		return (part == null && this.frame != null) ? this.frame.payload(pointer, type) : part;
	}

	/**
	 * Return the messages that this one holds.
	 * @param pointer where they are
	 * @return makes the messages, which have the values of this one where they have none
	 * of their own; {@code null} if there is nothing
	 */
	public @Nullable Iterator<ReceivedMessage> unwrap(String pointer) {
		Iterable<Object> elements = elements(pointer);
		return (elements != null) ? new Parts(new MessageFrame(this), elements.iterator()) : null;
	}

	// Returns this frame as one without messages, which only handlers of unmatched
	// messages get.
	public ReceivedMessage asEmptyFrame() {
		return new ReceivedMessage(this);
	}

	public boolean isEmptyFrame() {
		return this.empty;
	}

	// Returns null if no handler is to get the message again.
	public @Nullable Redelivery redelivery() {
		Redelivery failures = this.failures;
		return (failures != null && failures.isStarted()) ? failures : null;
	}

	public Redelivery redelivery(RetryPolicy policy) {
		Redelivery failures = failures();
		failures.start(policy);
		return failures;
	}

	// A handler may report a failure at any time.
	public synchronized Redelivery failures() {
		Redelivery failures = this.failures;
		if (failures == null) {
			failures = new Redelivery();
			this.failures = failures;
		}
		return failures;
	}

	public boolean isReportedBy(Object handler) {
		Redelivery failures = this.failures;
		return failures != null && failures.isReportedBy(handler);
	}

	public int attempts(Object handler) {
		Redelivery redelivery = redelivery();
		return (redelivery != null) ? redelivery.attempts(handler) : 1;
	}

	@Override
	public MessageContext context() {
		return this;
	}

	@Override
	public SocketTask task() {
		return this.origin.task();
	}

	@Override
	public int socketTaskId() {
		return this.origin.socketTaskId();
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
		return this.origin.header();
	}

	@Override
	public @Nullable String protocol() {
		return this.origin.protocol();
	}

	@Override
	public String toString() {
		return ((this.data instanceof String text) ? "text message of " + text.length() + " characters"
				: "binary message of " + ((byte[]) this.data).length + " bytes") + ", number " + this.sequence
				+ " of connection " + socketTaskId() + " of task '" + task().name() + "'";
	}

	/**
	 * Messages that are made when they are asked for: they take much more memory than
	 * their frame.
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

	/**
	 * The values that were looked up to choose handlers, in the order of their pointers.
	 */
	private record FoundFields(RouteLookup fields, @Nullable String[] values) {

	}

	/** The values that the message was converted to. */
	private record Converted(Type type, Object value, @Nullable Converted next) {

	}

}
