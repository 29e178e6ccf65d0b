package io.github.sockettask.client;

import java.time.Instant;

import io.github.sockettask.MessageFields;
import io.github.sockettask.SocketMessageConverter;
import io.github.sockettask.SocketTask;

import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Makes messages as if they had been received.
 */
final class ReceivedMessages {

	private ReceivedMessages() {
	}

	static ReceivedMessage received(Object data) {
		SocketTask task = mock();
		given(task.name()).willReturn("feed");
		MessageReading reading = new MessageReading(mock(SocketMessageConverter.class), mock(MessageFields.class),
				SocketTaskSettings.DEFAULTS.dispatch());
		return received(data, new MessageOrigin(task, 1, reading, mock(HandlerFailures.class)));
	}

	static ReceivedMessage received(Object data, MessageOrigin origin) {
		return new ReceivedMessage(origin, data, 1, Instant.EPOCH);
	}

}
