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
import io.github.sockettask.client.message.ReceivedMessages;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DeadLetters}.
 */
@ExtendWith(OutputCaptureExtension.class)
class DeadLettersTests {

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
		DeadLetters letters = new DeadLetters(() -> List.of(handler("first bean"), handler("second bean")));
		letters.add(this.letter);
		letters.callback(handler("replaced"));
		letters.callback(handler("callback"));
		letters.add(this.letter);
		assertThat(this.taken).containsExactly("first bean", "second bean", "callback", "first bean", "second bean");
	}

	@Test
	void oneThatThrowsIsLoggedWithTheMessageAndTheOthersGetTheLetter(CapturedOutput output) {
		DeadLetters letters = new DeadLetters(() -> List.of(failing(new StackOverflowError()), handler("bean")));
		letters.callback(failing(new IOException("disk full")));
		letters.add(this.letter);
		assertThat(this.taken).containsExactly("bean");
		assertThat(output).contains("could not handle either: text message of 3 characters")
			.contains("disk full")
			.contains("StackOverflowError");
	}

	@Test
	void beansThatCannotBeMadeAreLoggedWithTheMessage(CapturedOutput output) {
		DeadLetters letters = new DeadLetters(() -> {
			throw new IllegalStateException("no database");
		});
		letters.callback(handler("callback"));
		letters.add(this.letter);
		assertThat(this.taken).containsExactly("callback");
		assertThat(output).contains("No dead letter handler could be made for: text message of 3 characters")
			.contains("no database");
	}

}
