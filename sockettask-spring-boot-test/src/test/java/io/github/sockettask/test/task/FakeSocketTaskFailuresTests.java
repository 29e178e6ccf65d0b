package io.github.sockettask.test.task;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.sockettask.DeadLetter;
import io.github.sockettask.OnErrorCallbackResult;
import io.github.sockettask.OnMessageCallbackResult;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskListener;
import io.github.sockettask.handler.LateFailures;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whose failures a task without a network tells of.
 */
class FakeSocketTaskFailuresTests {

	private final FakeSocketTask task = new FakeSocketTask("ticker");

	private final List<OnErrorCallbackResult> errors = new ArrayList<>();

	private final List<DeadLetter> letters = new ArrayList<>();

	private void receive(SocketTaskListener listener) {
		this.task.onError(this.errors::add);
		this.task.onDeadLetter(this.letters::add);
		this.task.addListener(listener);
		this.task.connection().open().receiveText("hello");
	}

	private void verifyNamed(SocketTaskListener listener) {
		assertThat(this.errors).singleElement().satisfies((error) -> {
			assertThat(error.handler()).isSameAs(listener);
			assertThat(error.message().task()).isSameAs(this.task);
		});
		assertThat(this.letters).singleElement().satisfies((letter) -> {
			assertThat(letter.handler()).isSameAs(listener);
			assertThat(letter.message().task()).isSameAs(this.task);
		});
	}

	@Test
	void aListenerThatThrowsIsTheHandlerThatHasFailed() {
		SocketTaskListener listener = new SocketTaskListener() {

			@Override
			public void onMessage(SocketTask task, OnMessageCallbackResult<Object> result) {
				throw new IllegalStateException("no luck");
			}

		};
		receive(listener);
		verifyNamed(listener);
	}

	@Test
	void aListenerThatFailsLaterIsTheHandlerThatHasFailed() {
		SocketTaskListener listener = new SocketTaskListener() {

			@Override
			public void onMessage(SocketTask task, OnMessageCallbackResult<Object> result) {
				LateFailures.report(task, this, new IllegalStateException("no luck"), List.of(result.context()));
			}

		};
		receive(listener);
		verifyNamed(listener);
	}

}
