package io.github.sockettask.load;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.unit.DataSize;

import io.github.sockettask.CallbackResult;
import io.github.sockettask.SocketTask;
import io.github.sockettask.contract.Contract;
import io.github.sockettask.settings.ReceiveMode;
import io.github.sockettask.settings.SocketTaskSettings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A connection is lost while many messages are encoded that the socket has not taken.
 */
class OfflinePieceTests {

	private static final int MESSAGES = 20_000;

	private static final String LETTERS = "x".repeat(1000);

	private final AtomicInteger connections = new AtomicInteger();

	private final CountDownLatch sent = new CountDownLatch(1);

	private final List<Integer> seen = Collections.synchronizedList(new ArrayList<>());

	private final CountDownLatch last = new CountDownLatch(1);

	@ParameterizedTest
	@EnumSource(names = { "SERIAL", "INLINE" })
	@Contract("3.15")
	void allThatTheSocketHasNotBegunGoesOutOnTheNextConnection(ReceiveMode mode) throws Exception {
		try (RawPeer peer = new RawPeer(4096, (in, out, socket) -> talk(in, socket));
				LoadClient client = new LoadClient()) {
			SocketTaskSettings defaults = SocketTaskSettings.DEFAULTS.withUrl(peer.url());
			SocketTask task = client.create(defaults.withReceive(defaults.receive().withMode(mode))
				.withSend(defaults.send()
					.withQueueCapacity(2 * MESSAGES)
					.withQueueBytes(DataSize.ofMegabytes(100))
					.withOffline(defaults.send().offline().withEnabled(true).withCapacity(2 * MESSAGES))));
			task.onClose((result) -> restart(task));
			task.start().get(10, TimeUnit.SECONDS);
			List<CompletableFuture<CallbackResult>> futures = IntStream.range(0, MESSAGES)
				.mapToObj((number) -> task.send(number + ":" + LETTERS))
				.toList();
			this.sent.countDown();
			assertThat(this.last.await(30, TimeUnit.SECONDS)).isTrue();
			futures.get(MESSAGES - 1).get(10, TimeUnit.SECONDS);
			int first = this.seen.get(0);
			assertThat(this.seen).containsExactlyElementsOf(IntStream.range(first, MESSAGES).boxed().toList());
			List<Integer> failed = IntStream.range(0, MESSAGES)
				.filter((number) -> futures.get(number).isCompletedExceptionally())
				.boxed()
				.toList();
			assertThat(failed).as("one may be begun").isSubsetOf(first - 1);
		}
	}

	private void restart(SocketTask task) {
		if (this.last.getCount() > 0) {
			task.start();
		}
	}

	private void talk(DataInputStream in, Socket socket) throws IOException {
		if (this.connections.incrementAndGet() == 1) {
			awaitSent();
			socket.setSoLinger(true, 0);
			return;
		}
		while (this.last.getCount() > 0) {
			ClientFrame frame = ClientFrame.read(in);
			String text = new String(frame.payload(), StandardCharsets.US_ASCII);
			int number = Integer.parseInt(text.substring(0, text.indexOf(':')));
			this.seen.add(number);
			if (number == MESSAGES - 1) {
				this.last.countDown();
			}
		}
	}

	private void awaitSent() {
		try {
			this.sent.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
