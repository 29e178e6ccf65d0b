package io.github.sockettask.listener;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.SocketTask;

/**
 * Tasks that are made at run time, and the methods that all tasks call: whichever is
 * there first waits for the other.
 */
class LaterTasks {

	// Guarded by this
	private final List<SocketTask> waiting = new ArrayList<>();

	// Guarded by this, null until the methods are found
	private @Nullable TaskListeners methods;

	void add(SocketTask task) {
		TaskListeners methods;
		synchronized (this) {
			methods = this.methods;
			if (methods == null) {
				this.waiting.add(task);
				return;
			}
		}
		methods.create().forEach(task::addListener);
	}

	void found(TaskListeners methods) {
		List<SocketTask> tasks;
		synchronized (this) {
			this.methods = methods;
			tasks = List.copyOf(this.waiting);
			this.waiting.clear();
		}
		tasks.forEach((task) -> methods.create().forEach(task::addListener));
	}

}
