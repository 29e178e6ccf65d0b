package io.github.sockettask.golden;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * All that was called while a trace was played, in order.
 */
class Journal {

	private final List<Callback> callbacks = new CopyOnWriteArrayList<>();

	private final CountDownLatch opened = new CountDownLatch(1);

	void add(Callback callback) {
		this.callbacks.add(callback);
		if (callback.name().equals("onOpen")) {
			this.opened.countDown();
		}
	}

	CountDownLatch opened() {
		return this.opened;
	}

	List<Callback> all() {
		return List.copyOf(this.callbacks);
	}

	long count(String id, String name) {
		return this.callbacks.stream()
			.filter((callback) -> callback.id().equals(id) && callback.name().equals(name))
			.count();
	}

}
