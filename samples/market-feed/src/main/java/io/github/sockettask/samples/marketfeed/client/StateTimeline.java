package io.github.sockettask.samples.marketfeed.client;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.ReadyState;
import io.github.sockettask.SocketProfile;

/**
 * The task's last changes of state.
 */
@Component
public class StateTimeline {

	private static final int CAPACITY = 100;

	/** Guarded by this, as all that follows. */
	private final Deque<StateChange> changes = new ArrayDeque<>();

	private int total;

	private @Nullable String errMsg;

	synchronized void connecting(Instant time) {
		add(time, ReadyState.CONNECTING, null);
	}

	synchronized void opened(SocketProfile profile) {
		if (current() != ReadyState.CONNECTING) {
			// the starter connects at start-up, which nobody has told us of
			connecting(profile.connectStart());
		}
		add(profile.handshakeEnd(), ReadyState.OPEN, null);
	}

	// an error may end the connection: it is shown with the close that follows
	synchronized void failed(String errMsg) {
		this.errMsg = errMsg;
	}

	synchronized void closed(OnCloseCallbackResult close) {
		add(Instant.now(), ReadyState.CLOSED, close);
	}

	private void add(Instant time, ReadyState readyState, @Nullable OnCloseCallbackResult close) {
		String cause = (close != null) ? this.errMsg : null;
		this.errMsg = null;
		this.changes.add(new StateChange(++this.total, time, readyState, close, cause));
		if (this.changes.size() > CAPACITY) {
			this.changes.removeFirst();
		}
	}

	/**
	 * Return the state after the last change.
	 * @return the state, {@link ReadyState#CLOSED} before the first change
	 */
	public synchronized ReadyState current() {
		return this.changes.isEmpty() ? ReadyState.CLOSED : this.changes.getLast().readyState();
	}

	/**
	 * Return the changes that a reader has not seen yet.
	 * @param number the last change that was seen, or 0
	 * @return the changes, oldest first
	 */
	public synchronized List<StateChange> changesAfter(int number) {
		return this.changes.stream().filter((change) -> change.number() > number).toList();
	}

}
