package io.github.sockettask.benchmarks.client;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.sockettask.benchmarks.BenchmarkCase;
import io.github.sockettask.benchmarks.Requests;

/**
 * Asks for one large message and waits until it is here, again and again until the time
 * is over. One that takes far longer than that is given up.
 */
class FrameWorkload implements Workload, MessageHandler {

	private static final int PATIENCE = 25;

	private static final Duration MAX_LIMIT = Duration.ofSeconds(30);

	private final int size;

	private final SendWindow window = new SendWindow(1);

	private final BenchmarkConnection connection;

	private volatile CompletableFuture<Integer> message = new CompletableFuture<>();

	FrameWorkload(BenchmarkCase measured, BenchmarkClient client, URI uri) throws Exception {
		this.size = measured.size();
		this.connection = OpenConnection.to(uri, client, this);
	}

	@Override
	public Map<String, Double> round(Duration length) throws Exception {
		Duration limit = length.multipliedBy(PATIENCE);
		long start = System.nanoTime();
		int frames = 0;
		do {
			receive((limit.compareTo(MAX_LIMIT) < 0) ? limit : MAX_LIMIT);
			frames++;
		}
		while (System.nanoTime() - start < length.toNanos());
		return Map.of("millis", (System.nanoTime() - start) / 1e6 / frames);
	}

	private void receive(Duration limit) throws Exception {
		this.message = new CompletableFuture<>();
		this.connection.sendText(Requests.ONE, this.window);
		try {
			int size = this.message.get(limit.toMillis(), TimeUnit.MILLISECONDS);
			if (size != this.size) {
				throw new IllegalStateException("Of %d bytes %d arrived".formatted(this.size, size));
			}
		}
		catch (TimeoutException ex) {
			throw new IllegalStateException("The frame takes longer than %d ms".formatted(limit.toMillis()));
		}
	}

	@Override
	public void onText(String text) {
		throw new IllegalStateException("No text was asked for");
	}

	@Override
	public void onBinary(int size) {
		this.message.complete(size);
	}

	@Override
	public void close() {
		this.connection.close();
	}

}
