package io.github.sockettask.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.github.sockettask.SocketTask;
import io.github.sockettask.contract.Contract;
import io.github.sockettask.settings.Overflow;
import io.github.sockettask.settings.SocketTaskSettings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many threads send on one task.
 */
class ManySendersTests {

	private static final int THREADS = 64;

	private static final int EACH = 10_000;

	@Test
	@Contract({ "3.1", "3.9" })
	void allMessagesOfManyThreadsArriveAndThoseOfEachInOrder() throws Exception {
		int[] next = new int[THREADS];
		CompletableFuture<String> seen = new CompletableFuture<>();
		try (RawPeer peer = new RawPeer(0, (in, out, socket) -> {
			try {
				for (int i = 0; i < THREADS * EACH; i++) {
					ByteBuffer payload = ByteBuffer.wrap(ClientFrame.read(in).payload());
					int thread = payload.getInt();
					int number = payload.getInt();
					if (number != next[thread]++) {
						seen.complete("message " + number + " of thread " + thread + " came as " + (next[thread] - 1));
					}
				}
				seen.complete("all");
			}
			catch (IOException | RuntimeException ex) {
				seen.completeExceptionally(ex);
			}
		}); LoadClient client = new LoadClient()) {
			SocketTaskSettings defaults = SocketTaskSettings.DEFAULTS.withUrl(peer.url());
			SocketTask task = client.create(defaults.withSend(defaults.send().withOverflow(Overflow.BLOCK)));
			CountDownLatch open = new CountDownLatch(1);
			task.onOpen((result) -> open.countDown());
			task.start();
			assertThat(open.await(5, TimeUnit.SECONDS)).isTrue();
			AtomicInteger written = new AtomicInteger();
			CompletableFuture<Void> all = new CompletableFuture<>();
			IntStream.range(0, THREADS).forEach((thread) -> new Thread(() -> {
				for (int i = 0; i < EACH; i++) {
					byte[] payload = ByteBuffer.allocate(8).putInt(thread).putInt(i).array();
					task.send(payload).whenComplete((result, failure) -> {
						if (failure != null) {
							all.completeExceptionally(failure);
						}
						else if (written.incrementAndGet() == THREADS * EACH) {
							all.complete(null);
						}
					});
				}
			}).start());
			all.get(30, TimeUnit.SECONDS);
			assertThat(seen.get(5, TimeUnit.SECONDS)).isEqualTo("all");
			assertThat(task.bufferedAmount()).isZero();
		}
	}

}
