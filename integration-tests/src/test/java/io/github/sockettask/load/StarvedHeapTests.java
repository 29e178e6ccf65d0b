package io.github.sockettask.load;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.github.sockettask.contract.Contract;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A heap that is full for a moment costs a reconnect at most, and no task. With
 * {@code -Dsockettask.test.shortages=20}, it is full twenty times.
 */
class StarvedHeapTests {

	private static final int SHORTAGES = Integer.getInteger("sockettask.test.shortages", 1);

	private static final String[] MODES = { "serial", "inline", "concurrent", "per-key" };

	private static final int TASKS = 8;

	private static final int PAYLOAD = 20_000;

	@Test
	@Contract("5.40")
	void allTasksReceiveAgainWhenTheHeapWasFullForAMoment() throws Exception {
		try (RawPeer peer = new RawPeer(0, (in, out, socket) -> talk(out))) {
			List<String> command = new ArrayList<>(List.of(
					Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m",
					"-Drounds=" + SHORTAGES, "-cp", System.getProperty("java.class.path"),
					StarvedApplication.class.getName(), "--sockettask.defaults.auto-startup=false",
					"--sockettask.defaults.heartbeat.interval=0s", "--sockettask.defaults.reconnect.max-delay=1s"));
			for (int i = 0; i < TASKS; i++) {
				String mode = MODES[i % MODES.length];
				String task = "--sockettask.tasks." + mode + "-" + i;
				command.add(task + ".url=" + peer.url());
				command.add(task + ".receive.mode=" + mode);
				if (mode.equals("per-key")) {
					command.add(task + ".receive.key=/id");
				}
			}
			Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
			CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> read(process));
			assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
			String text = output.get(5, TimeUnit.SECONDS);
			assertThat(text.lines().filter((line) -> line.contains(" silent "))).as(text)
				.hasSize(SHORTAGES + 1)
				.allMatch((line) -> line.endsWith("silent []"));
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

	private static void talk(OutputStream out) throws IOException {
		byte[] text = new byte[PAYLOAD];
		Arrays.fill(text, (byte) ' ');
		byte[] start = "{\"id\":1}".getBytes(StandardCharsets.US_ASCII);
		System.arraycopy(start, 0, text, 0, start.length);
		ByteBuffer frame = ByteBuffer.allocate(PAYLOAD + 4);
		frame.put((byte) 0x81).put((byte) 126).putShort((short) PAYLOAD).put(text);
		while (true) {
			out.write(frame.array());
			try {
				Thread.sleep(2);
			}
			catch (InterruptedException ex) {
				return;
			}
		}
	}

}
