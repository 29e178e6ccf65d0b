package io.github.sockettask.client;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import io.github.sockettask.SocketMessageConverter;
import io.github.sockettask.transport.Transport;
import io.github.sockettask.transport.TransportTimer;

/**
 * What all tasks of a factory share.
 *
 * @param transport opens connections
 * @param executors the threads to use
 * @param timer runs what is due later
 * @param converter converts messages
 * @param slots numbers and limits the connections
 * @param live the connections that are not gone, with those of the same task
 */
record Engine(Transport transport, SocketTaskExecutors executors, TransportTimer timer,
		SocketMessageConverter converter, ConnectionSlots slots, Map<SocketConnection, TaskConnections> live) {

	Engine(Transport transport, SocketTaskExecutors executors, TransportTimer timer, SocketMessageConverter converter,
			ConnectionSlots slots) {
		this(transport, executors, timer, converter, slots, new ConcurrentHashMap<>());
	}

	CompletableFuture<Void> stopAll() {
		return CompletableFuture
			.allOf(this.live.values().stream().map(TaskConnections::stop).toArray(CompletableFuture[]::new));
	}

}
