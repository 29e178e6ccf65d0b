package io.github.sockettask.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.sockettask.CallbackResult;
import io.github.sockettask.MessageStream;
import io.github.sockettask.SocketTask;
import io.github.sockettask.contract.Contract;
import io.github.sockettask.settings.ReceiveMode;
import io.github.sockettask.settings.SocketTaskSettings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many threads send messages and streams, some of which fail, on several tasks that share
 * event loops, while the peers end the connections again and again.
 */
class FlappingTests {

	private static final int OPERATIONS = Integer.getInteger("sockettask.test.flapping.operations", 1600);

	private static final int SENDERS = 16;

	private static final int AHEAD = 40;

	private static final int MOST_REFUSALS = 10_000;

	private final List<FlappingPeer> peers = new ArrayList<>();

	private final List<SocketTask> tasks = new ArrayList<>();

	private final AtomicInteger numbers = new AtomicInteger();

	private final Set<String> failed = ConcurrentHashMap.newKeySet();

	private final Semaphore ahead = new Semaphore(SENDERS * AHEAD);

	private volatile boolean over;

	@ParameterizedTest
	@CsvSource({ "SERIAL, false", "SERIAL, true", "INLINE, false", "INLINE, true" })
	@Contract({ "3.1", "3.3", "3.15", "3.22" })
	void eachPeerSeesWholeMessagesOfItsTaskAloneAndNoneThatHasFailed(ReceiveMode mode, boolean offline)
			throws Exception {
		try (LoadClient client = new LoadClient()) {
			for (int i = 0; i < 4; i++) {
				FlappingPeer peer = new FlappingPeer("task" + i);
				this.peers.add(peer);
				SocketTaskSettings settings = SocketTaskSettings.DEFAULTS.withUrl(peer.url());
				SocketTask task = client.create(settings.withReceive(settings.receive().withMode(mode))
					.withSend(settings.send().withOffline(settings.send().offline().withEnabled(offline))));
				task.onClose((result) -> restart(task));
				this.tasks.add(task);
			}
			for (SocketTask task : this.tasks) {
				task.start().get(10, TimeUnit.SECONDS);
			}
			send();
			this.over = true;
			for (SocketTask task : this.tasks) {
				task.stop().get(10, TimeUnit.SECONDS);
			}
			assertThat(this.ahead.tryAcquire(SENDERS * AHEAD, 10, TimeUnit.SECONDS)).as("all outcomes are told")
				.isTrue();
			this.tasks.forEach(SocketTask::clearOfflineQueue);
			assertThat(this.tasks).allSatisfy((task) -> assertThat(task.bufferedAmount()).isZero());
			for (FlappingPeer peer : this.peers) {
				assertThat(peer.complaints()).isEmpty();
				List<String> seen = peer.connections().stream().flatMap(List::stream).toList();
				assertThat(seen).doesNotHaveDuplicates().doesNotContainAnyElementsOf(this.failed);
			}
			assertThat(this.peers).anyMatch((peer) -> peer.connections().stream().anyMatch((seen) -> !seen.isEmpty()));
		}
		finally {
			for (FlappingPeer peer : this.peers) {
				peer.close();
			}
		}
	}

	private void restart(SocketTask task) {
		if (!this.over) {
			task.start();
		}
	}

	private void send() {
		Phaser senders = new Phaser(1);
		for (int i = 0; i < SENDERS; i++) {
			Random random = new Random(i);
			senders.register();
			Thread sender = new Thread(() -> {
				for (int operation = 0; operation < OPERATIONS / SENDERS; operation++) {
					sendOne(random);
				}
				senders.arriveAndDeregister();
			}, "flapping-" + i);
			sender.setDaemon(true);
			sender.start();
		}
		senders.arriveAndAwaitAdvance();
	}

	private void sendOne(Random random) {
		for (int i = 0; i < MOST_REFUSALS && !isAccepted(random); i++) {
			// the next connection takes its time
			LockSupport.parkNanos(200_000);
		}
	}

	private boolean isAccepted(Random random) {
		int task = random.nextInt(this.tasks.size());
		String number = String.valueOf(this.numbers.incrementAndGet());
		int size = (random.nextInt(20) == 0) ? 100_000 : random.nextInt(300);
		String message = "task" + task + ":" + number + ":" + size + ":" + "x".repeat(size);
		Object data = (random.nextInt(3) == 0) ? MessageStream.text(new Fragments(message, random)) : message;
		this.ahead.acquireUninterruptibly();
		CompletableFuture<CallbackResult> future = this.tasks.get(task).send(data);
		if (random.nextInt(30) == 0) {
			future.cancel(false);
		}
		boolean another = random.nextInt(4) == 0;
		int other = random.nextInt(this.tasks.size());
		future.whenComplete((result, failure) -> {
			if (failure != null && !future.isCancelled()) {
				this.failed.add(number);
			}
			if (another && !this.over) {
				// inline, this is where the outcome was found out
				this.tasks.get(other).send("task" + other + ":" + this.numbers.incrementAndGet() + ":0:");
			}
			this.ahead.release();
		});
		return !future.isCompletedExceptionally();
	}

	/**
	 * A few fragments of a message, of which some fail in between.
	 */
	private static final class Fragments implements Flow.Publisher<ByteBuffer> {

		private final List<ByteBuffer> left = new ArrayList<>();

		private final int fault;

		private int sent;

		private Fragments(String message, Random random) {
			byte[] bytes = message.getBytes(StandardCharsets.US_ASCII);
			int count = 1 + random.nextInt(5);
			for (int i = 0; i < count; i++) {
				int from = bytes.length * i / count;
				this.left.add(ByteBuffer.wrap(bytes, from, bytes.length * (i + 1) / count - from));
			}
			this.fault = (random.nextInt(4) == 0) ? random.nextInt(count) : -1;
		}

		@Override
		public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
			subscriber.onSubscribe(new Flow.Subscription() {

				@Override
				public void request(long count) {
					if (Fragments.this.sent == Fragments.this.fault) {
						subscriber.onError(new IllegalStateException("fails by intention"));
					}
					else if (Fragments.this.sent == Fragments.this.left.size()) {
						subscriber.onComplete();
					}
					else {
						subscriber.onNext(Fragments.this.left.get(Fragments.this.sent++));
					}
				}

				@Override
				public void cancel() {
					// nothing more is asked for
				}

			});
		}

	}

}
