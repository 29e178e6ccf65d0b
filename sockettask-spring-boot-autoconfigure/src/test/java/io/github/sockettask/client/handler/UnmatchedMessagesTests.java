package io.github.sockettask.client.handler;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.github.sockettask.client.message.FakeMessageFields;
import io.github.sockettask.client.message.MessageReader;
import io.github.sockettask.client.message.ReceivedMessages;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UnmatchedMessages}.
 */
@ExtendWith(OutputCaptureExtension.class)
class UnmatchedMessagesTests {

	private final LoggingSystem logging = LoggingSystem.get(getClass().getClassLoader());

	private final MessageReader reading = ReceivedMessages.reading(new FakeMessageFields());

	private long time;

	private final UnmatchedMessages messages = new UnmatchedMessages(() -> this.time);

	@BeforeEach
	void logAll() {
		level(LogLevel.DEBUG);
	}

	@AfterEach
	void logAsBefore() {
		level(null);
	}

	private void level(LogLevel level) {
		this.logging.setLogLevel(UnmatchedMessages.class.getName(), level);
	}

	private void add(String data) {
		this.messages.add(ReceivedMessages.received(data, this.reading), null);
	}

	@Test
	void theFirstOneIsAWarningWithItsTypeAndThoseThatFollowSoonAreCounted(CapturedOutput output) {
		add("type=trade");
		for (int i = 0; i < 1000; i++) {
			add("type=quote");
		}
		assertThat(output).containsOnlyOnce("No handler of task 'feed' wants")
			.contains("WARN")
			.contains("No handler of task 'feed' wants a message; the last one is a text message of 10 characters, "
					+ "number 1 of connection 1 of task 'feed', of type trade");
		assertThat(this.messages.count()).isEqualTo(1001);
	}

	@Test
	void aMessageWithoutATypeIsToldAsThat(CapturedOutput output) {
		add("symbol=SPX");
		assertThat(output).contains("of task 'feed', without a type");
	}

	@Test
	void whereNobodyReadsTheLogTheyAreCounted(CapturedOutput output) {
		level(LogLevel.INFO);
		add("type=trade");
		add("type=trade");
		this.time = UnmatchedMessages.PERIOD;
		add("type=trade");
		level(LogLevel.DEBUG);
		add("type=quote");
		assertThat(output).contains("wants 3 messages; the last one").contains("of type quote");
		assertThat(this.messages.count()).isEqualTo(4);
	}

	@Test
	void aHandlerOfTheOtherKindIsNamed(CapturedOutput output) {
		this.messages.add(ReceivedMessages.received("type=trade", this.reading), "Feed.trade(byte[])");
		assertThat(output).contains("of type trade; Feed.trade(byte[]) takes binary messages only. Further ones");
	}

	@Test
	void theTypeIsEscaped(CapturedOutput output) {
		add("type=a\u001bb");
		assertThat(output).contains("of type a\\u001bb");
	}

}
