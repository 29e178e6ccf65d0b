package io.github.sockettask.interleaving;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.awaitility.Awaitility;

import io.github.sockettask.CallbackResult;
import io.github.sockettask.CloseOption;
import io.github.sockettask.SendOption;
import io.github.sockettask.SocketTask;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls a task, and keeps what became of each call.
 */
class Calls {

	private final Queue<Call> calls = new ConcurrentLinkedQueue<>();

	private final Queue<CompletableFuture<Void>> stops = new ConcurrentLinkedQueue<>();

	private final OneAtATime callbacks;

	Calls(OneAtATime callbacks) {
		this.callbacks = callbacks;
	}

	Call add(String what) {
		Call call = new Call(what, this.callbacks);
		this.calls.add(call);
		return call;
	}

	void send(SocketTask task, Object data) {
		Call call = add("send " + data);
		SendOption option = SendOption.of(data).success(call::succeeded).fail(call::failed).complete(call::completed);
		call.future(task.send(option));
	}

	CompletableFuture<CallbackResult> close(SocketTask task, int code) {
		Call call = add("close " + code);
		CloseOption option = CloseOption.of(code, "")
			.success(call::succeeded)
			.fail(call::failed)
			.complete(call::completed);
		return call.future(task.close(option));
	}

	void stop(SocketTask task) {
		this.stops.add(task.stop());
	}

	void verify(Object context) {
		// a callback that still runs may add a call, which is not over yet
		List<Call> over = Awaitility.await()
			.atMost(Duration.ofSeconds(10))
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(1))
			.alias("end of all calls of " + context + " " + this.calls)
			.until(() -> List.copyOf(this.calls), (calls) -> calls.stream().allMatch(Call::isOver)
					&& this.stops.stream().allMatch(CompletableFuture::isDone));
		assertThat(over).as("%s", context).allMatch(Call::isConsistent);
	}

}
