package io.github.sockettask.text;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;

/**
 * Logs events that a peer or a failing handler may cause again and again. The first event
 * of a kind is written, with its stack trace; later ones are counted. Their number is
 * written after a minute, with the next event or without, or by {@link #over}; after a
 * minute without any, an event is a first one again.
 * <p>
 * A task has one for all its connections. Costs two additions and no text for an event
 * that is counted, and memory for a few kinds only. Thread-safe; writes without a lock.
 */
public final class RepeatedLog {

	/** Kinds may depend on the peer: further ones are counted together. */
	static final int MAX_KINDS = 16;

	private static final String OTHERS = "others";

	private static final long INTERVAL = Duration.ofMinutes(1).toNanos();

	private static final Executor LATER = CompletableFuture.delayedExecutor(INTERVAL, TimeUnit.NANOSECONDS);

	private static final int SUPPRESSED = -1;

	private static final int FIRST_SUPPRESSED = -2;

	private final Log logger;

	private final int burst;

	private final LongSupplier clock;

	/** Runs something in a minute. */
	private final Executor later;

	/** Guarded by this; each task has several logs, most of them without a line. */
	private @Nullable Map<Object, Kind> kinds;

	/**
	 * Create a log that writes one line of a kind in a minute.
	 * @param logger where to write
	 */
	public RepeatedLog(Log logger) {
		this(logger, 1);
	}

	/**
	 * Create a log.
	 * @param logger where to write
	 * @param burst maximum number of lines of a kind in a minute
	 */
	public RepeatedLog(Log logger, int burst) {
		this(logger, burst, System::nanoTime, LATER);
	}

	RepeatedLog(Log logger, int burst, LongSupplier clock, Executor later) {
		this.logger = logger;
		this.burst = burst;
		this.clock = clock;
		this.later = later;
	}

	/**
	 * Write or count an error.
	 * @param kind what events have in common that are counted together; the type of the
	 * exception is taken into account too
	 * @param text makes the text, if it is written
	 * @param cause the exception, whose stack trace is written with the first event
	 */
	public void error(String kind, Supplier<String> text, @Nullable Throwable cause) {
		write(Level.ERROR, kind, text, cause);
	}

	/**
	 * Write or count a warning.
	 * @param kind what events have in common that are counted together; the type of the
	 * exception is taken into account too
	 * @param text makes the text, if it is written
	 * @param cause the exception, whose stack trace is written with the first event
	 */
	public void warn(String kind, Supplier<String> text, @Nullable Throwable cause) {
		write(Level.WARN, kind, text, cause);
	}

	/**
	 * Write or count an event.
	 * @param kind what events have in common that are counted together
	 * @param text makes the text, if it is written
	 */
	public void info(String kind, Supplier<String> text) {
		write(Level.INFO, kind, text, null);
	}

	/**
	 * Write or count a detail.
	 * @param kind what events have in common that are counted together; the type of the
	 * exception is taken into account too
	 * @param text makes the text, if it is written
	 * @param cause the exception, whose stack trace is written with the first event
	 */
	public void debug(String kind, Supplier<String> text, @Nullable Throwable cause) {
		write(Level.DEBUG, kind, text, cause);
	}

	private void write(Level level, String kind, Supplier<String> text, @Nullable Throwable cause) {
		if (!level.isEnabled(this.logger)) {
			return;
		}
		Object key = (cause != null) ? new KindOfCause(kind, cause.getClass()) : kind;
		long now = this.clock.getAsLong();
		Kind counted;
		long suppressed;
		boolean last;
		synchronized (this) {
			counted = kind(key, level, now);
			suppressed = counted.count(now, this.burst);
			last = counted.written >= this.burst;
		}
		if (suppressed >= 0) {
			String line = line(text.get());
			if (last) {
				counted.line = line;
			}
			level.write(this.logger,
					(suppressed > 0) ? line + " (and " + suppressed + " more since the last such line)" : line,
					(suppressed > 0) ? null : cause);
		}
		else if (suppressed == FIRST_SUPPRESSED) {
			this.later.execute(() -> writeRest(counted));
		}
	}

	// Guarded by kinds.
	private Kind kind(Object key, Level level, long now) {
		Map<Object, Kind> kinds = this.kinds;
		if (kinds == null) {
			kinds = new HashMap<>(2);
			this.kinds = kinds;
		}
		Kind kind = kinds.get(key);
		if (kind == null) {
			if (kinds.size() >= MAX_KINDS) {
				kinds.values().removeIf((old) -> old.isOver(now));
			}
			Object known = (kinds.size() < MAX_KINDS) ? key : OTHERS;
			kind = kinds.computeIfAbsent(known, (added) -> new Kind(level, now));
		}
		return kind;
	}

	private void writeRest(Kind kind) {
		long now = this.clock.getAsLong();
		long rest = 0;
		synchronized (this) {
			// Otherwise it was written meanwhile, and what came since then is written
			// later.
			if (now - kind.since >= INTERVAL && kind.suppressed > 0) {
				rest = kind.takeSuppressed();
				kind.since = now;
				kind.written = 1;
			}
		}
		write(kind, rest);
	}

	private void write(Kind kind, long rest) {
		if (rest > 0) {
			kind.level.write(this.logger, rest + " more since this line: " + kind.line, null);
		}
	}

	/**
	 * Write how many events of each kind were counted and not written yet, and begin
	 * again: the next event of a kind is its first one.
	 */
	public void over() {
		Map<Kind, Long> rests = new HashMap<>();
		synchronized (this) {
			if (this.kinds != null) {
				this.kinds.values().forEach((kind) -> rests.put(kind, kind.takeSuppressed()));
				this.kinds = null;
			}
		}
		rests.forEach(this::write);
	}

	// A second fence behind the callers, which make the text.
	private static String line(String text) {
		return PeerText.of(Redaction.urls(text), 2000);
	}

	private static final class Kind {

		private final Level level;

		private long since;

		private int written;

		private long suppressed;

		/** The last line before further ones are suppressed. */
		private volatile String line = "";

		Kind(Level level, long now) {
			this.level = level;
			this.since = now;
		}

		boolean isOver(long now) {
			return this.suppressed == 0 && now - this.since >= INTERVAL;
		}

		// Returns how many were suppressed before this one, or less than 0 if it is too.
		long count(long now, int burst) {
			if (now - this.since >= INTERVAL) {
				this.since = now;
				this.written = 0;
			}
			if (this.written >= burst) {
				return (++this.suppressed == 1) ? FIRST_SUPPRESSED : SUPPRESSED;
			}
			this.written++;
			return takeSuppressed();
		}

		long takeSuppressed() {
			long suppressed = this.suppressed;
			this.suppressed = 0;
			return suppressed;
		}

	}

	private record KindOfCause(String kind, Class<?> cause) {

	}

	private enum Level {

		ERROR, WARN, INFO, DEBUG;

		boolean isEnabled(Log logger) {
			return switch (this) {
				case ERROR -> logger.isErrorEnabled();
				case WARN -> logger.isWarnEnabled();
				case INFO -> logger.isInfoEnabled();
				case DEBUG -> logger.isDebugEnabled();
			};
		}

		void write(Log logger, String line, @Nullable Throwable cause) {
			switch (this) {
				case ERROR -> UserText.log(logger::error, line, cause);
				case WARN -> UserText.log(logger::warn, line, cause);
				case INFO -> UserText.log(logger::info, line, cause);
				case DEBUG -> UserText.log(logger::debug, line, cause);
			}
		}

	}

}
