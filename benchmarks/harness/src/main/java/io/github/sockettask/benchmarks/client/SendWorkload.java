package io.github.sockettask.benchmarks.client;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import io.github.sockettask.benchmarks.BenchmarkCase;

/**
 * Sends until the time is over, then asks the server how many messages have arrived. The
 * clock stops when the answer is here.
 */
class SendWorkload implements Workload {

	static final int WINDOW_MESSAGES = 1024;

	private static final int WINDOW_BYTES = 4 * 1024 * 1024;

	static final int MESSAGES_A_LOOK_AT_THE_CLOCK = 32;

	private final Confirmation confirmation = new Confirmation();

	private final SendWindow window;

	private final BenchmarkConnection connection;

	private final Runnable send;

	SendWorkload(BenchmarkCase measured, BenchmarkClient client, URI uri) throws Exception {
		this.window = new SendWindow(Math.min(WINDOW_MESSAGES, WINDOW_BYTES / measured.size()));
		this.connection = OpenConnection.to(uri, client, this.confirmation);
		String text = "x".repeat(measured.size());
		byte[] bytes = new byte[measured.size()];
		this.send = measured.text() ? () -> this.connection.sendText(text, this.window)
				: () -> this.connection.sendBinary(bytes, this.window);
	}

	@Override
	public Map<String, Double> round(Duration length) throws Exception {
		Throughput throughput = new Throughput();
		long sent = sendUntil(System.nanoTime() + length.toNanos());
		this.window.awaitRoom();
		this.confirmation.await(this.connection, this.window, sent);
		return throughput.of(sent);
	}

	private long sendUntil(long end) {
		long sent = 0;
		while (System.nanoTime() - end < 0) {
			for (int i = 0; i < MESSAGES_A_LOOK_AT_THE_CLOCK; i++) {
				this.window.awaitRoom();
				this.send.run();
				sent++;
			}
		}
		return sent;
	}

	@Override
	public void close() {
		this.connection.close();
	}

}
