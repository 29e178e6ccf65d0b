package io.github.sockettask.client.reconnect;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.ConnectionEnd;
import io.github.sockettask.ReconnectDecision;
import io.github.sockettask.ReconnectFailedException;
import io.github.sockettask.client.connect.TaskUrls;

/**
 * Decides what a task does when a connection has ended.
 */
public class Supervision {

	private final ReconnectBackoff reconnection;

	private final TaskUrls addresses;

	private final boolean enabled;

	/** Guarded by who decides: whether an attempt was made out of its turn. */
	private boolean hurried;

	/**
	 * Create a supervision.
	 * @param reconnection when to connect again
	 * @param addresses where to
	 * @param enabled whether to connect again without being asked
	 */
	public Supervision(ReconnectBackoff reconnection, TaskUrls addresses, boolean enabled) {
		this.reconnection = reconnection;
		this.addresses = addresses;
		this.enabled = enabled;
	}

	public boolean isEnabled() {
		return this.enabled;
	}

	public int retries() {
		return this.reconnection.retries();
	}

	/** What comes next is not a retry of what was before. */
	public void startOver() {
		this.reconnection.startOver();
	}

	/** A connection has lasted. */
	public void lasted() {
		this.hurried = false;
		this.reconnection.startOver();
		this.addresses.lasted();
	}

	/**
	 * Somebody who is told that a connection has ended asks for another one. Who does so
	 * each time would leave a server that is down no peace.
	 * @return whether it may be made at once, which is so once until one has lasted
	 */
	public boolean hurry() {
		boolean first = !this.hurried;
		this.hurried = true;
		return first;
	}

	/**
	 * Decide what follows if nobody has asked for anything else. The policy of the
	 * application is asked, so that the caller must have no lock.
	 * @param end how the connection has ended
	 * @return what to do, or {@code null} to stop
	 */
	public @Nullable ReconnectDecision decide(ConnectionEnd end) {
		return this.enabled ? this.reconnection.decide(end) : null;
	}

	/**
	 * Return what a task does that was asked to connect when the connection is gone.
	 * @return the next step
	 */
	public NextStep asked() {
		this.reconnection.startOver();
		return NextStep.retry(Duration.ZERO);
	}

	/**
	 * Return what follows.
	 * @param decision what {@link #decide} has said
	 * @param end how the connection has ended
	 * @param lasted whether it has lasted
	 * @return the next step
	 */
	public NextStep next(@Nullable ReconnectDecision decision, ConnectionEnd end, boolean lasted) {
		if (decision == null) {
			return NextStep.STOP;
		}
		boolean otherAddress = !lasted && this.addresses.failed();
		Duration delay = this.reconnection.next(decision, RetryAfter.of(end), otherAddress);
		return (delay != null) ? NextStep.retry(delay) : NextStep.giveUp(gaveUp(end));
	}

	private ReconnectFailedException gaveUp(ConnectionEnd end) {
		int retries = retries();
		return new ReconnectFailedException("Task '%s' has given up%s: %s".formatted(end.taskName(),
				(retries > 0) ? " after " + ((retries == 1) ? "1 retry" : retries + " retries") : "", end.cause()),
				end.error());
	}

}
