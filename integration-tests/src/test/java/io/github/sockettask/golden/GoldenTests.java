package io.github.sockettask.golden;

import java.time.Duration;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.sockettask.modes.InEveryMode;
import io.github.sockettask.modes.Mode;
import io.github.sockettask.test.TestSocketServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The traces of the reference implementation: what our client does where the reference is
 * right is what the reference does, and where it is wrong what the trace says.
 */
@InEveryMode
class GoldenTests {

	private final GoldenEngine engine = new GoldenEngine();

	private final TestSocketServer server = Mode.current().server(TestSocketServer.builder()).start();

	private final JsThread thread = new JsThread();

	private final Journal journal = new Journal();

	private final Sockets sockets = new Sockets();

	static List<Trace> traces() {
		List<Trace> traces = Trace.all().toList();
		assertThat(traces).hasSize(73);
		return traces;
	}

	@AfterEach
	void stop() {
		this.engine.close();
		this.thread.close();
		this.server.close();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("traces")
	void playsAsRecorded(Trace trace) {
		play(trace);
		RecordedWire wire = new RecordedWire(trace);
		eventually(() -> wire.verify(this.server.connections()));
		eventually(() -> {
			List<Callback> callbacks = this.journal.all();
			new Answers(callbacks).verify();
			new ExpectedEvents(trace).verify(new Outcomes(callbacks).all());
			new RecordedCallbacks(trace).verify(callbacks, this.sockets.states());
			new LastingState(trace).verify(callbacks, this.sockets.states());
		});
	}

	private void play(Trace trace) {
		new ServerScripts(this.journal.opened()).install(this.server, trace.path());
		Urls urls = new Urls(this.server, trace.path());
		new Player(trace, this.thread, this.journal, this.sockets,
				(goOn) -> new Steps(this.engine.factory(this.thread), urls, this.journal, this.sockets, goOn))
			.play();
	}

	// What is on its way at the end of the steps may still arrive
	private void eventually(Runnable assertions) {
		Awaitility.await()
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(5))
			.atMost(Duration.ofSeconds(5))
			.untilAsserted(() -> {
				this.thread.drain();
				assertions.run();
			});
	}

}
