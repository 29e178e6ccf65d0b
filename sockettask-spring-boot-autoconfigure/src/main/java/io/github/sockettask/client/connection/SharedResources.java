package io.github.sockettask.client.connection;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.sockettask.DeadLetterHandler;
import io.github.sockettask.MessageKey;
import io.github.sockettask.SocketMessageConverter;
import io.github.sockettask.SocketTaskEvent;
import io.github.sockettask.client.connect.ConnectLimiter;
import io.github.sockettask.client.connect.ConnectionQuota;
import io.github.sockettask.client.execution.SocketTaskExecutors;
import io.github.sockettask.client.message.MessageReader;
import io.github.sockettask.settings.EngineConfiguration;
import io.github.sockettask.settings.RoutingSettings;
import io.github.sockettask.transport.Transport;
import io.github.sockettask.transport.TransportTimer;

/**
 * What all tasks of a factory share.
 *
 * @param transport opens connections
 * @param executors the threads to use
 * @param timer runs work later
 * @param converter converts messages
 * @param reader reads messages
 * @param quota numbers and limits the connections
 * @param keys finds the key function of a setting
 * @param limiter limits the attempts at a time and in a second
 * @param events receives the events of all tasks
 * @param active the connections that are not gone, each with the supervisor of its task
 * @param deadLetters the dead letter handlers of all tasks
 */
public record SharedResources(Transport transport, SocketTaskExecutors executors, TransportTimer timer,
		SocketMessageConverter converter, MessageReader reader, ConnectionQuota quota,
		Function<String, MessageKey> keys, ConnectLimiter limiter, Consumer<SocketTaskEvent> events,
		ActiveConnections active, Supplier<List<DeadLetterHandler>> deadLetters) {

	public SharedResources(Transport transport, SocketTaskExecutors executors, TransportTimer timer,
			SocketMessageConverter converter, EngineConfiguration configuration) {
		this(transport, executors, timer, converter,
				new MessageReader(converter, configuration.messageFields(), RoutingSettings.TYPE_FIELD),
				new ConnectionQuota(configuration.maxConnections()), configuration.messageKeys(),
				new ConnectLimiter(configuration.maxConcurrentConnects(), configuration.connectRate(), timer),
				configuration.eventConsumer(), new ActiveConnections(timer), configuration.deadLetterHandlers());
	}

	/**
	 * Replace the connections that use an SSL bundle.
	 * @param bundle the name of the bundle
	 */
	public void bundleReloaded(String bundle) {
		this.active.tasks().forEach((task) -> task.rotation().bundleReloaded(bundle));
	}

	public CompletableFuture<Void> stopAll(Duration drain) {
		return CompletableFuture
			.allOf(this.active.tasks().stream().map((task) -> task.stop(drain)).toArray(CompletableFuture[]::new));
	}

}
