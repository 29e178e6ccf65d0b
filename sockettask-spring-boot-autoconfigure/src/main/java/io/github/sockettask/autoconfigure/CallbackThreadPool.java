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
 * has not begun after some time, since all threads are in callbacks that block, it gets a
 * thread for each piece of work that waits. So a callback that never returns keeps no
 * other task waiting, and a short burst does not make threads. Threads end when they are
 * idle.
 */
class CallbackThreadPool extends ThreadPoolTaskExecutor {

	private static final long serialVersionUID = 1L;

	static final Duration PATIENCE = Duration.ofMillis(10);

	private static final Log log = LogFactory.getLog(CallbackThreadPool.class);

	private final transient TransportTimer timer;

	/** Whether a look at the queue is scheduled, or under way. */
	private final AtomicBoolean watched = new AtomicBoolean();

	// The fields below belong to who has set watched

	private transient @Nullable Runnable first;

	private boolean grown;

	private boolean exhausted;

	private transient volatile @Nullable Runnable cancel;

	/**
	 * Create a pool.
	 * @param size how many threads it has when it is not stuck
	 * @param max how many it has at most
	 * @param timer tells when work has waited for too long
	 */
	CallbackThreadPool(int size, int max, TransportTimer timer) {
		this.timer = timer;
		// the queue needs no bound of its own: a task has few entries in it at most
		setMaxPoolSize(max);
		setCorePoolSize(Math.min(size, max));
		setAllowCoreThreadTimeOut(true);
	}

	@Override
	public void execute(Runnable task) {
		super.execute(task);
		watch();
	}

	private void watch() {
		ThreadPoolExecutor pool = getThreadPoolExecutor();
		if (!this.watched.get() && !pool.getQueue().isEmpty() && this.watched.compareAndSet(false, true)) {
			lookAgain(pool);
		}
	}

	private void lookAgain(ThreadPoolExecutor pool) {
		this.first = pool.getQueue().peek();
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
		// threads that were started the last time may need some to take up work
		boolean grows = stuck && !this.grown;
		this.grown = grows && grow(pool);
		this.exhausted &= stuck;
		if (first != null && this.grown == grows) {
			lookAgain(pool);
			return;
		}
		unwatch();
		if (!stuck) {
			// for work that came since, and found the queue watched
			watch();
		}
	}

	private boolean grow(ThreadPoolExecutor pool) {
		int threads = pool.getPoolSize();
		int max = pool.getMaximumPoolSize();
		if (threads >= max) {
			if (!this.exhausted) {
				this.exhausted = true;
				log.warn("All " + max + " threads for callbacks are busy, further tasks wait for one; "
						+ "their number is sockettask.max-callback-threads");
			}
			return false;
		}
		try {
			// starts them, for what waits
			pool.setCorePoolSize(Math.min(threads + pool.getQueue().size(), max));
			return true;
		}
		catch (OutOfMemoryError ex) {
			log.warn("No more threads for callbacks can be had, tasks wait for one of " + pool.getPoolSize(), ex);
			return false;
		}
		finally {
			// they stay until they are idle; others are not started in place of waiting
			pool.setCorePoolSize(getCorePoolSize());
		}
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
