package io.github.sockettask.benchmarks.client;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Opens a connection and waits for it.
 */
final class OpenConnection {

	static final Duration TIMEOUT = Duration.ofSeconds(15);

	private OpenConnection() {
	}

	static BenchmarkConnection to(URI uri, BenchmarkClient client, MessageHandler handler) throws Exception {
		return client.connect(uri, handler).toCompletableFuture().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
	}

}
