package io.github.sockettask.client.receive;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.sockettask.MessageKey;
import io.github.sockettask.OnErrorCallbackResult;
import io.github.sockettask.client.execution.SerialExecutor;
import io.github.sockettask.client.execution.UserKey;
import io.github.sockettask.client.handler.EventDispatcher;
import io.github.sockettask.client.message.FakeMessageFields;
import io.github.sockettask.client.message.MessageReader;
import io.github.sockettask.client.message.ReceivedMessage;
import io.github.sockettask.client.message.ReceivedMessages;
import io.github.sockettask.settings.SocketTaskSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link KeyFunction}.
 */
class KeyFunctionTests {

	private final List<Throwable> errors = new ArrayList<>();

	private final SerialExecutor executor = new SerialExecutor(Runnable::run);

	private KeyFunction keys(MessageKey key) {
		EventDispatcher dispatcher = new EventDispatcher(mock(), mock(MessageReader.class), SocketTaskSettings.DEFAULTS,
				this.executor, List::of, () -> {
				});
		dispatcher.onError((OnErrorCallbackResult result) -> this.errors.add(result.cause()));
		return new KeyFunction(key, dispatcher);
	}

	@Test
	void theKeyIsThatOfTheMessage() {
		assertThat(keys(Object::hashCode).apply(ReceivedMessages.received("a"))).isEqualTo("a".hashCode());
	}

	@Test
	void whatGivesTheKeyIsSeenToRun() {
		MessageKey key = (message) -> this.executor.running().what();
		assertThat(keys(key).apply(ReceivedMessages.received("a"))).isEqualTo(UserKey.of(key));
	}

	@Test
	void messagesWithoutAKeyShareOne() {
		KeyFunction keys = keys((message) -> null);
		assertThat(keys.apply(ReceivedMessages.received("a"))).isNotNull()
			.isSameAs(keys.apply(ReceivedMessages.received("b")));
		assertThat(this.errors).isEmpty();
	}

	@Test
	void aMessageWithoutAKeyHasThatOfItsFrameWhichIsAskedForOnce() {
		List<Object> asked = new ArrayList<>();
		KeyFunction keys = keys((message) -> {
			asked.add(message);
			return message.equals("b") ? "own" : (message.equals("a|b|c") ? "frame" : null);
		});
		List<ReceivedMessage> parts = ReceivedMessages
			.parts(ReceivedMessages.received("a|b|c", ReceivedMessages.reading(new FakeMessageFields())));
		assertThat(parts).map(keys::apply).containsExactly("frame", "own", "frame");
		assertThat(asked).containsExactly("a", "a|b|c", "b", "c");
	}

	@Test
	void whenTheKeyCannotBeToldThenTheErrorHandlersAreAndTheMessageHasNone() {
		Object none = keys((message) -> null).apply(ReceivedMessages.received("a"));
		IllegalStateException failure = new IllegalStateException("no key");
		assertThat(keys((message) -> {
			throw failure;
		}).apply(ReceivedMessages.received("a"))).isSameAs(none);
		assertThat(this.errors).containsExactly(failure);
	}

	@Test
	void whenTheKeyIsUnfitToBeLookedUpThenTheErrorHandlersAreToldAndTheMessageHasNone() {
		Object none = keys((message) -> null).apply(ReceivedMessages.received("a"));
		assertThat(keys((message) -> new Object() {

			@Override
			public boolean equals(Object other) {
				return this == other;
			}

			@Override
			public int hashCode() {
				throw new UnsupportedOperationException("no hash");
			}

		}).apply(ReceivedMessages.received("a"))).isSameAs(none);
		assertThat(this.errors).hasSize(1);
	}

}
