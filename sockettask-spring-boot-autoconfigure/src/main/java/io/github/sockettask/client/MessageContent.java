package io.github.sockettask.client;

import java.lang.reflect.Type;
import java.nio.ByteBuffer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.MessageContext;
import io.github.sockettask.MessageConversionException;
import io.github.sockettask.MessageKey;
import io.github.sockettask.text.RepeatedLog;

/**
 * What is in a message. What was found there is kept; several threads that look at the
 * same time may find it twice, and see nothing half done.
 */
abstract class MessageContent implements MessageContext {

	private static final Log logger = LogFactory.getLog(MessageContent.class);

	private static final RepeatedLog log = new RepeatedLog(logger);

	private final MessageOrigin origin;

	private final Object data;

	/** The frame that the message was taken from, if it was. */
	private final @Nullable MessageFrame frame;

	private @Nullable FoundFields found;

	private RouteConditions.@Nullable Answers answers;

	private @Nullable Converted converted;

	/**
	 * Create the content of a message.
	 * @param origin the connection that it came on
	 * @param data a {@code String} or a {@code byte[]}
	 * @param frame the frame that the message was taken from, if it was
	 */
	MessageContent(MessageOrigin origin, Object data, @Nullable MessageFrame frame) {
		this.origin = origin;
		this.data = data;
		this.frame = frame;
	}

	MessageOrigin origin() {
		return this.origin;
	}

	@Override
	public Object data() {
		return this.data;
	}

	/**
	 * Return what the message counts for.
	 * @return the number of its bytes; of text, the number of its characters
	 */
	int size() {
		return MessageBatch.size(this.data);
	}

	/**
	 * Take the message apart.
	 * @param pointer where there are others
	 * @return those, {@code null} if there are none
	 */
	@Nullable Iterable<Object> elements(String pointer) {
		try {
			return this.origin.reading().fields().elements(this.data, pointer);
		}
		catch (RuntimeException ex) {
			// its text may have what is in the message
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
	void verify() {
		this.origin.reading().fields().verify(this.data);
	}

	@Override
	public @Nullable String type() {
		return field(this.origin.reading().typeField());
	}

	@Override
	public @Nullable String field(String pointer) {
		FoundFields found = this.found;
		int index = (found != null) ? found.fields().indexOf(pointer) : -1;
		if (found != null && index >= 0) {
			return found.values()[index];
		}
		String value = this.origin.reading().find(this.data, pointer);
		return (value == null && this.frame != null) ? this.frame.field(pointer) : value;
	}

	/**
	 * Return what the message belongs to.
	 * @param key tells it
	 * @return the key of the message, else of its frame, or {@code null}
	 * @throws Exception if it can't be told
	 */
	@Nullable Object key(MessageKey key) throws Exception {
		Object own = key.of(this.data);
		return (own == null && this.frame != null) ? this.frame.key(key) : own;
	}

	/**
	 * Look up the values that the handlers of a task are chosen by, once.
	 * @param fields what to look up
	 * @return the values, in the order of their pointers
	 */
	@Nullable String[] fields(RouteFields fields) {
		FoundFields found = this.found;
		if (found == null || found.fields() != fields) {
			found = FoundFields.find(fields, this.data, this.frame);
			this.found = found;
		}
		return found.values();
	}

	/**
	 * Ask the conditions of the handlers of a task, once, whether a handler gets the
	 * message alone or in a list.
	 * @param conditions the conditions
	 * @return what is known of them, or will be
	 */
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
		// who reads a buffer changes it
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

	// who wants the same meanwhile has to wait for it in any case
	private synchronized Object convert(Type type) {
		Object value = converted(type);
		if (value == null) {
			value = this.origin.reading().converter().fromMessage(this.data, type, protocol());
			this.converted = new Converted(type, value, this.converted);
		}
		return value;
	}

	@Override
	public @Nullable Object payload(String pointer, Type type) {
		Object part = this.origin.reading().fields().part(this.data, pointer, type);
		return (part == null && this.frame != null) ? this.frame.payload(pointer, type) : part;
	}

	/**
	 * What the message was converted to.
	 *
	 * @param type the type
	 * @param value the message
	 * @param next what else it was converted to
	 */
	private record Converted(Type type, Object value, @Nullable Converted next) {

	}

}
