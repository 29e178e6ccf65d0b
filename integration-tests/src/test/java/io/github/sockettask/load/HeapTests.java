package io.github.sockettask.load;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import io.github.sockettask.contract.Contract;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Memory stays small, whatever peers do. With {@code -Dsockettask.test.flood=5120}, five
 * gibibytes arrive.
 */
class HeapTests {

	private static final int FLOOD = Integer.getInteger("sockettask.test.flood", 1024);

	private static final int STREAM = 100;

	private static final int PAYLOAD = 1020;

	private static final int FRAME = PAYLOAD + 4;

	private static final byte[] CLOSE = { (byte) 0x88, 2, 3, (byte) 0xe8 };

	private final AtomicLong seen = new AtomicLong();

	private final AtomicLong streamed = new AtomicLong();

	@Test
	@Contract({ "3.8", "3.21", "5.17" })
	void anApplicationWith64MegabytesCopesWithPeersThatSendWithoutAnEndOrDoNotRead() throws Exception {
		try (RawPeer flood = new RawPeer(0, (in, out, socket) -> flood(in, out));
				RawPeer stalled = new RawPeer(16 * 1024, (in, out, socket) -> stall(in, out));
				RawPeer stream = new RawPeer(0, (in, out, socket) -> readAll(in, out, this.streamed))) {
			Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
					"-Xmx64m", "-XX:+ExitOnOutOfMemoryError", "-cp", System.getProperty("java.class.path"),
					SmallHeap.class.getName(), flood.url(), stalled.url(), stream.url(), String.valueOf(STREAM))
				.redirectErrorStream(true)
				.start();
			CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> read(process));
			assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
			String text = output.get(5, TimeUnit.SECONDS);
			assertThat(process.exitValue()).as(text).isZero();
			long messages = FLOOD * 1024L;
			// what is logged comes in between
			assertThat(text.lines().filter((line) -> !line.contains("SocketTask -- ")).toList()).endsWith(
					"flood " + messages + " messages, " + messages * PAYLOAD + " bytes, 1000",
					"stalled " + this.seen + " messages", "stream " + STREAM + " MiB");
			assertThat(this.streamed).hasValue((long) STREAM * SmallHeap.MEBIBYTE);
		}
	}

	private static String read(Process process) {
		try {
			return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

	// frames of one kibibyte, header included
	private static void flood(DataInputStream in, OutputStream out) throws IOException {
		ByteBuffer frames = ByteBuffer.allocate(64 * FRAME);
		while (frames.hasRemaining()) {
			frames.put((byte) 0x82).put((byte) 126).putShort((short) PAYLOAD).put(new byte[PAYLOAD]);
		}
		for (long sent = 0; sent < FLOOD * 1024L; sent += 64) {
			out.write(frames.array());
		}
		out.write(CLOSE);
		in.readAllBytes();
	}

	private void stall(DataInputStream in, OutputStream out) throws IOException {
		try {
			Thread.sleep(500);
		}
		catch (InterruptedException ex) {
			return;
		}
		AtomicLong bytes = new AtomicLong();
		readAll(in, out, bytes);
		this.seen.set(bytes.get() / 1024);
	}

	private static void readAll(DataInputStream in, OutputStream out, AtomicLong bytes) throws IOException {
		try {
			ClientFrame frame = ClientFrame.read(in);
			while (frame.opcode() != ClientFrame.CLOSE) {
				bytes.addAndGet(frame.payload().length);
				frame = ClientFrame.read(in);
			}
			out.write(CLOSE);
			in.readAllBytes();
		}
		catch (EOFException ex) {
			// what has come is counted
		}
	}

}
