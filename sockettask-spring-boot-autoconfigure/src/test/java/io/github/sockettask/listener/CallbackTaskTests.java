package io.github.sockettask.listener;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.annotation.Order;

import io.github.sockettask.SocketTask;
import io.github.sockettask.annotation.OnError;
import io.github.sockettask.annotation.OnMessage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for which tasks call a method, and in what order.
 */
@ExtendWith(OutputCaptureExtension.class)
class CallbackTaskTests {

	private static final List<String> calls = new ArrayList<>();

	@Test
	void whenAnnotationNamesNoTaskThenEveryTaskCallsTheMethod() {
		assertThat(callsOf(new Object() {
			@OnMessage
			void on(SocketTask task, String text) {
				calls.add(task.name());
			}
		})).containsExactly("ticker", "orders", "news");
	}

	@Test
	void whenAnnotationNamesTasksThenOnlyTheyCallTheMethod() {
		assertThat(callsOf(new Object() {
			@OnMessage({ "news", "ticker", "news" })
			void on(SocketTask task) {
				calls.add(task.name());
			}
		})).containsExactly("ticker", "news");
	}

	@Test
	void placeholdersInNamesAreResolvedAndSplitAtCommas() {
		assertThat(callsOf(new Object() {
			@OnMessage({ "${feeds}", "${none:orders}" })
			void on(SocketTask task) {
				calls.add(task.name());
			}
		})).containsExactly("ticker", "orders", "news");
	}

	@Test
	void methodsAreCalledInOrderOfMethodThenOfBeanThenAsRegistered() {
		RecordingSocketTask task = CallbackContext.start(new Unordered("first"), new Unordered("second"), new Late(),
				new Early());
		task.message("a");
		assertThat(calls).containsExactly("early", "late bean, early method", "late", "first", "second");
		calls.clear();
	}

	@Test
	void whenMethodThrowsThenTheOthersAreCalledAndEachFailureIsReported() {
		RecordingSocketTask task = CallbackContext.start(new Throwing("one"), new Unordered("between"),
				new Throwing("two"));
		task.message("a");
		assertThat(calls).containsExactly("handled one", "handled one", "between", "handled two", "handled two");
		assertThat(task.unhandled).isEmpty();
		calls.clear();
	}

	@Test
	void whenMethodThrowsErrorThenItIsReportedToo() {
		RecordingSocketTask task = CallbackContext.start(new Object() {
			@OnMessage
			void on() {
				throw new AssertionError("broken");
			}
		});
		task.message("a");
		assertThat(task.unhandled).singleElement().isInstanceOf(AssertionError.class);
	}

	@Test
	void whenThereIsNoTaskThenMethodForEveryTaskIsLoggedAsNeverCalled(CapturedOutput output) {
		new CallbackContext().bean("feed", new Unordered("never")).refresh();
		assertThat(output).contains("Unordered.on() of bean 'feed' is never called: no task is configured");
	}

	private List<String> callsOf(Object bean) {
		CallbackContext context = new CallbackContext("ticker", "orders", "news").bean("feed", bean)
			.property("feeds", "ticker, news")
			.refresh();
		List.of("ticker", "orders", "news").forEach((name) -> context.task(name).message("a"));
		List<String> result = List.copyOf(calls);
		calls.clear();
		return result;
	}

	record Unordered(String name) {

		@OnMessage
		void on() {
			calls.add(this.name);
		}

	}

	@Order(2)
	static class Late {

		@OnMessage
		void late() {
			calls.add("late");
		}

		@OnMessage
		@Order(5)
		void early() {
			calls.add("late bean, early method");
		}

	}

	@Order(1)
	static class Early {

		@OnMessage
		@Order(5)
		void early() {
			calls.add("early");
		}

	}

	record Throwing(String name) {

		@OnMessage
		void on() {
			throw new IllegalStateException(this.name);
		}

		@OnError
		void onError(IllegalStateException ex) {
			calls.add("handled " + ex.getMessage());
		}

	}

}
