package io.github.sockettask.client.handler;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.github.sockettask.DeadLetter;
import io.github.sockettask.DeadLetterHandler;
import io.github.sockettask.SocketTask;
import io.github.sockettask.client.message.ReceivedMessages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for the dead letter handlers of {@link ErrorHandlers}.
 */
@ExtendWith(OutputCaptureExtension.class)
class DeadLetterHandlersTests {

	private final List<String> taken = new ArrayList<>();

	private final DeadLetter letter = new DeadLetter(ReceivedMessages.received("abc"), "handler",
			new IllegalStateException("no luck"), 1);

	private DeadLetterHandler handler(String name) {
		return (letter) -> this.taken.add(name);
	}

	private static DeadLetterHandler failing(Throwable failure) {
		return (letter) -> {
			if (failure instanceof Error error) {
				throw error;
			}
			throw (Exception) failure;
		};
	}

	@Test
	void theHandlerOfTheTaskComesBeforeThoseOfAllTasks() {
		ErrorHandlers handlers = new ErrorHandlers(mock(SocketTask.class),
				() -> List.of(handler("first bean"), handler("second bean")));
		handlers.deadLetter(this.letter);
		handlers.deadLetterCallback(handler("replaced"));
		handlers.deadLetterCallback(handler("callback"));
		handlers.deadLetter(this.letter);
		assertThat(this.taken).containsExactly("first bean", "second bean", "callback", "first bean", "second bean");
	}

	@Test
	void oneThatThrowsIsLoggedWithTheMessageAndTheOthersGetTheLetter(CapturedOutput output) {
		ErrorHandlers handlers = new ErrorHandlers(mock(SocketTask.class),
				() -> List.of(failing(new StackOverflowError()), handler("bean")));
		handlers.deadLetterCallback(failing(new IOException("disk full")));
		handlers.deadLetter(this.letter);
		assertThat(this.taken).containsExactly("bean");
		assertThat(output).contains("Dead letter handler failed for: text message of 3 characters")
			.contains("disk full")
			.contains("StackOverflowError");
	}

	@Test
	void beansThatCannotBeMadeAreLoggedWithTheMessage(CapturedOutput output) {
		ErrorHandlers handlers = new ErrorHandlers(mock(SocketTask.class), () -> {
			throw new IllegalStateException("no database");
		});
		handlers.deadLetterCallback(handler("callback"));
		handlers.deadLetter(this.letter);
		assertThat(this.taken).containsExactly("callback");
		assertThat(output).contains("No dead letter handler could be created for: text message of 3 characters")
			.contains("no database");
	}

}
