package io.github.sockettask.interleaving;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.sockettask.ReadyState;
import io.github.sockettask.contract.Contract;
import io.github.sockettask.modes.BeforeMode;
import io.github.sockettask.modes.InEveryMode;
import io.github.sockettask.test.SocketScript;
import io.github.sockettask.test.TestSocketConnection;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever a peer does meets whatever a callback does.
 */
@InEveryMode
class CrossingTests extends RigFixture {

	private static int cases;

	private final CountDownLatch meeting = new CountDownLatch(1);

	private final ObservedTask task = new ObservedTask();

	@BeforeMode
	static void start() {
		rig = new Rig(Duration.ofMillis(120));
	}

	static Stream<Arguments> crossings() {
		List<Arguments> crossings = new ArrayList<>();
		for (PeerBehaviour peer : PeerBehaviour.values()) {
			crossings.add(Arguments.of(peer, ClientBehaviour.DOES_NOTHING, EventKind.OPEN));
			crossings.add(Arguments.of(peer, ClientBehaviour.STARTS_AGAIN, EventKind.CLOSE));
			for (EventKind event : EventKind.values()) {
				Stream.of(ClientBehaviour.CLOSES, ClientBehaviour.SENDS, ClientBehaviour.THROWS, ClientBehaviour.STOPS)
					.forEach((client) -> crossings.add(Arguments.of(peer, client, event)));
			}
		}
		return crossings.stream();
	}

	@ParameterizedTest(name = "a peer that {0} meets a client that {1} in {2}")
	@MethodSource("crossings")
	@Contract({ "2.9", "3.5", "5.1", "5.2", "5.3" })
	void whenBothDoTheirWorstThenTheConnectionEndsAsItShould(PeerBehaviour peer, ClientBehaviour client,
			EventKind event) {
		client.in(event, this.task);
		String path = serve(peer);
		rig.connect(this.task, path);
		awaitEnd(peer, (client == ClientBehaviour.STARTS_AGAIN) ? 2 : 1);
		verify(path);
	}

	@ParameterizedTest(name = "a peer that {0} meets a client that closes at once")
	@MethodSource("peers")
	@Contract("4.6")
	void whenClosedWhileConnectingThenTheConnectionEndsAsItShould(PeerBehaviour peer) {
		CountDownLatch closed = new CountDownLatch(1);
		String path = serve((connection) -> peer.script(this.meeting).play(connection.await(closed)));
		rig.connect(this.task, path);
		this.task.calls().close(this.task.task(), 1000);
		closed.countDown();
		this.meeting.countDown();
		awaitEnd(peer, 1);
		verify(path);
		assertThat(this.task.count(EventKind.OPEN)).isZero();
		assertThat(this.task.count(EventKind.ERROR)).isOne();
	}

	@ParameterizedTest(name = "a peer that {0} meets a client that stops at once and starts again")
	@MethodSource("peers")
	@Contract("1.2")
	void whenStartedWhileClosingThenTheNextConnectionFollows(PeerBehaviour peer) {
		String path = serve(peer);
		rig.create(this.task, path);
		this.task.task().start();
		this.task.calls().stop(this.task.task());
		this.task.task().start();
		awaitEnd(peer, 2);
		verify(path);
	}

	static Stream<PeerBehaviour> peers() {
		return Arrays.stream(PeerBehaviour.values());
	}

	private String serve(PeerBehaviour peer) {
		return serve(peer.script(this.meeting));
	}

	private static String serve(SocketScript script) {
		String path = "/crossing-" + ++cases;
		rig.server().on(path, script);
		return path;
	}

	private void awaitEnd(PeerBehaviour peer, int connections) {
		Awaitility.await("the end of " + connections + " connections")
			.atMost(Duration.ofSeconds(10))
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(1))
			.until(() -> {
				if (!peer.isEnding() && this.task.task().readyState() == ReadyState.OPEN) {
					this.meeting.countDown();
					this.task.calls().close(this.task.task(), 1000);
				}
				return this.task.count(EventKind.CLOSE) >= connections;
			});
	}

	private void verify(String path) {
		this.meeting.countDown();
		this.task.calls().verify(path);
		rig.verifyNothingIsConnected();
		rig.release(this.task);
		assertThat(this.task.task().readyState()).isSameAs(ReadyState.CLOSED);
		List<WatchedConnection> watched = rig.transport().take(path);
		assertThat(EventOrder.check(this.task.events())).hasSameSizeAs(watched);
		this.task.complaints().verify(this.task.events());
		watched.forEach((connection) -> connection.complaints().verify(this.task.events()));
		watched.forEach(WatchedConnection::verifyOver);
		rig.server()
			.connections()
			.stream()
			.filter((connection) -> connection.handshake().path().equals(path))
			.map(TestSocketConnection::resumeReading)
			.forEach(TestSocketConnection::awaitEnd);
	}

}
