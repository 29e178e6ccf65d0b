package io.github.sockettask.benchmarks.client;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.github.sockettask.benchmarks.BenchmarkCase;
import io.github.sockettask.benchmarks.MessageNumber;

/**
 * Sends from some threads on one connection until the time is over, then asks the server
 * whether all messages have arrived, those of each thread in order. The clock stops when
 * the answer is here.
 */
class SendersWorkload implements Workload {

	/** Of each sender; of all together, what the smallest queue of a library takes. */
	private static final int WINDOW_MESSAGES = 512;

	private final Confirmation confirmation = new Confirmation();

	private final SendWindow window = new SendWindow(1);

	private final BenchmarkConnection connection;

	private final List<Sender> senders;

	private final ExecutorService threads;

	SendersWorkload(BenchmarkCase measured, BenchmarkClient client, URI uri) throws Exception {
		this.connection = OpenConnection.to(uri, client, this.confirmation);
		this.senders = IntStream.range(0, measured.threads()).mapToObj((i) -> new Sender(i, measured)).toList();
		this.threads = Executors.newFixedThreadPool(measured.threads());
	}

	@Override
	public Map<String, Double> round(Duration length) throws Exception {
		Throughput throughput = new Throughput();
		long end = System.nanoTime() + length.toNanos();
		List<Callable<Long>> tasks = this.senders.stream()
			.map((sender) -> (Callable<Long>) () -> sender.sendUntil(end))
			.toList();
		long sent = 0;
		for (Future<Long> part : this.threads.invokeAll(tasks)) {
			sent += part.get();
		}
		this.confirmation.await(this.connection, this.window, sent);
		return throughput.of(sent);
	}

	@Override
	public void close() {
		this.threads.shutdownNow();
		this.connection.close();
	}

	private final class Sender {

		private final String[] texts;

		private final SendWindow window = new SendWindow(WINDOW_MESSAGES);

		private int next;

		private Sender(int index, BenchmarkCase measured) {
			this.texts = IntStream.range(0, MessageNumber.NUMBERS)
				.mapToObj((number) -> new MessageNumber(index, number).text(measured.size()))
				.toArray(String[]::new);
		}

		private long sendUntil(long end) {
			long sent = 0;
			do {
				for (int i = 0; i < SendWorkload.MESSAGES_A_LOOK_AT_THE_CLOCK; i++) {
					this.window.awaitRoom();
					SendersWorkload.this.connection.sendText(this.texts[this.next], this.window);
					this.next = (this.next + 1) % MessageNumber.NUMBERS;
					sent++;
				}
			}
			while (System.nanoTime() - end < 0);
			return sent;
		}

	}

}
