package io.github.sockettask.load;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.sockettask.SocketTask;
import io.github.sockettask.contract.Contract;
import io.github.sockettask.settings.ReceiveMode;
import io.github.sockettask.settings.SocketTaskSettings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Peers that ping as fast as they can and read nothing.
 */
class PingFloodTests {

	private static final int PAYLOAD = 125;

	private static final int PIECE = 500;

	// their pongs would take about fifty megabytes for two tasks
	private static final int PIECES = 200;

	private static final byte[] CLOSE = { (byte) 0x88, 2, 3, (byte) 0xe8 };

	@Test
	@Contract("3.12")
	void anApplicationWith32MegabytesKeepsOnlyTheNewestPong() throws Exception {
		List<String> lastPongs = new CopyOnWriteArrayList<>();
		try (RawPeer peer = new RawPeer(4096, (in, out, socket) -> lastPongs.add(floodThenRead(in, out)))) {
			Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
					"-Xmx32m", "-XX:+ExitOnOutOfMemoryError", "-XX:TieredStopAtLevel=1", "-cp",
					System.getProperty("java.class.path"), PingedApplication.class.getName(), peer.url())
				.redirectErrorStream(true)
				.start();
			CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> read(process));
			assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
			String text = output.get(5, TimeUnit.SECONDS);
			assertThat(process.exitValue()).as(text).isZero();
			assertThat(text.lines()).filteredOn((line) -> line.startsWith("close "))
				.hasSize(PingedApplication.TASKS)
				.containsOnly("close 1000");
			assertThat(lastPongs).hasSize(PingedApplication.TASKS).containsOnly("last");
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "SERIAL", "INLINE" })
	@Contract("3.24")
	void aPeerThatHasTakenNothingForTheTimeoutIsCut(ReceiveMode mode) throws Exception {
		BlockingQueue<String> events = new LinkedBlockingQueue<>();
		try (RawPeer peer = new RawPeer(4096, (in, out, socket) -> flood(out)); LoadClient client = new LoadClient()) {
			SocketTaskSettings settings = SocketTaskSettings.DEFAULTS.withUrl(peer.url());
			SocketTask task = client.create(settings.withReceive(settings.receive().withMode(mode))
				.withSend(settings.send().withTimeout(Duration.ofMillis(200))));
			task.onError((result) -> events.add(result.errMsg()));
			task.onClose((result) -> events.add("close " + result.code()));
			task.start();
			assertThat(events.poll(20, TimeUnit.SECONDS))
				.contains("the peer has taken nothing for 200 ms (send.timeout)");
			assertThat(events.poll(20, TimeUnit.SECONDS)).isEqualTo("close 1006");
		}
	}

	private static String floodThenRead(DataInputStream in, OutputStream out) throws IOException {
		byte[] pings = pings();
		for (int i = 0; i < PIECES; i++) {
			out.write(pings);
		}
		out.write(new byte[] { (byte) 0x89, 4, 'l', 'a', 's', 't' });
		out.write(CLOSE);
		String pong = "none";
		for (ClientFrame frame = ClientFrame.read(in); frame.opcode() != ClientFrame.CLOSE; frame = ClientFrame
			.read(in)) {
			pong = new String(frame.payload(), StandardCharsets.US_ASCII);
		}
		return pong;
	}

	private static void flood(OutputStream out) throws IOException {
		byte[] pings = pings();
		while (true) {
			out.write(pings);
		}
	}

	private static byte[] pings() {
		ByteBuffer pings = ByteBuffer.allocate(PIECE * (PAYLOAD + 2));
		while (pings.hasRemaining()) {
			pings.put((byte) 0x89).put((byte) PAYLOAD).put(new byte[PAYLOAD]);
		}
		return pings.array();
	}

	private static String read(Process process) {
		try {
			return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

}
