package io.github.sockettask.load;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;

import org.junit.jupiter.api.Test;

import io.github.sockettask.contract.Contract;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a peer sends takes about as much memory as it has bytes, however it is cut and
 * packed.
 */
class HostileHeapTests {

	private static final String COMPRESSED = "Sec-WebSocket-Extensions: permessage-deflate\r\n";

	private static final int MEBIBYTE = SmallHeap.MEBIBYTE;

	private static final int MAX = 4 * MEBIBYTE;

	private static final int BOMBS = 300;

	private static final int PACKED = 1_000_000;

	private static final byte[] CLOSE = { (byte) 0x88, 2, 3, (byte) 0xe8 };

	private final CountDownLatch promised = new CountDownLatch(HostileHeap.PROMISES);

	@Test
	@Contract("5.41")
	void anApplicationWith64MegabytesCopesWithPeersThatSendLittleAndMeanMuch() throws Exception {
		try (RawPeer empty = new RawPeer(0, (in, out, socket) -> sendEmptyFragments(in, out, 0x02));
				RawPeer small = new RawPeer(0, (in, out, socket) -> sendSmallFragments(in, out));
				RawPeer bombs = new RawPeer(0, COMPRESSED, (in, out, socket) -> sendBombs(in, out));
				RawPeer deflated = new RawPeer(0, COMPRESSED, (in, out, socket) -> sendEmptyFragments(in, out, 0x42));
				RawPeer promises = new RawPeer(0, (in, out, socket) -> promise(in, out))) {
			Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
					"-Xmx64m", "-XX:+ExitOnOutOfMemoryError", "-cp", System.getProperty("java.class.path"),
					HostileHeap.class.getName(), empty.url(), small.url(), bombs.url(), deflated.url(), promises.url())
				.redirectErrorStream(true)
				.start();
			CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> read(process));
			assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
			String text = output.get(5, TimeUnit.SECONDS);
			assertThat(process.exitValue()).as(text).isZero();
			assertThat(text.lines().filter((line) -> !line.contains("SocketTask -- ")).toList()).endsWith(
					"empty fragments: 1 messages, 1 bytes, 1000",
					"small fragments: 1 messages, " + MAX + " bytes, 1000",
					"inflated: " + BOMBS + " messages, " + (long) BOMBS * MEBIBYTE + " bytes, 1000",
					"empty and inflated: 1 messages, 1 bytes, 1000", "promised: all closed");
		}
	}

	@Test
	@Contract("5.42")
	void anApplicationWith64MegabytesCopesWithFramesThatHoldMillionsOfMessages() throws Exception {
		try (RawPeer peer = new RawPeer(0, (in, out, socket) -> sendManyMessages(in, out))) {
			List<String> command = new ArrayList<>(List.of(
					Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m",
					"-XX:+ExitOnOutOfMemoryError", "-cp", System.getProperty("java.class.path"),
					UnwrappingApplication.class.getName(), "--sockettask.defaults.auto-startup=false",
					"--sockettask.defaults.routing.unwrap=/data", "--sockettask.defaults.reconnect.enabled=false"));
			for (String mode : List.of("serial", "inline", "concurrent", "per-key", "lists")) {
				String task = "--sockettask.tasks." + mode;
				command.add(task + ".url=" + peer.url());
				command.add(task + ".receive.mode=" + (mode.equals("lists") ? "serial" : mode));
				if (mode.equals("per-key")) {
					command.add(task + ".receive.key=/id");
				}
			}
			Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
			CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> read(process));
			assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
			assertThat(output.get(5, TimeUnit.SECONDS)).contains("received {concurrent=" + PACKED + ", inline=" + PACKED
					+ ", lists=" + PACKED + ", per-key=" + PACKED + ", serial=" + PACKED + "}");
		}
	}

	// two bytes each
	private static void sendManyMessages(DataInputStream in, OutputStream out) throws IOException {
		byte[] text = ("{\"data\":[" + "1,".repeat(PACKED - 1) + "1]}").getBytes(StandardCharsets.US_ASCII);
		out.write(ByteBuffer.allocate(10).put((byte) 0x81).put((byte) 127).putLong(text.length).array());
		out.write(text);
		close(in, out);
	}

	private static String read(Process process) {
		try {
			return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

	private static void close(DataInputStream in, OutputStream out) throws IOException {
		out.write(CLOSE);
		in.readAllBytes();
	}

	// eight megabytes of them
	private static void sendEmptyFragments(DataInputStream in, OutputStream out, int first) throws IOException {
		byte[] payload = (first == 0x02) ? new byte[] { 'a' } : deflate(new byte[] { 'a' });
		out.write(ByteBuffer.allocate(2 + payload.length)
			.put((byte) first)
			.put((byte) payload.length)
			.put(payload)
			.array());
		byte[] fragments = new byte[64 * 1024];
		for (int i = 0; i < 128; i++) {
			out.write(fragments);
		}
		out.write(new byte[] { (byte) 0x80, 0 });
		close(in, out);
	}

	// a message as large as it may be, of fragments with one byte
	private static void sendSmallFragments(DataInputStream in, OutputStream out) throws IOException {
		out.write(new byte[] { 0x02, 0 });
		ByteBuffer fragments = ByteBuffer.allocate(3 * 16 * 1024);
		while (fragments.hasRemaining()) {
			fragments.put((byte) 0).put((byte) 1).put((byte) 'a');
		}
		for (int i = 0; i < MAX / (16 * 1024); i++) {
			out.write(fragments.array());
		}
		out.write(new byte[] { (byte) 0x80, 0 });
		close(in, out);
	}

	// a mebibyte each, of about a kibibyte
	private static void sendBombs(DataInputStream in, OutputStream out) throws IOException {
		byte[] payload = deflate(new byte[MEBIBYTE]);
		ByteBuffer frame = ByteBuffer.allocate(4 + payload.length);
		frame.put((byte) 0xc2).put((byte) 126).putShort((short) payload.length).put(payload);
		ByteBuffer all = ByteBuffer.allocate(BOMBS * frame.capacity());
		for (int i = 0; i < BOMBS; i++) {
			all.put(frame.array());
		}
		out.write(all.array());
		close(in, out);
	}

	private static byte[] deflate(byte[] bytes) {
		Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
		deflater.setInput(bytes);
		byte[] out = new byte[bytes.length + 64];
		int count = deflater.deflate(out, 0, out.length, Deflater.SYNC_FLUSH);
		deflater.end();
		// without the tail that every message has (RFC 7692, section 7.2.1)
		return Arrays.copyOf(out, count - 4);
	}

	// the header of a large frame and a byte of it, behind a ping: the client has read it
	// when its pong is here
	private void promise(DataInputStream in, OutputStream out) throws IOException {
		out.write(ByteBuffer.allocate(13)
			.putShort((short) 0x8900)
			.put((byte) 0x82)
			.put((byte) 127)
			.putLong(MAX)
			.put((byte) 1)
			.array());
		ClientFrame.read(in);
		this.promised.countDown();
		try {
			this.promised.await(1, TimeUnit.MINUTES);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
