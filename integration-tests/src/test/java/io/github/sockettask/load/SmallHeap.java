package io.github.sockettask.load;

import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.github.sockettask.SocketTask;
import io.github.sockettask.settings.SocketTaskSettings;

/**
 * An application with little memory whose peers do not care: one sends as fast as it can,
 * one does not read, one is sent more than there is memory. Prints what it has counted.
 */
public final class SmallHeap {

	static final int MEBIBYTE = 1024 * 1024;

	/** A message at which the application stops to look for a while. */
	private static final int SLOW_AT = 50_000;

	private SmallHeap() {
	}

	public static void main(String[] urls) throws Exception {
		try (LoadClient client = new LoadClient()) {
			System.out.println("flood " + receive(client, urls[0]));
			System.out.println("stalled " + sendToStalled(client, urls[1]));
			System.out.println("stream " + stream(client, urls[2], Integer.parseInt(urls[3])));
		}
	}

	private static SocketTask connect(LoadClient client, String url, AtomicLong received, CompletableFuture<String> end)
			throws InterruptedException {
		SocketTask task = client.create(SocketTaskSettings.DEFAULTS.withUrl(url));
		CountDownLatch open = new CountDownLatch(1);
		AtomicLong bytes = new AtomicLong();
		task.onOpen((result) -> open.countDown());
		task.onMessage((result) -> {
			bytes.addAndGet(((byte[]) result.data()).length);
			if (received.incrementAndGet() % SLOW_AT == 0) {
				Thread.sleep(20);
			}
		});
		task.onClose((result) -> end.complete(received + " messages, " + bytes + " bytes, " + result.code()));
		task.start();
		open.await(10, TimeUnit.SECONDS);
		return task;
	}

	private static String receive(LoadClient client, String url) throws Exception {
		CompletableFuture<String> end = new CompletableFuture<>();
		connect(client, url, new AtomicLong(), end);
		return end.get(10, TimeUnit.MINUTES);
	}

	// the peer reads on when it has not for a while
	private static String sendToStalled(LoadClient client, String url) throws Exception {
		CompletableFuture<String> end = new CompletableFuture<>();
		SocketTask task = connect(client, url, new AtomicLong(), end);
		AtomicLong written = new AtomicLong();
		long accepted = 0;
		long refused = 0;
		while (refused < 100_000) {
			CompletableFuture<?> sent = task.send(new byte[1024]).thenRun(written::incrementAndGet);
			if (sent.isCompletedExceptionally()) {
				refused++;
			}
			else {
				accepted++;
			}
		}
		task.close();
		end.get(20, TimeUnit.SECONDS);
		while (written.get() < accepted) {
			Thread.sleep(1);
		}
		return accepted + " messages";
	}

	private static String stream(LoadClient client, String url, int mebibytes) throws Exception {
		CompletableFuture<String> end = new CompletableFuture<>();
		SocketTask task = connect(client, url, new AtomicLong(), end);
		task.send(new Generated((long) mebibytes * MEBIBYTE)).get(5, TimeUnit.MINUTES);
		task.close();
		end.get(20, TimeUnit.SECONDS);
		return mebibytes + " MiB";
	}

	/**
	 * Bytes without an array.
	 */
	private static final class Generated extends InputStream {

		private long left;

		Generated(long size) {
			this.left = size;
		}

		@Override
		public int read() {
			return (this.left-- > 0) ? 'x' : -1;
		}

		@Override
		public int read(byte[] bytes, int offset, int length) {
			if (this.left <= 0) {
				return -1;
			}
			int count = (int) Math.min(length, this.left);
			Arrays.fill(bytes, offset, offset + count, (byte) 'x');
			this.left -= count;
			return count;
		}

	}

}
