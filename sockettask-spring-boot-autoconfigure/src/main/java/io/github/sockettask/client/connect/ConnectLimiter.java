package io.github.sockettask.client.connect;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.LongSupplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.transport.TransportTimer;

/**
 * Limits the attempts of all tasks of an application: how many run at a time, and how
 * many start in a second. They start in the order in which they were added.
 * <p>
 * Attempts run on the thread that acquires or releases a permit, or on that of the timer.
 * One thread may start many: they must not block. They never run with the lock of this
 * class; callers hold no lock of their own.
 * <p>
 * {@code max-connections} limits the number of waiting attempts.
 */
public class ConnectLimiter {

	private static final Permit UNLIMITED = () -> false;

	private static final Log logger = LogFactory.getLog(ConnectLimiter.class);

	private final int maxConcurrent;

	private final boolean unlimited;

	private final TransportTimer timer;

	private final LongSupplier clock;

	// The fields below are guarded by this.

	private final Tokens tokens;

	private final Set<Attempt> waiting = new LinkedHashSet<>();

	private int running;

	/** Whether a thread starts attempts: none is started inside of another one. */
	private boolean starting;

	/** Set while the first waiting attempt needs only a token. */
	private @Nullable WakeUp wakeUp;

	/**
	 * Create a limiter.
	 * @param maxConcurrent how many attempts there may be at a time, or 0 for no limit
	 * @param ratePerSecond how many attempts may start in a second, or 0 for no limit
	 * @param timer starts the next attempt when its token is due
	 */
	public ConnectLimiter(int maxConcurrent, double ratePerSecond, TransportTimer timer) {
		this(maxConcurrent, ratePerSecond, timer, System::nanoTime);
	}

	public ConnectLimiter(int maxConcurrent, double ratePerSecond, TransportTimer timer, LongSupplier clock) {
		this.maxConcurrent = maxConcurrent;
		this.unlimited = maxConcurrent == 0 && ratePerSecond == 0;
		this.timer = timer;
		this.clock = clock;
		this.tokens = new Tokens(ratePerSecond, clock.getAsLong());
	}

	/**
	 * Run an attempt as soon as the limits allow it: at once, or later on another thread.
	 * It may be over before the caller has its permit. The permit of an attempt that
	 * throws is released.
	 * @param attempt starts the attempt
	 * @return the permit, to be released when the attempt is over or cancelled
	 * @throws RuntimeException what the attempt throws if it runs at once; what it throws
	 * later is logged
	 */
	public Permit acquire(Runnable attempt) {
		if (this.unlimited) {
			attempt.run();
			return UNLIMITED;
		}
		Attempt added = new Attempt(attempt);
		if (startsAtOnce(added)) {
			added.run();
		}
		return added;
	}

	private synchronized boolean startsAtOnce(Attempt added) {
		this.waiting.add(added);
		return this.waiting.size() == 1 && next() != null;
	}

	// Called with the lock.
	private @Nullable Attempt next() {
		if (this.waiting.isEmpty() || (this.maxConcurrent > 0 && this.running >= this.maxConcurrent)) {
			return null;
		}
		long delay = this.tokens.take(this.clock.getAsLong());
		if (delay > 0 && scheduled(delay)) {
			return null;
		}
		cancelWakeUp();
		Attempt next = this.waiting.iterator().next();
		this.waiting.remove(next);
		this.running++;
		return next;
	}

	// Called with the lock.
	private boolean scheduled(long delay) {
		if (this.wakeUp != null) {
			return true;
		}
		WakeUp wakeUp = new WakeUp();
		wakeUp.cancel = this.timer.schedule(() -> run(wakeUp), Duration.ofNanos(delay));
		if (wakeUp.cancel == TransportTimer.NEVER) {
			// The application ends. An attempt that runs fails and ends its task; one
			// that waits for its token would wait for ever.
			return false;
		}
		this.wakeUp = wakeUp;
		return true;
	}

	private void run(WakeUp wakeUp) {
		synchronized (this) {
			if (this.wakeUp != wakeUp) {
				return;
			}
			this.wakeUp = null;
		}
		startWaiting();
	}

	// Called with the lock.
	private void cancelWakeUp() {
		if (this.wakeUp != null) {
			this.wakeUp.cancel.run();
			this.wakeUp = null;
		}
	}

	private void startWaiting() {
		synchronized (this) {
			if (this.starting) {
				// The thread that starts attempts takes this one next.
				return;
			}
			this.starting = true;
		}
		for (Attempt next = nextToStart(); next != null; next = nextToStart()) {
			try {
				next.run();
			}
			catch (Throwable ex) {
				logger.error("An attempt to connect could not be started", ex);
			}
		}
	}

	private synchronized @Nullable Attempt nextToStart() {
		Attempt next = next();
		this.starting = next != null;
		return next;
	}

	private boolean release(Attempt attempt) {
		synchronized (this) {
			if (attempt.over) {
				return false;
			}
			attempt.over = true;
			if (this.waiting.remove(attempt)) {
				if (this.waiting.isEmpty()) {
					cancelWakeUp();
				}
				return true;
			}
			this.running--;
		}
		startWaiting();
		return false;
	}

	/** The right to one attempt, now or later. */
	@FunctionalInterface
	public interface Permit {

		/**
		 * End the attempt: it has opened a connection, has failed, or is cancelled. The
		 * next one may start. Does nothing when called again.
		 * @return whether the attempt was waiting and will never run; if not, it has run,
		 * runs, or is about to run
		 */
		boolean release();

	}

	private final class Attempt implements Permit {

		private final Runnable attempt;

		// Guarded by the limiter
		private boolean over;

		private Attempt(Runnable attempt) {
			this.attempt = attempt;
		}

		private void run() {
			try {
				this.attempt.run();
			}
			catch (Throwable ex) {
				release();
				throw ex;
			}
		}

		@Override
		public boolean release() {
			return ConnectLimiter.this.release(this);
		}

	}

	/** One call of the timer. */
	private static final class WakeUp {

		private Runnable cancel = () -> {
		};

	}

	/**
	 * A token bucket. It holds the tokens of a tenth of a second, at least one. Guarded
	 * by the limiter.
	 */
	private static final class Tokens {

		private static final long SECOND = Duration.ofSeconds(1).toNanos();

		/** Keeps the sum of times far from overflow. */
		private static final double LONGEST = Duration.ofDays(365).toNanos();

		private static final int BURSTS_PER_SECOND = 10;

		/** Time between two tokens in nanoseconds, or 0 without a limit. */
		private final long interval;

		/** Time in which the empty bucket becomes full. */
		private final long capacity;

		/** When the bucket is full, if no token is taken until then. */
		private long full;

		// The bucket is full at first.
		private Tokens(double rate, long now) {
			// Rounded up: the rate is never exceeded.
			this.interval = (rate > 0) ? (long) Math.max(1, Math.min(Math.ceil(SECOND / rate), LONGEST)) : 0;
			this.capacity = this.interval * Math.max(1, (long) Math.min(rate, SECOND) / BURSTS_PER_SECOND);
			this.full = now;
		}

		// Returns 0 if a token was taken, else the nanoseconds until the next one.
		private long take(long now) {
			if (this.full - now < 0) {
				this.full = now;
			}
			long wait = this.full - now + this.interval - this.capacity;
			if (wait > 0) {
				return wait;
			}
			this.full += this.interval;
			return 0;
		}

	}

}
