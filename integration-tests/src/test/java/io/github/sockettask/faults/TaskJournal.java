package io.github.sockettask.faults;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

import org.awaitility.Awaitility;

import io.github.sockettask.ConnectionEnd;
import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.OnErrorCallbackResult;
import io.github.sockettask.OnMessageCallbackResult;
import io.github.sockettask.OnOpenCallbackResult;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskEvent;
import io.github.sockettask.SocketTaskEvent.StatusChanged;
import io.github.sockettask.SocketTaskListener;
import io.github.sockettask.SocketTaskStatus;

/**
 * All that is told of a task, in order: changes of its status in capitals, events of its
 * connections in lower case.
 */
final class TaskJournal implements SocketTaskListener {

	private final List<String> entries = new CopyOnWriteArrayList<>();

	private final List<StatusChanged> changes = new CopyOnWriteArrayList<>();

	private final SocketTask task;

	TaskJournal(SocketTask task) {
		this.task = task;
		task.addListener(this);
	}

	SocketTask task() {
		return this.task;
	}

	List<String> entries() {
		return List.copyOf(this.entries);
	}

	/**
	 * Return the times the task was to wait.
	 * @return what was told with each {@code WAITING_RETRY}
	 */
	List<Duration> delays() {
		return retries().stream().map((change) -> Objects.requireNonNull(change.delay())).toList();
	}

	/**
	 * Return why connections have ended, the first one first.
	 * @return what was told with each {@code WAITING_RETRY}
	 */
	List<String> causes() {
		return ends().stream().map(ConnectionEnd::description).toList();
	}

	List<ConnectionEnd> ends() {
		return retries().stream().map((change) -> Objects.requireNonNull(change.cause())).toList();
	}

	private List<StatusChanged> retries() {
		return this.changes.stream().filter((change) -> change.status() == SocketTaskStatus.WAITING_RETRY).toList();
	}

	TaskJournal awaitOpen() {
		return awaitNumberOf("OPEN", 1);
	}

	TaskJournal awaitNumberOf(String entry, int number) {
		return await(entry + " for the " + number + ". time", (journal) -> count(entry) >= number);
	}

	TaskJournal await(String what, Predicate<TaskJournal> condition) {
		Awaitility.await(what)
			.atMost(Duration.ofSeconds(20))
			.pollInterval(Duration.ofMillis(2))
			.failFast(() -> this.task.status() == SocketTaskStatus.FAILED)
			.until(() -> condition.test(this));
		return this;
	}

	long count(String entry) {
		return this.entries.stream().filter(entry::equals).count();
	}

	@Override
	public void onOpen(SocketTask task, OnOpenCallbackResult result) {
		this.entries.add("open");
	}

	@Override
	public void onMessage(SocketTask task, OnMessageCallbackResult<Object> result) {
		this.entries.add("message " + result.data());
	}

	@Override
	public boolean onError(SocketTask task, OnErrorCallbackResult result) {
		this.entries.add("error");
		return true;
	}

	@Override
	public void onClose(SocketTask task, OnCloseCallbackResult result) {
		this.entries.add("close " + result.code());
	}

	@Override
	public void onEvent(SocketTask task, SocketTaskEvent event) {
		if (event instanceof StatusChanged change) {
			this.changes.add(change);
			this.entries.add(change.status().name());
		}
	}

	@Override
	public String toString() {
		return this.entries + " " + this.changes;
	}

}
