package io.github.sockettask.client;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.SocketMessageConverter;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskFactory;
import io.github.sockettask.transport.Transport;

/**
 * The factory of this library.
 *
 * @since 0.1.0
 */
public class DefaultSocketTaskFactory implements SocketTaskFactory {

	/**
	 * Create a factory.
	 * @param settings where settings come from
	 * @param transport opens the connections
	 * @param executors the threads to use
	 * @param converter converts messages
	 */
	public DefaultSocketTaskFactory(SocketTaskSettingsSource settings, Transport transport,
			SocketTaskExecutors executors, SocketMessageConverter converter) {
	}

	@Override
	public SocketTask createTask(String name) {
		throw new IllegalStateException();
	}

	@Override
	public SocketTask connectSocket(@Nullable ConnectSocketOption option, Consumer<SocketTask> handlers) {
		throw new IllegalStateException();
	}

	/**
	 * Stop all tasks of this factory that have a connection.
	 * @return completes when the connections are gone
	 */
	public CompletableFuture<Void> stopAll() {
		return CompletableFuture.completedFuture(null);
	}

}
