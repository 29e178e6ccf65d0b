package io.github.sockettask.proxy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;

import org.awaitility.Awaitility;

import io.github.sockettask.OnErrorCallbackResult;
import io.github.sockettask.SocketTask;

/**
 * A task with what it has received.
 */
final class ProxiedTask {

	private final SocketTask task;

	private final List<Object> messages = new CopyOnWriteArrayList<>();

	private final List<OnErrorCallbackResult> errors = new CopyOnWriteArrayList<>();

	private final List<String> opened = new CopyOnWriteArrayList<>();

	ProxiedTask(SocketTask task) {
		this.task = task;
		task.onOpen((result) -> this.opened.add("open"));
		task.onMessage((result) -> this.messages.add(result.data()));
		task.onError(this.errors::add);
	}

	SocketTask task() {
		return this.task;
	}

	ProxiedTask awaitOpen() {
		return awaitOpen(1);
	}

	ProxiedTask awaitOpen(int number) {
		await("open; errors: " + this.errors, () -> this.opened.size() >= number);
		return this;
	}

	List<Object> awaitMessages(int number) {
		await("messages; errors: " + this.errors, () -> this.messages.size() >= number);
		return this.messages;
	}

	OnErrorCallbackResult awaitError() {
		await("an error", () -> !this.errors.isEmpty());
		return this.errors.get(0);
	}

	private static void await(String what, Callable<Boolean> condition) {
		Awaitility.await(what).atMost(Duration.ofSeconds(15)).pollInterval(Duration.ofMillis(5)).until(condition);
	}

}
