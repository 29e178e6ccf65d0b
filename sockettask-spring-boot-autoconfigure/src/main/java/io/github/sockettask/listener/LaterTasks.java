package io.github.sockettask.listener;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.SocketTask;

/**
 * Connects tasks that are created at run time with the annotated methods, whichever is
 * available first.
 */
class LaterTasks {

	// Guarded by this.
	private final List<SocketTask> waiting = new ArrayList<>();

	// Guarded by this; null until the methods are found.
	private @Nullable Methods methods;

	void add(SocketTask task) {
		Methods methods;
		synchronized (this) {
			methods = this.methods;
			if (methods == null) {
				this.waiting.add(task);
				return;
			}
		}
		methods.addTo(task);
	}

	// Adds the methods to the existing tasks, and to all later ones. Those of ofAll name
	// no task.
	void found(TaskListeners ofAll, Map<String, TaskListeners> named) {
		Methods methods = new Methods(ofAll, named);
		List<SocketTask> tasks;
		synchronized (this) {
			this.methods = methods;
			tasks = List.copyOf(this.waiting);
			this.waiting.clear();
		}
		tasks.forEach(methods::addTo);
	}

	/** The methods that name no task, and those that name tasks, by task. */
	private record Methods(TaskListeners ofAll, Map<String, TaskListeners> named) {

		void addTo(SocketTask task) {
			TaskListeners methods = new TaskListeners();
			methods.addAll(this.ofAll);
			TaskListeners named = this.named.get(task.name());
			if (named != null) {
				methods.addAll(named);
			}
			methods.create().forEach(task::addListener);
		}

	}

}
