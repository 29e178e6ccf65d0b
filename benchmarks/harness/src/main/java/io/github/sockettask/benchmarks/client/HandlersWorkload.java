package io.github.sockettask.benchmarks.client;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.sockettask.benchmarks.BenchmarkCase;
import io.github.sockettask.benchmarks.Requests;

/**
 * Gets more messages on all connections than their handlers can handle in time, which
 * block for each of them, and counts those that are handled when the time is over. The
 * rest is handled without blocking, so that none can be lost unseen.
 */
class HandlersWorkload implements Workload {

	// until the handlers of all connections are busy
	private static final Duration BEGINNING = Requests.BURST_DELAY.plusMillis(100);

	private static final int END_SECONDS = 20;

	private final List<BlockingHandler> handlers = new ArrayList<>();

	private final List<BenchmarkConnection> connections = new ArrayList<>();

	private final SendWindow window = new SendWindow(1);

	HandlersWorkload(BenchmarkCase measured, BenchmarkClient client, List<URI> uris) throws Exception {
		for (URI uri : uris) {
			BlockingHandler handler = new BlockingHandler(measured.size());
			this.handlers.add(handler);
			this.connections.add(OpenConnection.to(uri, client, handler));
		}
	}

	@Override
	public Map<String, Double> round(Duration length) throws Exception {
		this.handlers.forEach(BlockingHandler::begin);
		String request = Requests.burst(moreThanFit(length));
		this.connections.forEach((connection) -> connection.sendText(request, this.window));
		TimeUnit.NANOSECONDS.sleep(BEGINNING.toNanos());
		long start = System.nanoTime();
		long before = handled();
		TimeUnit.NANOSECONDS.sleep(length.toNanos());
		long handled = handled() - before;
		long nanos = System.nanoTime() - start;
		this.handlers.forEach(BlockingHandler::hurry);
		for (BlockingHandler handler : this.handlers) {
			handler.awaitEnd(END_SECONDS);
		}
		return Map.of("rate", handled * 1e9 / nanos);
	}

	private int moreThanFit(Duration length) {
		return (int) (2 * length.plus(BEGINNING).toMillis() / BlockingHandler.MILLIS);
	}

	private long handled() {
		return this.handlers.stream().mapToLong(BlockingHandler::handled).sum();
	}

	@Override
	public void close() {
		this.connections.forEach(BenchmarkConnection::close);
	}

}
