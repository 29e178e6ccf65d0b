package io.github.sockettask.autoconfigure;

import java.time.Duration;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

import io.github.sockettask.transport.TransportTimer;

/**
 * A pool that grows only when it is stuck: when the work that has waited for the longest
 * has not begun after some time, since threads are in callbacks that block. If all of
 * them are, it gets a thread for each piece of work that waits. So a callback that never
 * returns keeps no other task waiting, and neither a short burst nor a busy processor
 * makes threads. Threads end when they are idle, and those that are not needed any more
 * end under load too.
 */
class CallbackThreadPool extends ThreadPoolTaskExecutor {

	private static final long serialVersionUID = 1L;

	static final Duration PATIENCE = Duration.ofMillis(10);

	private static final long TRIM_INTERVAL = Duration.ofSeconds(1).toNanos();

	private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

	private static final Log log = LogFactory.getLog(CallbackThreadPool.class);

	private final transient TransportTimer timer;

	/** Whether a look at the queue is scheduled, or under way. */
	private final AtomicBoolean watched = new AtomicBoolean();

	// The fields below belong to the thread that has set watched.

	private transient @Nullable Runnable first;

	private boolean grown;

	private boolean exhausted;

	private final transient BlockedThreads blocked = new BlockedThreads();

	private transient volatile @Nullable Runnable cancel;

	/** When to look for threads that are not needed any more, 0 for never. */
	private volatile long trimAt;

	/**
	 * Create a pool.
	 * @param size how many threads it has when it is not stuck
	 * @param max how many it has at most
	 * @param timer tells when work has waited for too long
	 */
	CallbackThreadPool(int size, int max, TransportTimer timer) {
		this.timer = timer;
		// The queue is bounded by the number of tasks: each has few entries.
		setMaxPoolSize(max);
		setCorePoolSize(Math.min(size, max));
		setAllowCoreThreadTimeOut(true);
	}

	@Override
	public void execute(Runnable task) {
		super.execute(task);
		watch();
		long trimAt = this.trimAt;
		if (trimAt != 0 && System.nanoTime() - trimAt > 0) {
			trim(getThreadPoolExecutor());
		}
	}

	@Override
	public Thread createThread(Runnable work) {
		return super.createThread(() -> this.blocked.watch(work));
	}

	private void watch() {
		ThreadPoolExecutor pool = getThreadPoolExecutor();
		if (!this.watched.get() && !pool.getQueue().isEmpty() && this.watched.compareAndSet(false, true)) {
			lookAgain(pool);
		}
	}

	private void lookAgain(ThreadPoolExecutor pool) {
		this.first = pool.getQueue().peek();
		this.blocked.look();
		try {
			this.cancel = this.timer.schedule(this::look, PATIENCE);
		}
		catch (RuntimeException ex) {
			log.debug("The timer takes no more work, the pool does not grow", ex);
			unwatch();
		}
	}

	private void unwatch() {
		this.first = null;
		this.watched.set(false);
	}

	private void look() {
		ThreadPoolExecutor pool = getThreadPoolExecutor();
		Runnable first = pool.getQueue().peek();
		boolean stuck = first != null && first == this.first;
		// Threads that were started last time may need a moment to take up work.
		boolean grows = stuck && !this.grown;
		this.grown = grows && grow(pool);
		this.exhausted &= stuck;
		if (first != null && (this.grown == grows || !this.exhausted)) {
			lookAgain(pool);
			return;
		}
		unwatch();
		if (!stuck) {
			// Work may have arrived since, and found the queue watched.
			watch();
		}
	}

	private synchronized boolean grow(ThreadPoolExecutor pool) {
		int threads = pool.getPoolSize();
		if (pool.getActiveCount() < threads) {
			// An idle thread takes the work as soon as it gets a processor.
			return false;
		}
		int max = getMaxPoolSize();
		int blocked = this.blocked.look();
		int needed = (blocked >= threads) ? threads + pool.getQueue().size() : blocked + PROCESSORS;
		if (needed <= threads) {
			// The threads are busy, and more threads would not be faster.
			return false;
		}
		if (threads >= max) {
			if (!this.exhausted) {
				this.exhausted = true;
				log.warn("All " + max + " threads for callbacks are busy, further tasks wait for one; "
						+ "their number is sockettask.max-callback-threads");
			}
			return false;
		}
		try {
			// Starts threads for the waiting work.
			pool.setMaximumPoolSize(max);
			pool.setCorePoolSize(Math.min(needed, max));
			this.trimAt = System.nanoTime() + TRIM_INTERVAL;
			return true;
		}
		catch (OutOfMemoryError ex) {
			log.warn("No more threads for callbacks can be had, tasks wait for one of " + pool.getPoolSize(), ex);
			return false;
		}
		finally {
			// The threads remain until they are idle; no others are started.
			pool.setCorePoolSize(getCorePoolSize());
		}
	}

	// A worker beyond the maximum ends after its work, or when it is idle.
	private synchronized void trim(ThreadPoolExecutor pool) {
		int size = getCorePoolSize();
		int needed = Math.max(size, pool.getActiveCount());
		pool.setMaximumPoolSize(needed);
		this.trimAt = (needed > size) ? System.nanoTime() + TRIM_INTERVAL : 0;
	}

	@Override
	public void shutdown() {
		super.shutdown();
		Runnable cancel = this.cancel;
		if (cancel != null) {
			cancel.run();
		}
	}

}
