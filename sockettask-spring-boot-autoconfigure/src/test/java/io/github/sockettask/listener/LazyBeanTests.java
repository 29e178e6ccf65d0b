package io.github.sockettask.listener;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Lazy;

import io.github.sockettask.annotation.OnError;
import io.github.sockettask.annotation.OnMessage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Beans that are created when they are needed.
 */
class LazyBeanTests {

	private static final AtomicInteger created = new AtomicInteger();

	private static final List<String> calls = new ArrayList<>();

	private static int failures;

	@BeforeEach
	void reset() {
		created.set(0);
		calls.clear();
		failures = 0;
	}

	@Test
	void beanIsCreatedByTheFirstEventThatItsMethodsAskFor() {
		RecordingSocketTask task = start();
		task.open();
		task.closed(1000, "");
		task.message("{\"type\":\"quote\"}");
		assertThat(created).hasValue(0);
		task.message("{\"type\":\"trade\"}");
		task.message("{\"type\":\"trade\"}");
		assertThat(created).hasValue(1);
		assertThat(calls).containsExactly("trade", "trade");
	}

	@Test
	void whenBeanCannotBeCreatedThenErrorMethodIsToldAndNextEventTriesAgain() {
		RecordingSocketTask task = start();
		failures = 1;
		task.message("{\"type\":\"trade\"}");
		task.message("{\"type\":\"trade\"}");
		assertThat(calls).containsExactly("BeanCreationException", "trade");
		assertThat(task.unhandled).isEmpty();
	}

	private static RecordingSocketTask start() {
		return new CallbackContext("ticker").register(Feed.class, Errors.class).refresh().task("ticker");
	}

	@Lazy
	static class Feed {

		Feed() {
			if (failures-- > 0) {
				throw new IllegalStateException("not yet");
			}
			created.incrementAndGet();
		}

		@OnMessage(type = "trade")
		void on() {
			calls.add("trade");
		}

	}

	static class Errors {

		@OnError
		void on(Exception ex) {
			calls.add(ex.getClass().getSimpleName());
		}

	}

}
