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

/**
 * Several threads start, stop, reconnect and close a task that connects again by itself,
 * while its peer does what it likes.
 */
@InEveryMode
class SupervisedRaceTests extends TaskRaceFixture {

	/** Whether callbacks leave the task alone; guarded by this. */
	private boolean over;

	@BeforeMode
	static void start() {
		rig = new Rig(Duration.ofMillis(500));
	}

	private static void serve(TestSocketConnection connection) {
		switch (ThreadLocalRandom.current().nextInt(8)) {
			case 0 -> connection.refuse(503);
			case 1 -> connection.dropBeforeHandshake();
			case 2 -> connection.accept().reset();
			case 3 -> connection.accept().close(1001, "");
			case 4 -> connection.accept().sendText("a").drop();
			default -> connection.accept().sendText("a").sendText("b");
		}
	}

	@Override
	void step(Random random) {
		SocketTask task = this.task.task();
		switch (random.nextInt(8)) {
			case 0 -> this.promises.add(task.stop());
			case 1 -> this.promises.add(task.reconnect());
			case 2 -> task.close();
			case 3 -> {
				EventKind kind = EventKind.values()[random.nextInt(EventKind.values().length)];
				long seed = random.nextLong();
				this.task.inside(kind, (observed) -> {
					observed.doNothingInside();
					stepInside(new Random(seed));
				});
			}
			default -> this.promises.add(task.start());
		}
	}

	// one that has begun before the end is over before it, and sets no other
	private synchronized void stepInside(Random random) {
		if (!this.over) {
			step(random);
		}
	}

	private synchronized void leaveAlone() {
		this.over = true;
		this.task.doNothingInside();
	}

	@RepeatedTest(6)
	@Contract({ "7.6", "7.8", "7.9", "7.10" })
	void whenManyThreadsStartAndStopATaskThenItDoesOneThingAtATimeAndEveryPromiseIsKept() throws Exception {
		String path = "/race" + UrlSettings.SUPERVISED;
		rig.server().on(path, SupervisedRaceTests::serve);
		rig.create(this.task, path);
		long seed = ThreadLocalRandom.current().nextLong();
		play(seed);
		leaveAlone();
		verifyStopped(seed);
		EventOrder.check(this.task.events());
		this.task.complaints().verify("seed " + seed);
		rig.transport().take(path);
		rig.release(this.task);
	}

}
