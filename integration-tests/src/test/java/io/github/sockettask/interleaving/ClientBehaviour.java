package io.github.sockettask.interleaving;

import java.util.function.Consumer;

/**
 * What an application may do in a callback.
 */
enum ClientBehaviour {

	DOES_NOTHING((task) -> {
	}),

	CLOSES((task) -> task.calls().close(task.task(), 3000)),

	SENDS((task) -> {
		task.calls().send(task.task(), "text");
		task.calls().send(task.task(), new byte[] { 1, 2 });
	}),

	THROWS((task) -> {
		throw new Mischief();
	}),

	STOPS((task) -> task.calls().stop(task.task())),

	STARTS_AGAIN((task) -> {
		if (task.count(EventKind.CLOSE) == 1) {
			task.task().start();
		}
	});

	private final Consumer<ObservedTask> action;

	ClientBehaviour(Consumer<ObservedTask> action) {
		this.action = action;
	}

	void in(EventKind kind, ObservedTask task) {
		task.inside(kind, this.action);
	}

}
