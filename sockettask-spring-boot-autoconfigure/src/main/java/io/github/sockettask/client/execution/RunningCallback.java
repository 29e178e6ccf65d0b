package io.github.sockettask.client.execution;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

import org.jspecify.annotations.Nullable;

/**
 * The callback that a thread runs now, visible to other threads. Costs two stores for
 * each callback, and no clock.
 */
public class RunningCallback {

	private static final VarHandle WHAT;

	private static final VarHandle NUMBER;

	static {
		try {
			MethodHandles.Lookup lookup = MethodHandles.lookup();
			WHAT = lookup.findVarHandle(RunningCallback.class, "what", Object.class);
			NUMBER = lookup.findVarHandle(RunningCallback.class, "number", int.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	// Null while nothing runs
	@SuppressWarnings("unused")
	private @Nullable Object what;

	// Tells a callback from the next one that is the same
	@SuppressWarnings("unused")
	private int number;

	// The fields below belong to the thread that looks

	private int seen;

	private int looks;

	/**
	 * A callback is about to run; the one before it has returned.
	 * @param what an object whose {@code toString} describes the callback
	 */
	public void begin(Object what) {
		NUMBER.setOpaque(this, (int) NUMBER.get(this) + 1);
		WHAT.setOpaque(this, what);
	}

	/** Nothing runs any more. */
	public void end() {
		WHAT.setOpaque(this, null);
	}

	public @Nullable Object what() {
		return WHAT.getOpaque(this);
	}

	/**
	 * Look at the callback that runs. To be called regularly, by one thread at a time.
	 * @return how many times the callback that runs was seen before, without a break; 0
	 * if nothing runs
	 */
	public int look() {
		int number = (int) NUMBER.getOpaque(this);
		this.looks = (what() != null && number == this.seen) ? this.looks + 1 : 0;
		this.seen = number;
		return this.looks;
	}

}
