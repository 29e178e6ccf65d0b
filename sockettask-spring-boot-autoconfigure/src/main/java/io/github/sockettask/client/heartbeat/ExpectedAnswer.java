package io.github.sockettask.client.heartbeat;

import java.util.function.Function;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.MessageKey;
import io.github.sockettask.SocketTask;
import io.github.sockettask.text.RepeatedLog;

/**
 * The message that answers a heartbeat: a text, or JSON with a value at a pointer.
 *
 * @param text the text, if there is no pointer
 * @param pointer reads the value
 * @param value the expected value, or {@code null} for any
 */
public record ExpectedAnswer(String text, @Nullable MessageKey pointer, @Nullable String value) {

	private static final Log logger = LogFactory.getLog(SocketTask.class);

	private static final RepeatedLog log = new RepeatedLog(logger);

	/**
	 * Read the setting {@code heartbeat.expect}.
	 * @param expect the setting
	 * @param pointers makes pointers
	 * @return the answer to expect
	 * @throws IllegalArgumentException if the pointer is not valid; the message says why
	 */
	public static ExpectedAnswer of(String expect, Function<String, MessageKey> pointers) {
		if (!expect.startsWith("/")) {
			return new ExpectedAnswer(expect, null, null);
		}
		int equals = expect.indexOf('=');
		String pointer = (equals < 0) ? expect : expect.substring(0, equals);
		return new ExpectedAnswer(expect, pointers.apply(pointer), (equals < 0) ? null : expect.substring(equals + 1));
	}

	boolean is(Object message) {
		return message instanceof String
				&& ((this.pointer != null) ? is(message, this.pointer) : message.equals(this.text));
	}

	private boolean is(Object message, MessageKey pointer) {
		try {
			Object found = pointer.of(message);
			return found != null && (this.value == null || this.value.equals(found.toString()));
		}
		catch (Exception ex) {
			// The text of the exception may contain data of the message.
			log.debug("heartbeat",
					() -> "A message is no answer to a heartbeat, since it can't be read: " + ex.getClass().getName(),
					null);
			return false;
		}
	}

}
