package io.github.sockettask.load;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

import io.github.sockettask.SocketTask;
import io.github.sockettask.settings.CompressionSettings;
import io.github.sockettask.settings.SocketTaskSettings;

/**
 * An application with little memory whose peers send little that is meant to take much.
 * Prints what has arrived.
 */
public final class HostileHeap {

	/** So many connections at the same time are promised a large frame. */
	static final int PROMISES = 40;

	private HostileHeap() {
	}

	public static void main(String[] urls) throws Exception {
		try (LoadClient client = new LoadClient()) {
			System.out.println("empty fragments: " + receive(client, urls[0], (settings) -> settings));
			System.out.println("small fragments: " + receive(client, urls[1], (settings) -> settings));
			System.out.println("inflated: "
					+ receive(client, urls[2], (settings) -> settings.withCompression(new CompressionSettings(true))));
			System.out.println("empty and inflated: "
					+ receive(client, urls[3], (settings) -> settings.withCompression(new CompressionSettings(true))));
			System.out.println("promised: " + awaitPromises(client, urls[4]));
		}
	}

	private static String receive(LoadClient client, String url, UnaryOperator<SocketTaskSettings> change)
			throws Exception {
		CompletableFuture<String> end = new CompletableFuture<>();
		AtomicLong received = new AtomicLong();
		AtomicLong bytes = new AtomicLong();
		SocketTask task = client.create(change.apply(SocketTaskSettings.DEFAULTS.withUrl(url)));
		task.onMessage((result) -> {
			bytes.addAndGet(((byte[]) result.data()).length);
			received.incrementAndGet();
			// slower than the peer
			Thread.sleep(2);
		});
		task.onClose((result) -> end.complete(received + " messages, " + bytes + " bytes, " + result.code()));
		task.start();
		return end.get(5, TimeUnit.MINUTES);
	}

	private static String awaitPromises(LoadClient client, String url) throws Exception {
		CountDownLatch closed = new CountDownLatch(PROMISES);
		for (int i = 0; i < PROMISES; i++) {
			SocketTask task = client.create(SocketTaskSettings.DEFAULTS.withUrl(url));
			task.onClose((result) -> closed.countDown());
			task.start();
		}
		return closed.await(1, TimeUnit.MINUTES) ? "all closed" : "open";
	}

}
