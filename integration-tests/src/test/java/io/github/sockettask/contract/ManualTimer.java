package io.github.sockettask.contract;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;

import io.github.sockettask.test.task.FakeTimer;

/**
 * A timer of an application that ends, or whose tasks can't be cancelled any more.
 */
class ManualTimer extends FakeTimer {

	private volatile boolean deaf;

	private volatile boolean over;

	@Override
	public Runnable schedule(Runnable task, Duration delay) {
		if (this.over) {
			throw new RejectedExecutionException("The timer is over");
		}
		Runnable cancel = super.schedule(task, delay);
		return () -> {
			if (!this.deaf) {
				cancel.run();
			}
		};
	}

	/** What is cancelled from now on runs all the same, as if it was running already. */
	void beDeaf() {
		this.deaf = true;
	}

	/** Take no more work, as when an application ends. */
	void beOver() {
		this.over = true;
	}

}
