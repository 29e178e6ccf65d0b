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
 * Keeps all tasks of an application from connecting at once: bounds how many attempts
 * there are at a time, and how many start in a second. Who comes first starts first.
 * <p>
 * Attempts run on the thread of who acquires or releases, or of the timer, and one thread
 * may start many: they must not block. They never run under the lock of this class, and
 * nobody should acquire or release under one of his own.
 * <p>
 * As many attempts wait as there are connections that are to be opened, which are bounded
 * elsewhere.
 */
public class ConnectLimiter {

	private static final Permit UNLIMITED = () -> false;

	private static final Log logger = LogFactory.getLog(ConnectLimiter.class);

	private final int maxConcurrent;

	private final boolean unlimited;

	private final TransportTimer timer;

	private final LongSupplier clock;

	// The fields below are guarded by this

	private final Tokens tokens;

	private final Set<Attempt> waiting = new LinkedHashSet<>();

	private int running;

	/** Whether a thread starts what waits, so that none does so inside of an attempt. */
	private boolean starting;

	/** Set while the first of those who wait needs nothing but a token. */
	private @Nullable WakeUp wakeUp;

	/**
	 * Create a limiter.
	 * @param maxConcurrent how many attempts there may be at a time, or 0 for no limit
	 * @param ratePerSecond how many attempts may start in a second, or 0 for no limit
	 * @param timer tells when the next one may start
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
	 * Run an attempt as soon as there is room for it: at once, or later on another
	 * thread. It may run, and be over, before the caller knows what to release. One that
	 * throws is over, and its permit is released.
	 * @param attempt starts the attempt
	 * @return to be released when the attempt is over or not wanted any more
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

	// To be called with the lock
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

	// To be called with the lock
	private boolean scheduled(long delay) {
		if (this.wakeUp != null) {
			return true;
		}
		WakeUp wakeUp = new WakeUp();
		wakeUp.cancel = this.timer.schedule(() -> run(wakeUp), Duration.ofNanos(delay));
		if (wakeUp.cancel == TransportTimer.NEVER) {
			// The application ends. An attempt that runs finds that out and ends its
			// task; one that waits for a time that never comes would not.
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

	// To be called with the lock
	private void cancelWakeUp() {
		if (this.wakeUp != null) {
			this.wakeUp.cancel.run();
			this.wakeUp = null;
		}
	}

	private void startWaiting() {
		synchronized (this) {
			if (this.starting) {
				// by whoever does, after what runs now
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
		 * End the attempt: it has opened a connection, has failed, or is not wanted any
		 * more. Lets the next one start, and does nothing when called again.
		 * @return whether the attempt was waiting, and will never run; if not, it has
		 * run, runs, or is just about to
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
	 * Tokens that come in at a rate, of which those of a tenth of a second are kept, one
	 * at least. Guarded by the limiter.
	 */
	private static final class Tokens {

		private static final long SECOND = Duration.ofSeconds(1).toNanos();

		/** Keeps the sum of times far from overflow. */
		private static final double LONGEST = Duration.ofDays(365).toNanos();

		private static final int BURSTS_PER_SECOND = 10;

		/** Time between two tokens in nanoseconds, or 0 if there is no end of them. */
		private final long interval;

		/** Time in which all tokens that are kept come in. */
		private final long capacity;

		/** When all tokens that are kept will be there, if none is taken until then. */
		private long full;

		/**
		 * Create tokens of which as many are there as are kept.
		 * @param rate how many come in a second, or 0 for no limit
		 * @param now the time
		 */
		private Tokens(double rate, long now) {
			// rounded so that there are never more than asked for
			this.interval = (rate > 0) ? (long) Math.max(1, Math.min(Math.ceil(SECOND / rate), LONGEST)) : 0;
			this.capacity = this.interval * Math.max(1, (long) Math.min(rate, SECOND) / BURSTS_PER_SECOND);
			this.full = now;
		}

		/**
		 * Take a token if there is one.
		 * @param now the time, in nanoseconds from anywhere
		 * @return 0 if it was taken, else how long it takes until the next one is there
		 */
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
