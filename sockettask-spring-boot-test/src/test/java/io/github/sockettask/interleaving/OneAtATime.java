package io.github.sockettask.interleaving;

import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/**
 * Complains of calls that overlap.
 */
class OneAtATime {

	private final AtomicReference<@Nullable Thread> inside = new AtomicReference<>();

	private final Complaints complaints;

	OneAtATime(Complaints complaints) {
		this.complaints = complaints;
	}

	void run(String what, Runnable call) {
		Thread other = this.inside.getAndSet(Thread.currentThread());
		this.complaints.unless(other == null, what + " overlaps with a callback in " + other);
		try {
			call.run();
		}
		finally {
			this.inside.set(null);
		}
	}

}
