package io.github.sockettask.listener;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.sockettask.CallbackResult;
import io.github.sockettask.annotation.OnError;
import io.github.sockettask.annotation.OnMessage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what becomes of the values that callback methods return.
 */
class CallbackReplyTests {

	private final List<Throwable> errors = new ArrayList<>();

	static Stream<Arguments> replies() {
		byte[] bytes = { 1 };
		ByteBuffer buffer = ByteBuffer.wrap(bytes);
		return Stream.of(Arguments.of("text", "text"), Arguments.of("", ""), Arguments.of(bytes, bytes),
				Arguments.of(buffer, buffer), Arguments.of(List.of(1), List.of(1)),
				Arguments.of(Optional.of("text"), "text"),
				Arguments.of(CompletableFuture.completedFuture("text"), "text"),
				Arguments.of(CompletableFuture.completedStage(Optional.of(7)), 7));
	}

	static Stream<Object> nothings() {
		return Stream.of(Optional.empty(), CompletableFuture.completedFuture(null),
				CompletableFuture.completedFuture(new CallbackResult("sendSocketMessage:ok")));
	}

	@ParameterizedTest
	@MethodSource("replies")
	void returnedValueIsSentBack(Object returned, Object sent) {
		assertThat(reply(() -> returned).sent).containsExactly(sent);
	}

	@ParameterizedTest
	@MethodSource("nothings")
	void emptyValueIsNotSent(Object returned) {
		assertThat(reply(() -> returned).sent).isEmpty();
	}

	@Test
	void nullIsNotSent() {
		assertThat(reply(() -> null).sent).isEmpty();
	}

	@Test
	void whenMethodReturnsNothingThenNothingIsSent() {
		RecordingSocketTask task = CallbackContext.start(new Object() {
			@OnMessage
			void on() {
			}

			@OnMessage
			@Nullable Void on(String text) {
				return null;
			}
		});
		task.message("a");
		assertThat(task.sent).isEmpty();
	}

	@Test
	void futureIsSentWhenItsValueIsThere() {
		CompletableFuture<String> future = new CompletableFuture<>();
		RecordingSocketTask task = reply(() -> future);
		assertThat(task.sent).isEmpty();
		future.complete("late");
		assertThat(task.sent).containsExactly("late");
	}

	@Test
	void whenFutureFailsThenErrorMethodsAreToldOfItsException() {
		CompletableFuture<String> future = new CompletableFuture<>();
		RecordingSocketTask task = reply(() -> future.thenApply((text) -> text), new ErrorRecorder(this.errors));
		IOException failure = new IOException("no price");
		future.completeExceptionally(failure);
		assertThat(this.errors).containsExactly(failure);
		assertThat(task.sent).isEmpty();
	}

	@Test
	void whenReplyCannotBeSentThenErrorMethodsAreTold() {
		RecordingSocketTask task = CallbackContext.start(new Replying(() -> "text"), new ErrorRecorder(this.errors));
		task.failSends("SocketTask.send:fail SocketTask.readyState is not OPEN");
		task.message("a");
		assertThat(this.errors).singleElement()
			.satisfies((ex) -> assertThat(ex).hasMessageContaining("Replying.on() of bean 'bean0' was not sent: ")
				.hasMessageEndingWith("SocketTask.readyState is not OPEN"));
	}

	@Test
	void whenNobodyHandlesFailedReplyThenTheTaskIsTold() {
		IOException failure = new IOException("no price");
		RecordingSocketTask task = CallbackContext.start(new Replying(() -> CompletableFuture.failedFuture(failure)));
		task.message("a");
		assertThat(task.unhandled).containsExactly(failure);
	}

	private RecordingSocketTask reply(Supplier<@Nullable Object> reply, Object... otherBeans) {
		Object[] beans = Stream.concat(Stream.of(new Replying(reply)), Stream.of(otherBeans)).toArray();
		RecordingSocketTask task = CallbackContext.start(beans);
		task.message("a");
		assertThat(task.unhandled).isEmpty();
		return task;
	}

	record Replying(Supplier<@Nullable Object> reply) {

		@OnMessage
		@Nullable Object on() {
			return this.reply.get();
		}

	}

	record ErrorRecorder(List<Throwable> errors) {

		@OnError
		void on(Throwable ex) {
			this.errors.add(ex);
		}

	}

}
