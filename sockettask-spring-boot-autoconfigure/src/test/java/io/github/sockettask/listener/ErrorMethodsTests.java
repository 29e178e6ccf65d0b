package io.github.sockettask.listener;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.Order;

import io.github.sockettask.annotation.OnError;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the choice among error methods.
 */
class ErrorMethodsTests {

	private static final List<String> calls = new ArrayList<>();

	@AfterEach
	void reset() {
		calls.clear();
	}

	@Test
	void methodWithTheMostSpecificTypeIsCalled() {
		RecordingSocketTask task = CallbackContext.start(new Specific());
		task.error(new IOException());
		task.error(new EOFException());
		task.error(new IllegalStateException());
		task.error(new StackOverflowError());
		assertThat(calls).containsExactly("io", "eof", "exception", "any");
	}

	@Test
	void causeOfExceptionIsNotLookedAt() {
		RecordingSocketTask task = CallbackContext.start(new Specific());
		task.error(new IllegalStateException(new IOException()));
		assertThat(calls).containsExactly("exception");
	}

	@Test
	void whenNoMethodFitsThenErrorIsLeftToOthers() {
		RecordingSocketTask task = CallbackContext.start(new IoOnly());
		IllegalStateException error = new IllegalStateException();
		task.error(error);
		assertThat(calls).isEmpty();
		assertThat(task.unhandled).containsExactly(error);
	}

	@Test
	void everyBeanHasItsSayInOrder() {
		RecordingSocketTask task = CallbackContext.start(new Specific(), new IoOnly());
		task.error(new IOException());
		assertThat(calls).containsExactly("io only", "io");
	}

	@Test
	void methodsOfOneBeanMayHandleTheSameTypeForDifferentTasks() {
		CallbackContext context = new CallbackContext("ticker", "orders").bean("feed", new Object() {
			@OnError("ticker")
			void ticker(IOException ex) {
				calls.add("ticker");
			}

			@OnError("orders")
			void orders(IOException ex) {
				calls.add("orders");
			}
		}).refresh();
		context.task("orders").error(new IOException());
		context.task("ticker").error(new IOException());
		assertThat(calls).containsExactly("orders", "ticker");
	}

	@Test
	void typeArgumentOfSuperclassIsTheErrorType() {
		RecordingSocketTask task = CallbackContext.start(new GenericIo());
		task.error(new EOFException());
		task.error(new IllegalStateException());
		assertThat(calls).containsExactly("generic");
		assertThat(task.unhandled).singleElement().isInstanceOf(IllegalStateException.class);
	}

	abstract static class Generic<E extends Exception> {

		@OnError
		void on(E ex) {
			calls.add("generic");
		}

	}

	static class GenericIo extends Generic<IOException> {

	}

	static class Specific {

		@OnError
		void any(String errMsg) {
			calls.add("any");
		}

		@OnError
		void exception(Exception ex) {
			calls.add("exception");
		}

		@OnError
		void eof(EOFException ex) {
			calls.add("eof");
		}

		@OnError
		void io(IOException ex) {
			calls.add("io");
		}

	}

	@Order(1)
	static class IoOnly {

		@OnError
		void io(IOException ex) {
			calls.add("io only");
		}

	}

}
