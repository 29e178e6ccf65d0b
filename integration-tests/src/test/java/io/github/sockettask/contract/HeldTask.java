package io.github.sockettask.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

import org.springframework.util.unit.DataSize;

import io.github.sockettask.CallbackResult;
import io.github.sockettask.SendOption;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskException;
import io.github.sockettask.client.DefaultSocketTaskFactory;
import io.github.sockettask.client.execution.SocketTaskExecutors;
import io.github.sockettask.modes.Mode;
import io.github.sockettask.settings.EngineConfiguration;
import io.github.sockettask.settings.HeartbeatSettings;
import io.github.sockettask.settings.OfflineSettings;
import io.github.sockettask.settings.SendSettings;
import io.github.sockettask.settings.SocketTaskSettings;

/**
 * A task on a {@link HeldTransport}, in the time of a {@link ManualTimer}. All happens on
 * the calling thread, unless a test says otherwise.
 */
class HeldTask {

	final ManualTimer timer = new ManualTimer();

	final HeldTransport transport = new HeldTransport();

	final List<String> events = new CopyOnWriteArrayList<>();

	final SocketTask task;

	private final List<CompletableFuture<CallbackResult>> futures = new ArrayList<>();

	HeldTask(UnaryOperator<SocketTaskSettings> change) {
		this(change, Runnable::run, Runnable::run);
	}

	HeldTask(UnaryOperator<SocketTaskSettings> change, Executor callbacks, Executor completions) {
		SocketTaskSettings settings = change.apply(Mode.current()
			.settings(SocketTaskSettings.DEFAULTS.withUrl("ws://localhost/")
				.withReconnect(SocketTaskSettings.DEFAULTS.reconnect().withEnabled(false))
				.withHeartbeat(
						HeartbeatSettings.UNSET.withInterval(Duration.ZERO).withTimeout(Duration.ofSeconds(10)))));
		this.task = new DefaultSocketTaskFactory((name) -> settings,
				EngineConfiguration.DEFAULTS.withMessageKeys((key) -> (message) -> null), this.transport,
				new SocketTaskExecutors(callbacks, completions), this.timer, new NoConverter())
			.createTask("held");
		this.task.onOpen((result) -> this.events.add("open"));
		this.task.onError((result) -> this.events.add("error " + result.errMsg()));
		this.task.onClose((result) -> this.events.add("close " + result.code()));
		this.task.onWritable(() -> this.events.add("writable"));
	}

	static HeldTask sending(UnaryOperator<SendSettings> change) {
		return new HeldTask((settings) -> settings.withSend(change.apply(settings.send())));
	}

	static HeldTask offline(UnaryOperator<OfflineSettings> change) {
		return sending((send) -> send.withOffline(change.apply(send.offline().withEnabled(true))));
	}

	/**
	 * Bound what may wait.
	 * @param send the settings to change
	 * @param messages how many messages
	 * @param bytes how many bytes they may have together
	 * @return the settings
	 */
	static SendSettings bounded(SendSettings send, int messages, long bytes) {
		return send.withQueueCapacity(messages).withQueueBytes(DataSize.ofBytes(bytes + 64L * messages));
	}

	HeldTask open() {
		this.task.start();
		connection().open();
		return this;
	}

	HeldConnection connection() {
		return this.transport.last();
	}

	/**
	 * Send, and keep the futures for {@link #outcomes()}.
	 * @param data the messages
	 */
	void send(Object... data) {
		for (Object message : data) {
			SendOption option = (message instanceof SendOption given) ? given : SendOption.of(message);
			this.futures.add(this.task.send(option));
		}
	}

	/**
	 * Return what is scheduled for messages.
	 * @return how much is, without the look at what callbacks run, which a connection has
	 * as long as it lives
	 */
	int scheduled() {
		return this.timer.scheduled() - ((this.task.readyState() != SocketTask.CLOSED) ? 1 : 0);
	}

	CompletableFuture<CallbackResult> future(int index) {
		return this.futures.get(index);
	}

	/**
	 * Return what became of the messages.
	 * @return one text a message, in the order of the calls
	 */
	List<String> outcomes() {
		return this.futures.stream().map(HeldTask::outcome).toList();
	}

	static String outcome(CompletableFuture<CallbackResult> future) {
		if (!future.isDone()) {
			return "waits";
		}
		return future
			.handle((result, failure) -> (failure != null)
					? ((SocketTaskException) ((failure instanceof CompletionException) ? failure.getCause() : failure))
						.errMsg()
					: result.errMsg())
			.join()
			.replaceFirst("^sendSocketMessage:(fail )?", "");
	}

}
