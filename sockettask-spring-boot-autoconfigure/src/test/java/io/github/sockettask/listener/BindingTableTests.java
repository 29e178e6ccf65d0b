package io.github.sockettask.listener;

import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.annotation.Order;

import io.github.sockettask.annotation.OnClose;
import io.github.sockettask.annotation.OnError;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.annotation.OnOpen;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the table of what was bound at start.
 */
@ExtendWith(OutputCaptureExtension.class)
class BindingTableTests {

	private final LoggingSystem logging = LoggingSystem.get(getClass().getClassLoader());

	@BeforeEach
	void logAtDebug() {
		this.logging.setLogLevel(SocketTaskMethodProcessor.class.getName(), LogLevel.DEBUG);
	}

	@AfterEach
	void logAsBefore() {
		this.logging.setLogLevel(SocketTaskMethodProcessor.class.getName(), null);
	}

	@Test
	void tableHasAllMethodsOfAllTasksInCallOrder(CapturedOutput output) {
		new CallbackContext("ticker", "orders").bean("feed", new Feed()).refresh();
		assertThat(output.getOut().lines().dropWhile((line) -> !line.contains("Methods that tasks call")).skip(1))
			.containsExactlyElementsOf(
					"""
							  task    event       messages                                           method
							  ticker  @OnOpen                                                        Feed.open() of bean 'feed'
							  ticker  @OnMessage  text                                               Feed.early(String) of bean 'feed'
							  ticker  @OnMessage  binary, type quote or trade, /price, sequence > 1  Feed.late(byte[]) of bean 'feed'
							  ticker  @OnClose                                                       Feed.close(int) of bean 'feed'
							  orders  @OnMessage  text                                               Feed.early(String) of bean 'feed'
							  orders  @OnError                                                       Feed.error(Exception) of bean 'feed'
							"""
						.replace("Feed.", Feed.class.getName() + ".")
						.lines()
						.toList());
	}

	@Test
	void tasksWithTheSameMethodsShareTheirLines(CapturedOutput output) {
		new CallbackContext(IntStream.range(0, 10).mapToObj((i) -> "task" + i).toArray(String[]::new))
			.bean("feed", new Object() {
				@OnMessage
				void on() {
				}
			})
			.refresh();
		assertThat(output.getOut().lines().dropWhile((line) -> !line.contains("Methods that tasks call")).skip(2))
			.singleElement()
			.asString()
			.startsWith("  task0, task1, task2 and 7 more  @OnMessage  all       io.github.sockettask");
	}

	@Test
	void whenNothingIsLoggedAtDebugThenThereIsNoTable(CapturedOutput output) {
		this.logging.setLogLevel(SocketTaskMethodProcessor.class.getName(), LogLevel.INFO);
		new CallbackContext("ticker", "orders").bean("feed", new Feed()).refresh();
		assertThat(output.getOut()).doesNotContain("Methods that tasks call");
	}

	static class Feed {

		@OnClose("ticker")
		void close(int code) {
		}

		@OnMessage(task = "ticker", type = { "trade", "quote" }, match = "/price", condition = "sequence > 1")
		void late(byte[] bytes) {
		}

		@OnError("orders")
		void error(Exception ex) {
		}

		@OnMessage
		@Order(1)
		void early(String text) {
		}

		@OnOpen("ticker")
		void open() {
		}

	}

}
