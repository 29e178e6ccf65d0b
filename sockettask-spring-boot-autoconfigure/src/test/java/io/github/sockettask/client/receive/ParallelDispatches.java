package io.github.sockettask.client.receive;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.client.execution.RunningCallback;
import io.github.sockettask.client.execution.SerialExecutor;
import io.github.sockettask.client.handler.EventDispatcher;
import io.github.sockettask.client.handler.MessageDelivery;
import io.github.sockettask.client.message.MessageReader;
import io.github.sockettask.client.message.ReceivedMessage;
import io.github.sockettask.settings.SocketTaskSettings;

import static org.mockito.Mockito.mock;

/**
 * Makes dispatches in which nothing is handled twice.
 *
 * @param executor the executor of the task
 */
record ParallelDispatches(SerialExecutor executor) {

	ParallelDispatch createSimple(Executor executor, int concurrency, Function<Object, @Nullable Object> keys,
			Handling handling) {
		return create(executor, concurrency, keys, handler(handling));
	}

	static ParallelDispatch.Handler handler(Handling handling) {
		return new ParallelDispatch.Handler() {

			@Override
			public MessageDelivery delivery() {
				return newDelivery();
			}

			@Override
			public @Nullable Duration handle(ReceivedMessage message, int size, MessageDelivery delivery) {
				handling.handle(message, size, delivery.running());
				return null;
			}

		};
	}

	static MessageDelivery newDelivery() {
		return new EventDispatcher(mock(), mock(MessageReader.class), SocketTaskSettings.DEFAULTS,
				new SerialExecutor(Runnable::run), List::of, () -> {
				})
			.delivery();
	}

	ParallelDispatch create(Executor executor, int concurrency, Function<Object, @Nullable Object> keys,
			ParallelDispatch.Handler handler) {
		return create(executor, new ParallelDispatch.Bounds(concurrency, Integer.MAX_VALUE, () -> {
		}), keys, handler);
	}

	ParallelDispatch create(Executor executor, ParallelDispatch.Bounds bounds, Function<Object, @Nullable Object> keys,
			ParallelDispatch.Handler handler) {
		return new ParallelDispatch(this.executor, executor, bounds, (message) -> keys.apply(message.data()), handler,
				(task, delay) -> {
					throw new AssertionError("nothing is handled again");
				});
	}

	@FunctionalInterface
	interface Handling {

		void handle(ReceivedMessage message, int size, RunningCallback running);

	}

}
