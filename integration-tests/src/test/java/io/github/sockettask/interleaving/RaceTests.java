package io.github.sockettask.interleaving;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;

import io.github.sockettask.ReadyState;
import io.github.sockettask.contract.Contract;
import io.github.sockettask.modes.BeforeMode;
import io.github.sockettask.modes.InEveryMode;
import io.github.sockettask.test.SocketScript;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two things that happen at the same time.
 */
@InEveryMode
class RaceTests extends RigFixture {

	private static final int ROUNDS = 15;

	private static int paths;

	private final ObservedTask task = new ObservedTask();

	@BeforeMode
	static void start() {
		rig = new Rig(Duration.ofSeconds(10));
	}

	private void connectTo(SocketScript script) {
		String path = "/race-" + ++paths;
		rig.server().on(path, script);
		rig.connect(this.task, path);
	}

	private void await(EventKind kind) {
		Awaitility.await(kind.name())
			.atMost(Duration.ofSeconds(20))
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(1))
			.until(() -> this.task.count(kind) > 0);
	}

	private Event last() {
		return this.task.events().get(this.task.events().size() - 1);
	}

	@RepeatedTest(ROUNDS)
	@Contract({ "3.5", "5.9" })
	void whenThePeerClosesInTheMiddleOfSendsThenEachIsToldItsOutcome() {
		connectTo((peer) -> peer.expectMessage().close(4000, "enough"));
		await(EventKind.OPEN);
		for (int i = 0; i < 500 && this.task.task().readyState() == ReadyState.OPEN; i++) {
			this.task.calls().send(this.task.task(), "text");
		}
		await(EventKind.CLOSE);
		this.task.calls().verify("sends");
		assertThat(last().text()).as("%s", this.task.events()).isEqualTo("4000");
	}

	@RepeatedTest(ROUNDS)
	@Contract("5.9")
	void whenTheSessionIsClosedAsThePeerClosesThenTheCloseOfThePeerIsReported() throws Exception {
		CountDownLatch meeting = new CountDownLatch(1);
		connectTo((peer) -> peer.accept().await(meeting).sendText("a").sendText("b").close(4000, "mine"));
		await(EventKind.OPEN);
		WebSocketSession session = this.task.task().ws(WebSocketSession.class);
		assertThat(session).isNotNull();
		meeting.countDown();
		try {
			session.close(new CloseStatus(4500, "ours"));
		}
		catch (IllegalStateException ex) {
			// the peer was faster
		}
		await(EventKind.CLOSE);
		assertThat(last().text()).as("%s", this.task.events()).isEqualTo("4000");
	}

	@RepeatedTest(ROUNDS)
	@Contract("4.8")
	void whenStoppedAsARestartIsDueThenTheTaskStaysStopped() {
		connectTo((peer) -> peer.accept());
		await(EventKind.OPEN);
		this.task.calls().close(this.task.task(), 1000);
		this.task.task().start();
		await(EventKind.CLOSE);
		this.task.task().stop().join();
		if (this.task.count(EventKind.CLOSE) == 1) {
			assertThat(this.task.task().readyState()).isSameAs(ReadyState.CLOSED);
			rig.verifyNothingIsConnected();
			assertThat(this.task.count(EventKind.CLOSE)).isOne();
		}
	}

}
