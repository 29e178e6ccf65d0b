package io.github.sockettask.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The connections of a server, in the order of their handshakes.
 */
final class Connections {

	private final Signal signal = new Signal();

	private final List<TestSocketConnection> connections = new ArrayList<>();

	<T extends TestSocketConnection> T add(IntFunction<T> connection) {
		List<T> added = new ArrayList<>();
		this.signal.change(() -> {
			added.add(connection.apply(this.connections.size() + 1));
			this.connections.addAll(added);
		});
		return added.get(0);
	}

	List<TestSocketConnection> all() {
		return this.signal.read(() -> List.copyOf(this.connections));
	}

	TestSocketConnection await(int number, Duration deadline) {
		TestSocketConnection found = this.signal.poll(deadline,
				() -> (this.connections.size() >= number) ? this.connections.get(number - 1) : null);
		if (found == null) {
			throw new AssertionError("Expected connection " + number + " within " + deadline.toMillis()
					+ " ms but there were " + all().size());
		}
		return found;
	}

	void clear() {
		this.signal.change(this.connections::clear);
	}

	void close() {
		this.signal.close();
	}

}
