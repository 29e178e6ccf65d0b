package io.github.sockettask.interleaving;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;

import io.github.sockettask.ReadyState;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One random client and one random peer.
 */
class Interleaving {

	private static final AtomicInteger last = new AtomicInteger();

	private final Rig rig;

	private final long seed;

	private final int threads;

	private final RandomPeer peer;

	private final ObservedTask task = new ObservedTask();

	/**
	 * Create an interleaving.
	 * @param rig where it runs
	 * @param seed decides what both sides do
	 * @param threads how many threads use the task at once
	 */
	Interleaving(Rig rig, long seed, int threads) {
		this.rig = rig;
		this.threads = threads;
		this.seed = seed;
		this.peer = new RandomPeer(seed);
	}

	void run() {
		String path = "/interleaving-" + last.incrementAndGet();
		this.rig.server().on(path, this.peer);
		this.rig.create(this.task, path);
		play();
		this.task.doNothingInside();
		end();
		verify(path);
		this.rig.release(this.task);
	}

	// one thread of many is "main" as well: its messages are to arrive in order
	private void play() {
		CompletableFuture<?>[] others = IntStream.range(1, this.threads)
			.mapToObj((i) -> new RandomClient(this.task, "other " + i + " ", this.seed - i))
			.map((client) -> CompletableFuture.runAsync(client::play, this.rig.threads()))
			.toArray(CompletableFuture[]::new);
		new RandomClient(this.task, "main", this.seed).play();
		CompletableFuture.allOf(others).join();
	}

	private void end() {
		Awaitility.await("the end of seed " + this.seed + " " + this.task.events())
			.atMost(Duration.ofSeconds(10))
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(1))
			.until(() -> {
				if (this.task.task().readyState() != ReadyState.CLOSED) {
					this.task.calls().stop(this.task.task());
				}
				return this.task.task().stop().isDone() && this.task.task().readyState() == ReadyState.CLOSED;
			});
	}

	// An attempt that is closed at once never comes to the transport. Which of those that
	// look alike it was does not matter.
	private static void removeUnbegun(List<List<Event>> events, int number) {
		for (int i = 0; i < number; i++) {
			events.stream().filter(Interleaving::isAbandoned).findFirst().ifPresent(events::remove);
		}
	}

	private static boolean isAbandoned(List<Event> events) {
		return events.size() == 2 && events.get(0).toString().contains("closed before the connection was open");
	}

	private void verify(String path) {
		this.task.calls().verify("seed " + this.seed);
		List<WatchedConnection> connections = this.rig.transport().take(path);
		List<List<Event>> events = new ArrayList<>(EventOrder.check(this.task.events()));
		removeUnbegun(events, events.size() - connections.size());
		this.task.complaints().verify(this.task.events());
		assertThat(events).as("events of each connection").hasSameSizeAs(connections);
		for (int i = 0; i < connections.size(); i++) {
			WatchedConnection connection = connections.get(i);
			connection.complaints().verify(this.task.events());
			connection.verifyOver();
			PeerTrace trace = this.peer.trace(connection.number());
			if (trace != null) {
				trace.verifyDelivered(events.get(i));
				trace.verifyReceived(connection);
			}
		}
	}

}
