package io.github.sockettask.contract;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.OnErrorCallbackResult;
import io.github.sockettask.OnOpenCallbackResult;
import io.github.sockettask.ReadyState;
import io.github.sockettask.SocketTask;

/**
 * A task and all that it called, in order, with the state that the callback saw.
 */
class RecordedTask {

	private final List<String> calls = new CopyOnWriteArrayList<>();

	private final List<OnErrorCallbackResult> errors = new CopyOnWriteArrayList<>();

	private volatile @Nullable SocketTask task;

	private volatile @Nullable OnOpenCallbackResult opened;

	ConnectSocketOption record(ConnectSocketOption option) {
		return option.success((result) -> this.calls.add("connect success " + result.errMsg()))
			.fail((result) -> this.calls.add("connect fail " + result.errMsg()))
			.complete((result) -> this.calls.add("connect complete"));
	}

	void attach(SocketTask task) {
		this.task = task;
		task.onOpen((result) -> {
			this.opened = result;
			add("open", ReadyState.OPEN);
		});
		task.onMessage((result) -> add("message " + show(result.data()), ReadyState.OPEN));
		task.onError((result) -> {
			this.errors.add(result);
			this.calls.add("error");
		});
		task.onClose((result) -> add("close " + result.code() + " " + result.reason(), ReadyState.CLOSED));
	}

	private void add(String call, ReadyState expected) {
		ReadyState seen = task().readyState();
		// a close from another thread may be faster than the callback
		boolean closing = expected == ReadyState.OPEN && seen == ReadyState.CLOSING;
		this.calls.add((seen == expected || closing) ? call : call + " in state " + seen);
	}

	static String show(Object data) {
		return (data instanceof byte[] bytes) ? "0x" + HexFormat.of().formatHex(bytes) : data.toString();
	}

	SocketTask task() {
		SocketTask task = this.task;
		if (task == null) {
			throw new IllegalStateException("not attached");
		}
		return task;
	}

	void note(String call) {
		this.calls.add(call);
	}

	/**
	 * Return what was called, without the results of the connect call.
	 * @return one text a call
	 */
	List<String> events() {
		return this.calls.stream().filter((call) -> !call.startsWith("connect")).toList();
	}

	List<String> calls() {
		return List.copyOf(this.calls);
	}

	OnErrorCallbackResult error() {
		return this.errors.get(0);
	}

	List<OnErrorCallbackResult> errors() {
		return this.errors;
	}

	OnOpenCallbackResult opened() {
		awaitCall("open");
		OnOpenCallbackResult opened = this.opened;
		if (opened == null) {
			throw new IllegalStateException("not opened");
		}
		return opened;
	}

	RecordedTask awaitOpen() {
		return awaitCall("open");
	}

	RecordedTask awaitClose() {
		return awaitCall("close");
	}

	RecordedTask awaitCall(String prefix) {
		return awaitNumberOf(prefix, 1);
	}

	RecordedTask awaitNumberOf(String prefix, int number) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(10))
			.pollInterval(Duration.ofMillis(5))
			.alias(prefix)
			.until(() -> this.calls.stream().filter((call) -> call.startsWith(prefix)).count() >= number);
		return this;
	}

}
