package io.github.sockettask.interleaving;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.github.sockettask.contract.Contract;
import io.github.sockettask.modes.BeforeMode;
import io.github.sockettask.modes.InEveryMode;
import io.github.sockettask.test.SocketScript;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same again and again, with nothing left behind.
 */
@InEveryMode
class RoundTests extends RigFixture {

	private static final int WARM_UP = 50;

	private static final int ROUNDS = 100;

	private final ObservedTask task = new ObservedTask();

	@BeforeMode
	static void start() {
		rig = new Rig(Duration.ofSeconds(10));
	}

	private void serve(SocketScript script) {
		rig.server().on("/round", script);
		rig.create(this.task, "/round");
	}

	private void play(int rounds) {
		for (int i = 0; i < rounds; i++) {
			long closed = this.task.count(EventKind.CLOSE);
			this.task.task().start();
			Awaitility.await("the end of round " + i)
				.pollDelay(Duration.ZERO)
				.pollInterval(Duration.ofMillis(1))
				.until(() -> this.task.count(EventKind.CLOSE) > closed);
		}
		rig.verifyNothingIsConnected();
	}

	private void verifyThatThreadsAndSlotsStay() {
		play(WARM_UP);
		int threads = clientThreads();
		play(ROUNDS);
		// busy pools may grow a little, but not with the rounds
		assertThat(clientThreads()).isLessThan(threads + ROUNDS / 10);
		assertThat(EventOrder.check(this.task.events())).hasSize(WARM_UP + ROUNDS);
	}

	// the idle ones of the pools stay for a minute, and are taken again
	private static int clientThreads() {
		return (int) Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith("rig-") || thread.getName().startsWith("sockettask-io"))
			.count();
	}

	@Test
	@Contract("2.9")
	void whenConnectedAndClosedManyTimesThenNothingIsLeft() {
		this.task.inside(EventKind.OPEN, (opened) -> opened.calls().close(opened.task(), 1000));
		serve((peer) -> peer.accept());
		verifyThatThreadsAndSlotsStay();
		this.task.calls().verify("rounds");
		assertThat(this.task.count(EventKind.OPEN)).isEqualTo(WARM_UP + ROUNDS);
	}

	@Test
	@Contract("2.9")
	void whenRefusedManyTimesThenNothingIsLeft() {
		serve((peer) -> peer.refuse(503));
		verifyThatThreadsAndSlotsStay();
		assertThat(this.task.count(EventKind.ERROR)).isEqualTo(WARM_UP + ROUNDS);
	}

	@Test
	@Contract("2.9")
	void whenLostManyTimesThenNothingIsLeft() {
		serve((peer) -> peer.accept().reset());
		verifyThatThreadsAndSlotsStay();
	}

}
