package io.github.sockettask.test;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * The scripts of a server by path.
 */
final class ScriptBook {

	private static final SocketScript NOT_FOUND = (connection) -> connection.refuse(404);

	private final Map<String, SocketScript> always = new HashMap<>();

	private final Map<String, Deque<SocketScript>> once = new HashMap<>();

	private final Map<String, SocketScript> last = new HashMap<>();

	synchronized void always(String path, SocketScript script) {
		this.always.put(path, script);
	}

	synchronized void once(String path, SocketScript script) {
		this.once.computeIfAbsent(path, (key) -> new ArrayDeque<>()).add(script);
		this.last.put(path, script);
	}

	synchronized void clear() {
		this.always.clear();
		this.once.clear();
		this.last.clear();
	}

	synchronized SocketScript next(String path) {
		Deque<SocketScript> waiting = this.once.getOrDefault(path, new ArrayDeque<>());
		SocketScript next = waiting.poll();
		if (next != null) {
			return next;
		}
		return this.always.getOrDefault(path, this.last.getOrDefault(path, NOT_FOUND));
	}

}
