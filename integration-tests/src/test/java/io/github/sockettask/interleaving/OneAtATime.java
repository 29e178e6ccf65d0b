package io.github.sockettask.interleaving;

import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/**
 * Complains of calls that overlap.
 */
class OneAtATime {

	private final AtomicReference<@Nullable Thread> inside = new AtomicReference<>();

	private final Complaints complaints;

	private final boolean mayOverlap;

	OneAtATime(Complaints complaints) {
		this(complaints, false);
	}

	/**
	 * Create a check.
	 * @param complaints where complaints go
	 * @param mayOverlap whether calls may overlap, so that there is nothing to check
	 */
	OneAtATime(Complaints complaints, boolean mayOverlap) {
		this.complaints = complaints;
		this.mayOverlap = mayOverlap;
	}

	void run(String what, Runnable call) {
		Thread other = this.inside.getAndSet(Thread.currentThread());
		this.complaints.unless(other == null || this.mayOverlap, what + " overlaps with a callback in " + other);
		try {
			call.run();
		}
		finally {
			this.inside.set(null);
		}
	}

}
