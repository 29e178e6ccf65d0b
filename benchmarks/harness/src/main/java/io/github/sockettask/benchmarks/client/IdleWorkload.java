package io.github.sockettask.benchmarks.client;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Opens connections, a bounded number at a time, until all are open or the time is over,
 * and leaves them alone.
 */
class IdleWorkload implements Workload, MessageHandler {

	private static final int AT_A_TIME = 64;

	// threads that were needed to connect only may end first
	private static final Duration REST = Duration.ofMillis(1500);

	private final Queue<BenchmarkConnection> connections = new ConcurrentLinkedQueue<>();

	private final Semaphore permits = new Semaphore(AT_A_TIME);

	private final BenchmarkClient client;

	private final List<URI> uris;

	private volatile @Nullable Throwable failure;

	IdleWorkload(BenchmarkClient client, List<URI> uris) {
		this.client = client;
		this.uris = uris;
	}

	@Override
	public Map<String, Double> round(Duration length) throws Exception {
		ProcessMemory before = ProcessMemory.now();
		long start = System.nanoTime();
		open(start + length.toNanos());
		long nanos = System.nanoTime() - start;
		int opened = this.connections.size();
		if (opened == 0) {
			throw new IllegalStateException("No connection could be opened", this.failure);
		}
		Thread.sleep(REST.toMillis());
		ProcessMemory after = ProcessMemory.now();
		long heap = after.heapBytes() - before.heapBytes();
		long other = after.residentBytes() - before.residentBytes();
		return Map.of("rate", opened * 1e9 / nanos, "opened", (double) opened, "heap", heap / 1024.0 / opened, "other",
				other / 1024.0 / opened, "threads", (double) ManagementFactory.getThreadMXBean().getThreadCount());
	}

	private void open(long end) throws InterruptedException {
		for (URI uri : this.uris) {
			if (!acquire(1, end) || this.failure != null) {
				return;
			}
			this.client.connect(uri, this).whenComplete(this::opened);
		}
		acquire(AT_A_TIME, end);
	}

	private boolean acquire(int permits, long end) throws InterruptedException {
		return this.permits.tryAcquire(permits, end - System.nanoTime(), TimeUnit.NANOSECONDS);
	}

	private void opened(@Nullable BenchmarkConnection connection, @Nullable Throwable failure) {
		if (connection != null) {
			this.connections.add(connection);
		}
		else {
			this.failure = failure;
		}
		this.permits.release();
	}

	@Override
	public void onText(String text) {
		throw new IllegalStateException("Nothing was asked for");
	}

	@Override
	public void onBinary(int size) {
		throw new IllegalStateException("Nothing was asked for");
	}

	@Override
	public void close() {
		// thousands of closing handshakes would keep the next peer waiting
	}

}
