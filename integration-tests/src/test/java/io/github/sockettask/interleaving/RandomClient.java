package io.github.sockettask.interleaving;

import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Does steps with a task, some of them inside its callbacks. The same for a seed, but for
 * the time that it takes.
 */
class RandomClient {

	private static final int MAX_STEPS = 14;

	private static final List<ClientStep> INSIDE = List
		.copyOf(EnumSet.complementOf(EnumSet.of(ClientStep.PAUSE, ClientStep.AWAIT_OPEN)));

	private static final Set<ClientStep> ENDING = EnumSet.range(ClientStep.CLOSE, ClientStep.CLOSE_SESSION);

	private final ObservedTask task;

	private final String sender;

	private final Random random;

	RandomClient(ObservedTask task, String sender, long seed) {
		this.task = task;
		this.sender = sender;
		this.random = new Random(seed);
	}

	void play() {
		ClientStep.START.play(this.task, this.sender, this.random);
		int steps = this.random.nextInt(MAX_STEPS);
		for (int i = 0; i < steps; i++) {
			if (this.random.nextInt(4) == 0) {
				arm();
			}
			else {
				next().play(this.task, this.sender, this.random);
			}
		}
	}

	private void arm() {
		ClientStep step = INSIDE.get(this.random.nextInt(INSIDE.size()));
		EventKind kind = EventKind.values()[this.random.nextInt(EventKind.values().length)];
		Random own = new Random(this.random.nextLong());
		this.task.inside(kind, (task) -> step.play(task, "callback", own));
	}

	private ClientStep next() {
		ClientStep[] steps = ClientStep.values();
		ClientStep step = steps[this.random.nextInt(steps.length - 1)];
		// less often, so that there is something to end
		return (ENDING.contains(step) && this.random.nextBoolean()) ? ClientStep.SEND_TEXT : step;
	}

}
