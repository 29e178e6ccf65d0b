package io.github.sockettask.benchmarks.client;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.benchmarks.BenchmarkCase;

/**
 * Keeps one message under way on each connection: the next one is sent by the thread that
 * delivers the echo of the last one.
 */
class EchoWorkload implements Workload {

	private static final int END_SECONDS = 15;

	private final List<Echo> echoes = new ArrayList<>();

	private final String text;

	private volatile long end;

	private volatile CountDownLatch ended = new CountDownLatch(0);

	EchoWorkload(BenchmarkCase measured, BenchmarkClient client, List<URI> uris) throws Exception {
		this.text = "x".repeat(measured.size());
		for (URI uri : uris) {
			Echo echo = new Echo();
			echo.connection = OpenConnection.to(uri, client, echo);
			this.echoes.add(echo);
		}
	}

	@Override
	public Map<String, Double> round(Duration length) throws Exception {
		long start = System.nanoTime();
		this.end = start + length.toNanos();
		this.ended = new CountDownLatch(this.echoes.size());
		this.echoes.forEach(Echo::begin);
		if (!this.ended.await(length.toSeconds() + END_SECONDS, TimeUnit.SECONDS)) {
			throw new IllegalStateException("%d echoes are missing".formatted(this.ended.getCount()));
		}
		long nanos = System.nanoTime() - start;
		RoundTrips all = new RoundTrips();
		this.echoes.forEach((echo) -> all.addAll(echo.roundTrips));
		return Map.of("rate", all.count() * 1e9 / nanos, "latency", all.medianMicros());
	}

	@Override
	public void close() {
		this.echoes.forEach(Echo::close);
	}

	private final class Echo implements MessageHandler {

		private final SendWindow window = new SendWindow(1);

		private volatile @Nullable BenchmarkConnection connection;

		// one message is under way, so that one thread at a time is here
		private final RoundTrips roundTrips = new RoundTrips();

		private long sentAt;

		private void begin() {
			this.roundTrips.clear();
			this.sentAt = System.nanoTime();
			send();
		}

		private void send() {
			BenchmarkConnection connection = this.connection;
			if (connection != null) {
				connection.sendText(EchoWorkload.this.text, this.window);
			}
		}

		private void close() {
			BenchmarkConnection connection = this.connection;
			if (connection != null) {
				connection.close();
			}
		}

		@Override
		public void onText(String text) {
			long now = System.nanoTime();
			this.roundTrips.add(now - this.sentAt);
			if (now - EchoWorkload.this.end < 0) {
				this.sentAt = now;
				send();
			}
			else {
				EchoWorkload.this.ended.countDown();
			}
		}

		@Override
		public void onBinary(int size) {
			throw new IllegalStateException("Nothing binary was sent");
		}

	}

}
