package io.github.sockettask.samples.marketfeed.client;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import org.springframework.stereotype.Component;

import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskEvent;
import io.github.sockettask.SocketTaskEvent.StatusChanged;
import io.github.sockettask.SocketTaskListener;
import io.github.sockettask.SocketTaskStatus;

/**
 * The task's last changes of status.
 */
@Component
public class StatusTimeline implements SocketTaskListener {

	private static final int CAPACITY = 100;

	/** Guarded by this, as all that follows. */
	private final Deque<StatusChange> changes = new ArrayDeque<>();

	private int total;

	@Override
	public synchronized void onEvent(SocketTask task, SocketTaskEvent event) {
		if (event instanceof StatusChanged changed) {
			this.changes.add(StatusChange.of(++this.total, changed));
			if (this.changes.size() > CAPACITY) {
				this.changes.removeFirst();
			}
		}
	}

	/**
	 * Return the status after the last change.
	 * @return the status, {@link SocketTaskStatus#STOPPED} before the first change
	 */
	public synchronized SocketTaskStatus current() {
		return this.changes.isEmpty() ? SocketTaskStatus.STOPPED : this.changes.getLast().status();
	}

	/**
	 * Return the changes that a reader has not seen yet.
	 * @param number the last change that was seen, or 0
	 * @return the changes, oldest first
	 */
	public synchronized List<StatusChange> changesAfter(int number) {
		return this.changes.stream().filter((change) -> change.number() > number).toList();
	}

}
