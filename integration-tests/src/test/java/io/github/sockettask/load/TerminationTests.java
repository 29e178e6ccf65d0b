package io.github.sockettask.load;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that gets a SIGTERM while messages wait.
 */
class TerminationTests {

	/** As the JVM ends after a SIGTERM. */
	private static final int TERMINATED = 143;

	private static final int GOING_AWAY = 1001;

	private final CountDownLatch reading = new CountDownLatch(1);

	private final Queue<Integer> seen = new ConcurrentLinkedQueue<>();

	private final CompletableFuture<Integer> closeCode = new CompletableFuture<>();

	@Test
	void whatWasAcceptedIsWrittenAndTheCloseFrameComesBehindIt() throws Exception {
		try (RawPeer peer = new RawPeer(16 * 1024, (in, out, socket) -> read(in, out))) {
			Process process = start(peer, "30s");
			try (BufferedReader output = process.inputReader()) {
				awaitLine(output, "filled, messages wait");
				process.toHandle().destroy();
				String accepted = awaitLine(output, "accepted ");
				this.reading.countDown();
				assertThat(this.closeCode.get(30, TimeUnit.SECONDS)).isEqualTo(GOING_AWAY);
				int count = Integer.parseInt(accepted.substring("accepted ".length()));
				assertThat(List.copyOf(this.seen)).isEqualTo(IntStream.range(0, count).boxed().toList());
				assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
				assertThat(process.exitValue()).isEqualTo(TERMINATED);
			}
			finally {
				process.destroyForcibly();
			}
		}
	}

	@Test
	void whenThePeerDoesNotReadThenTheApplicationEndsAllTheSame() throws Exception {
		try (RawPeer peer = new RawPeer(16 * 1024, (in, out, socket) -> await(this.reading))) {
			Process process = start(peer, "3s");
			try (BufferedReader output = process.inputReader()) {
				awaitLine(output, "filled, messages wait");
				process.toHandle().destroy();
				// a message may wait for longer than that
				assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
				assertThat(process.exitValue()).isEqualTo(TERMINATED);
			}
			finally {
				this.reading.countDown();
				process.destroyForcibly();
			}
		}
	}

	private static Process start(RawPeer peer, String phase) throws IOException {
		return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), SendingApplication.class.getName(),
				"--sockettask.tasks.feed.url=" + peer.url(), "--sockettask.tasks.feed.startup=fail-fast",
				"--sockettask.tasks.feed.close-timeout=500ms", "--sockettask.tasks.feed.send.timeout=1m",
				"--sockettask.tasks.feed.send.queue-capacity=1000000", "--sockettask.tasks.feed.send.queue-bytes=256MB",
				"--sockettask.tasks.feed.heartbeat.interval=0s",
				"--spring.lifecycle.timeout-per-shutdown-phase=" + phase)
			.redirectErrorStream(true)
			.start();
	}

	private static String awaitLine(BufferedReader output, String start) throws Exception {
		StringBuilder all = new StringBuilder();
		CompletableFuture<String> found = CompletableFuture.supplyAsync(() -> output.lines()
			.peek((line) -> all.append(line).append('\n'))
			.filter((line) -> line.startsWith(start))
			.findFirst()
			.orElseThrow(() -> new AssertionError(all.toString())));
		return found.get(60, TimeUnit.SECONDS);
	}

	private void read(DataInputStream in, OutputStream out) throws IOException {
		await(this.reading);
		try {
			ClientFrame frame = ClientFrame.read(in);
			while (frame.opcode() != ClientFrame.CLOSE) {
				String text = new String(frame.payload(), StandardCharsets.US_ASCII);
				this.seen.add(Integer.parseInt(text.substring(0, text.indexOf(' '))));
				frame = ClientFrame.read(in);
			}
			this.closeCode.complete((int) ByteBuffer.wrap(frame.payload()).getShort());
			out.write(new byte[] { (byte) 0x88, 2, 3, (byte) 0xe9 });
			in.readAllBytes();
		}
		catch (EOFException ex) {
			this.closeCode.completeExceptionally(ex);
		}
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await(2, TimeUnit.MINUTES);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
