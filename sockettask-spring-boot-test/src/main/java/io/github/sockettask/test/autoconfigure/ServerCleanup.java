package io.github.sockettask.test.autoconfigure;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.springframework.beans.factory.ListableBeanFactory;

import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskRegistry;
import io.github.sockettask.client.DefaultSocketTaskFactory;
import io.github.sockettask.test.TestSocketServer;
import io.github.sockettask.test.task.SocketTaskRecorder;

/**
 * Verifies the scripts of a test, and clears away its connections.
 */
class ServerCleanup implements TestCleanup {

	private static final Duration DEADLINE = Duration.ofSeconds(5);

	private final TestSocketServer server;

	private final SocketTaskRegistry registry;

	private final ListableBeanFactory beanFactory;

	ServerCleanup(TestSocketServer server, SocketTaskRegistry registry, ListableBeanFactory beanFactory) {
		this.server = server;
		this.registry = registry;
		this.beanFactory = beanFactory;
	}

	@Override
	public void afterTest() {
		try {
			this.server.verify();
		}
		finally {
			CompletableFuture<Void> stopped = stopTasks();
			// A server that does not answer would delay the tasks.
			this.server.reset();
			await(stopped);
			tasks().forEach((task) -> SocketTaskRecorder.of(task).clear());
		}
	}

	private CompletableFuture<Void> stopTasks() {
		return CompletableFuture.allOf(Stream.concat(tasks().map(SocketTask::stop),
				// Connections that were made at run time.
				this.beanFactory.getBeansOfType(DefaultSocketTaskFactory.class, false, false)
					.values()
					.stream()
					.map((factory) -> factory.stopAll(Duration.ZERO)))
			.toArray(CompletableFuture[]::new));
	}

	private Stream<SocketTask> tasks() {
		return this.registry.tasks().stream();
	}

	private void await(CompletableFuture<Void> stopped) {
		stopped.orTimeout(DEADLINE.toMillis(), TimeUnit.MILLISECONDS).handle((result, failure) -> {
			if (failure != null) {
				throw new AssertionError("The tasks of the test did not stop within " + DEADLINE.toSeconds()
						+ " s; is a callback still running?", failure);
			}
			return result;
		}).join();
	}

}
