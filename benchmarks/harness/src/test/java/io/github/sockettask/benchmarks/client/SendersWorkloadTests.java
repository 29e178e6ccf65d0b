package io.github.sockettask.benchmarks.client;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.sockettask.benchmarks.BenchmarkCase;
import io.github.sockettask.benchmarks.Requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link SendersWorkload}.
 */
class SendersWorkloadTests {

	private final CountingClient client = new CountingClient();

	private final SendersWorkload workload;

	SendersWorkloadTests() throws Exception {
		this.workload = new SendersWorkload(BenchmarkCase.SENDERS_16, this.client, URI.create("ws://127.0.0.1"));
	}

	@AfterEach
	void close() {
		this.workload.close();
	}

	@Test
	void whenAllMessagesHaveArrivedThenThereIsRate() throws Exception {
		assertThat(this.workload.round(Duration.ofMillis(1)).get("rate")).isPositive();
		assertThat(this.workload.round(Duration.ofMillis(1)).get("rate")).isPositive();
	}

	@Test
	void whenMessageIsLostThenRoundFails() {
		this.client.lost = 1;
		assertThatIllegalStateException().isThrownBy(() -> this.workload.round(Duration.ofMillis(1)))
			.withMessageMatching("Of \\d+ messages \\d+ arrived");
	}

	private static final class CountingClient implements BenchmarkClient {

		private final AtomicLong count = new AtomicLong();

		private long lost;

		@Override
		public String name() {
			return "counting";
		}

		@Override
		public void start(ClientSettings settings) {
			// there is nothing to start
		}

		@Override
		public CompletionStage<? extends BenchmarkConnection> connect(URI uri, MessageHandler handler) {
			return CompletableFuture.completedFuture(new CountingConnection(handler));
		}

		private final class CountingConnection implements BenchmarkConnection {

			private final MessageHandler handler;

			private CountingConnection(MessageHandler handler) {
				this.handler = handler;
			}

			@Override
			public void sendText(String text, SendWindow window) {
				if (text.equals(Requests.COUNT)) {
					long arrived = CountingClient.this.count.getAndSet(0) - CountingClient.this.lost;
					this.handler.onText(Long.toString(arrived));
				}
				else {
					CountingClient.this.count.incrementAndGet();
				}
				window.written();
			}

			@Override
			public void sendBinary(byte[] bytes, SendWindow window) {
				throw new UnsupportedOperationException();
			}

			@Override
			public void close() {
				// there is nothing to close
			}

		}

	}

}
