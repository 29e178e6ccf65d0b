package io.github.sockettask.client.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.sockettask.MessageFields;
import io.github.sockettask.SocketMessageConverter;
import io.github.sockettask.SocketTask;

import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Makes messages as if they had been received.
 */
public final class ReceivedMessages {

	private ReceivedMessages() {
	}

	public static ReceivedMessage received(Object data) {
		return received(data, reading(mock(MessageFields.class)));
	}

	public static MessageReader reading(MessageFields fields) {
		return new MessageReader(mock(SocketMessageConverter.class), fields, "/type");
	}

	public static ReceivedMessage received(Object data, MessageReader reader) {
		SocketTask task = mock();
		given(task.name()).willReturn("feed");
		return received(data, new MessageOrigin(task, 1, reader));
	}

	public static ReceivedMessage received(Object data, MessageOrigin origin) {
		return new ReceivedMessage(origin, data, 1, Instant.EPOCH);
	}

	/**
	 * Take a frame apart.
	 * @param frame the frame, which holds messages
	 * @return the messages
	 */
	public static List<ReceivedMessage> parts(ReceivedMessage frame) {
		List<ReceivedMessage> parts = new ArrayList<>();
		Objects.requireNonNull(frame.unwrap("")).forEachRemaining(parts::add);
		return parts;
	}

}
