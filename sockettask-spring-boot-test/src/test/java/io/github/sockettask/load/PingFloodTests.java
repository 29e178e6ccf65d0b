package io.github.sockettask.load;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.github.sockettask.contract.Contract;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Peers that ping as fast as they can and read nothing.
 */
class PingFloodTests {

	private static final int PAYLOAD = 125;

	private static final Duration TIMEOUT = Duration.ofMillis(Integer.getInteger("sockettask.test.pings.timeout", 500));

	@Test
	@Contract({ "3.12", "3.24" })
	void anApplicationWith64MegabytesCutsThemWhenTheyHaveTakenNothingForTheTimeout() throws Exception {
		try (RawPeer peer = new RawPeer(4096, (in, out, socket) -> flood(out))) {
			Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
					"-Xmx64m", "-XX:+ExitOnOutOfMemoryError", "-cp", System.getProperty("java.class.path"),
					PingedApplication.class.getName(), peer.url(), TIMEOUT.toString())
				.redirectErrorStream(true)
				.start();
			CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> read(process));
			assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
			String text = output.get(5, TimeUnit.SECONDS);
			assertThat(process.exitValue()).as(text).isZero();
			assertThat(text.lines()).filteredOn((line) -> line.startsWith("error "))
				.hasSize(PingedApplication.TASKS)
				.allMatch((line) -> line
					.contains("the peer has taken nothing for " + TIMEOUT.toMillis() + " ms (send.timeout)"));
			assertThat(text.lines()).filteredOn((line) -> line.startsWith("close "))
				.hasSize(PingedApplication.TASKS)
				.containsOnly("close 1006");
		}
	}

	private static void flood(OutputStream out) throws IOException {
		ByteBuffer pings = ByteBuffer.allocate(500 * (PAYLOAD + 2));
		while (pings.hasRemaining()) {
			pings.put((byte) 0x89).put((byte) PAYLOAD).put(new byte[PAYLOAD]);
		}
		while (true) {
			out.write(pings.array());
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

}
