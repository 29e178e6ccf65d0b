package io.github.sockettask.autoconfigure;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskFactory;
import io.github.sockettask.settings.SocketTaskSettingsSource;

import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;

/**
 * Makes tasks that only write down when they are started and stopped.
 */
class FakeSocketTaskFactory implements SocketTaskFactory {

	final List<String> events = new CopyOnWriteArrayList<>();

	private final SocketTaskSettingsSource settings;

	FakeSocketTaskFactory(SocketTaskSettingsSource settings) {
		this.settings = settings;
	}

	@Override
	public SocketTask createTask(String name) {
		this.settings.settings(name);
		return task(name);
	}

	@Override
	public SocketTask createTask(String name, ConnectSocketOption option) {
		throw new UnsupportedOperationException();
	}

	SocketTask task(String name) {
		SocketTask task = mock(SocketTask.class);
		given(task.name()).willReturn(name);
		willAnswer((invocation) -> {
			this.events.add("start " + name);
			return CompletableFuture.completedFuture(null);
		}).given(task).start();
		willAnswer((invocation) -> {
			this.events.add("stop " + name);
			return CompletableFuture.completedFuture(null);
		}).given(task).stop();
		return task;
	}

	@Override
	public SocketTask connectSocket(@Nullable ConnectSocketOption option, Consumer<SocketTask> handlers) {
		throw new UnsupportedOperationException();
	}

}
