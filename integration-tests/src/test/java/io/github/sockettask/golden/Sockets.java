package io.github.sockettask.golden;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import io.github.sockettask.ConnectSocketResult;
import io.github.sockettask.ReadyState;
import io.github.sockettask.SocketTask;

/**
 * The tasks of a trace by the ids that it gives them.
 */
class Sockets {

	private final Map<String, SocketTask> tasks = new ConcurrentHashMap<>();

	private final Map<String, Integer> calls = new LinkedHashMap<>();

	private int before = -1;

	/**
	 * Add a task before it connects.
	 * @param id its id in the trace
	 * @param task the task
	 */
	void add(String id, SocketTask task) {
		this.tasks.put(id, task);
	}

	SocketTask get(String id) {
		return Objects.requireNonNull(this.tasks.get(id), id);
	}

	/**
	 * Return a result as if the JVM had started with the trace.
	 * @param result has a number of this JVM, or none
	 * @return has the number of the trace
	 */
	ConnectSocketResult numbered(ConnectSocketResult result) {
		Integer id = result.socketTaskId();
		if (id == null) {
			return result;
		}
		if (this.before < 0) {
			this.before = id - 1;
		}
		return new ConnectSocketResult(id - this.before, result.errMsg());
	}

	String nextCall(String id) {
		return String.valueOf(this.calls.merge(id, 1, Integer::sum));
	}

	boolean isOneClosing() {
		return states().containsValue(ReadyState.CLOSING);
	}

	Map<String, ReadyState> states() {
		Map<String, ReadyState> states = new TreeMap<>();
		this.tasks.forEach((id, task) -> states.put(id, task.readyState()));
		return states;
	}

}
