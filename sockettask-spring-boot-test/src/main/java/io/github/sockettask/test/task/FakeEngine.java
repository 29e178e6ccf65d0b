package io.github.sockettask.test.task;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.SocketMessageConverter;
import io.github.sockettask.SocketTask;
import io.github.sockettask.client.DefaultSocketTaskFactory;
import io.github.sockettask.client.execution.SocketTaskExecutors;
import io.github.sockettask.settings.EngineConfiguration;
import io.github.sockettask.settings.SocketTaskSettingsSource;

/**
 * The real engine for one task, on the calling thread and without a network.
 */
final class FakeEngine {

	private final FakeTransport transport = new FakeTransport();

	private final FakeTimer timer = new FakeTimer();

	private final SocketMessageConverter converter;

	private final DefaultSocketTaskFactory factory;

	FakeEngine(SocketTaskSettingsSource settings, EngineConfiguration configuration, SocketMessageConverter converter) {
		this.converter = converter;
		this.factory = new DefaultSocketTaskFactory(settings, configuration, this.transport,
				new SocketTaskExecutors(Runnable::run, Runnable::run), this.timer, converter);
	}

	SocketTask createTask(String name) {
		return this.factory.createTask(name);
	}

	SocketTask createTask(String name, ConnectSocketOption option) {
		return this.factory.createTask(name, option);
	}

	SocketTask connectSocket(@Nullable ConnectSocketOption option, Consumer<SocketTask> handlers) {
		return this.factory.connectSocket(option, handlers);
	}

	FakeTransport transport() {
		return this.transport;
	}

	FakeTimer timer() {
		return this.timer;
	}

	SocketMessageConverter converter() {
		return this.converter;
	}

}
