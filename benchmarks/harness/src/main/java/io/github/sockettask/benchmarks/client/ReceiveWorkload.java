package io.github.sockettask.benchmarks.client;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.sockettask.benchmarks.BenchmarkCase;
import io.github.sockettask.benchmarks.Requests;

/**
 * Receives until the server says that the time is over. The clock stops when that is
 * here, after all messages.
 */
class ReceiveWorkload implements Workload, MessageHandler {

	private static final int END_SECONDS = 20;

	private final int size;

	private final SendWindow window = new SendWindow(1);

	private final BenchmarkConnection connection;

	private volatile CompletableFuture<String> end = new CompletableFuture<>();

	// written by the thread that delivers messages, read after the end was delivered
	private long received;

	ReceiveWorkload(BenchmarkCase measured, BenchmarkClient client, URI uri) throws Exception {
		this.size = measured.size();
		this.connection = OpenConnection.to(uri, client, this);
	}

	@Override
	public Map<String, Double> round(Duration length) throws Exception {
		this.end = new CompletableFuture<>();
		this.received = 0;
		Throughput throughput = new Throughput();
		this.connection.sendText(Requests.messagesFor(length), this.window);
		long sent = Requests.count(this.end.get(length.toSeconds() + END_SECONDS, TimeUnit.SECONDS));
		if (sent != this.received) {
			throw new IllegalStateException("Of %d messages %d arrived".formatted(sent, this.received));
		}
		return throughput.of(sent);
	}

	@Override
	public void onText(String text) {
		if (text.length() == this.size) {
			this.received++;
		}
		else {
			this.end.complete(text);
		}
	}

	@Override
	public void onBinary(int size) {
		if (size == this.size) {
			this.received++;
		}
	}

	@Override
	public void close() {
		this.connection.close();
	}

}
