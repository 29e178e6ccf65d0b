package io.github.sockettask.interleaving;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

import org.junit.jupiter.api.RepeatedTest;

import io.github.sockettask.SocketTask;
import io.github.sockettask.contract.Contract;
import io.github.sockettask.modes.BeforeMode;
import io.github.sockettask.modes.InEveryMode;
import io.github.sockettask.test.TestSocketConnection;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Several threads replace the connection of a task, and start, stop, reconnect, pause and
 * close it, while its peer does what it likes.
 */
@InEveryMode
class ReplacingRaceTests extends TaskRaceFixture {

	@BeforeMode
	static void start() {
		rig = new Rig(Duration.ofMillis(200));
	}

	private static void serve(TestSocketConnection connection) {
		switch (ThreadLocalRandom.current().nextInt(12)) {
			case 0 -> connection.refuse(503);
			case 1 -> connection.dropBeforeHandshake();
			case 2 -> connection.accept().reset();
			case 3 -> connection.accept().sendText("a").close(1001, "");
			case 4, 5 -> connection.accept();
			default -> connection.accept().sendText("a").sendText("b");
		}
	}

	@Override
	void step(Random random) {
		SocketTask task = this.task.task();
		switch (random.nextInt(16)) {
			case 0 -> this.promises.add(task.stop());
			case 1 -> this.promises.add(task.reconnect());
			case 2 -> task.close();
			case 3 -> task.pause();
			case 4, 5 -> task.resume();
			case 6, 7, 8 -> this.promises.add(task.start());
			default -> this.promises.add(task.replace());
		}
	}

	@RepeatedTest(6)
	@Contract({ "7.46", "7.47", "7.48", "7.49", "7.43" })
	void whenManyThreadsReplaceConnectionsThenEveryPromiseIsKeptAndNothingIsLeft() throws Exception {
		String path = "/race" + UrlSettings.SUPERVISED;
		rig.server().on(path, ReplacingRaceTests::serve);
		rig.createOverlapping(this.task, path);
		long seed = ThreadLocalRandom.current().nextLong();
		play(seed);
		this.task.task().resume();
		verifyStopped(seed);
		assertThat(this.task.count(EventKind.CLOSE)).as("seed " + seed)
			.isGreaterThanOrEqualTo(this.task.count(EventKind.OPEN));
		this.task.complaints().verify("seed " + seed);
		rig.transport().take(path);
		rig.release(this.task);
	}

}
