package io.github.sockettask.autoconfigure;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds out which threads of a pool are blocked: those that have used no processor time
 * from one look to the next and wait for something. A thread that seems to run and uses
 * none waits for a processor, or for the network; after some looks, it is the latter. In
 * the same way, the owner of a lock that a thread waits for may wait for a processor.
 */
class BlockedThreads {

	private static final ThreadMXBean SYSTEM = ManagementFactory.getThreadMXBean();

	private static final long NO_OWNER = -1;

	private static final int LOOKS = 20;

	private final Map<Thread, Sample> samples = new ConcurrentHashMap<>();

	/**
	 * Watch the calling thread while it works.
	 * @param work the work
	 */
	void watch(Runnable work) {
		Thread thread = Thread.currentThread();
		this.samples.put(thread, new Sample());
		try {
			work.run();
		}
		finally {
			this.samples.remove(thread);
		}
	}

	/**
	 * Look at all threads. Called by one thread at a time.
	 * @return how many are blocked
	 */
	int look() {
		int blocked = 0;
		for (Map.Entry<Thread, Sample> entry : this.samples.entrySet()) {
			if (entry.getValue().isBlocked(entry.getKey())) {
				blocked++;
			}
		}
		return blocked;
	}

	private static final class Sample {

		private long used = -1;

		private int still;

		private boolean waits;

		boolean isBlocked(Thread thread) {
			// Without CPU time, a change of the thread's state is the indication.
			long used = SYSTEM.isThreadCpuTimeEnabled() ? SYSTEM.getThreadCpuTime(thread.getId())
					: thread.getState().ordinal();
			this.still = (used == this.used) ? this.still + 1 : 0;
			this.used = used;
			if (this.still <= 1) {
				// The CPU time of a thread does not change while it does not run.
				this.waits = this.still == 1 && waits(thread);
			}
			return this.waits || this.still >= LOOKS;
		}

		private static boolean waits(Thread thread) {
			ThreadInfo info = SYSTEM.getThreadInfo(thread.getId());
			return info != null && info.getThreadState() != Thread.State.RUNNABLE && info.getLockOwnerId() == NO_OWNER;
		}

	}

}
