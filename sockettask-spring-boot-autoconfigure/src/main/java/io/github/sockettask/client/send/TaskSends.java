package io.github.sockettask.client.send;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

import io.github.sockettask.CallbackResult;
import io.github.sockettask.SendOption;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskException;
import io.github.sockettask.client.execution.SerialExecutor;
import io.github.sockettask.client.execution.SocketTaskExecutors;
import io.github.sockettask.settings.Overflow;
import io.github.sockettask.settings.SendSettings;
import io.github.sockettask.transport.TransportTimer;

/**
 * What the sends of a task have in common, on each of its connections and in its offline
 * queue.
 */
public class TaskSends {

	private final SendSettings settings;

	private final SerialExecutor executor;

	private final SocketTaskExecutors executors;

	private final TransportTimer timer;

	private final BooleanSupplier mayWait;

	private final Runnable whenWritable;

	private final UnobservedSends unobserved;

	private final SendCompleter completer;

	/**
	 * Create the sends of a task.
	 * @param task the task
	 * @param settings the send settings
	 * @param executor runs callbacks one at a time
	 * @param executors call the sources of streamed messages and complete futures
	 * @param timer runs deadlines
	 * @param mayWait tells whether the calling thread may wait for room
	 * @param whenWritable runs on the task's executor when a queue has room again
	 */
	public TaskSends(SocketTask task, SendSettings settings, SerialExecutor executor, SocketTaskExecutors executors,
			TransportTimer timer, BooleanSupplier mayWait, Runnable whenWritable) {
		this.settings = settings;
		this.executor = executor;
		this.executors = executors;
		this.timer = timer;
		this.mayWait = mayWait;
		this.whenWritable = () -> executor.execute(whenWritable);
		this.unobserved = new UnobservedSends(task);
		this.completer = new SendCompleter(executor, this.unobserved, executors.completions(), room());
	}

	private TaskSends(TaskSends sends) {
		this.settings = sends.settings;
		this.executor = sends.executor;
		this.executors = sends.executors;
		this.timer = sends.timer;
		this.mayWait = sends.mayWait;
		this.whenWritable = sends.whenWritable;
		this.unobserved = sends.unobserved;
		this.completer = new SendCompleter(this.executor, this.unobserved, null, room());
	}

	// Futures complete on the event loop, as the callbacks run there.
	public TaskSends inline() {
		return new TaskSends(this);
	}

	public CompletableFuture<CallbackResult> refuse(@Nullable SendOption option, SocketTaskException failure) {
		return this.unobserved.refuse(new CallOutcome(this.executor, option), failure);
	}

	/** The task has opened: the next unobserved failure is logged at once. */
	public void opened() {
		this.unobserved.opened();
	}

	QueuedSend accept(Object message, int size, @Nullable SendOption option) {
		return QueuedSend.of(message, size, option, this.executors.callbacks());
	}

	SendDeadlines deadlines(QueuedSend send, SendDeadlines.Holder holder) {
		SendDeadlines deadlines = new SendDeadlines(send, this.timer, holder);
		send.deadlines(deadlines);
		return deadlines;
	}

	SendBudget budget(@Nullable Integer maxMessages, @Nullable DataSize maxSize) {
		return new SendBudget(Objects.requireNonNull(maxMessages), Objects.requireNonNull(maxSize).toBytes(), room(),
				this.whenWritable);
	}

	// Where senders wait; null if they never do.
	private @Nullable CapacityCondition room() {
		return (overflow() == Overflow.BLOCK) ? new CapacityCondition() : null;
	}

	Overflow overflow() {
		return Objects.requireNonNull(this.settings.overflow());
	}

	Duration timeout() {
		return Objects.requireNonNull(this.settings.timeout());
	}

	boolean mayWait() {
		return this.mayWait.getAsBoolean();
	}

	SendSettings settings() {
		return this.settings;
	}

	TransportTimer timer() {
		return this.timer;
	}

	SendCompleter completer() {
		return this.completer;
	}

}
