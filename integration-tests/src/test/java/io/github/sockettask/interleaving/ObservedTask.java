package io.github.sockettask.interleaving;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.OnErrorCallbackResult;
import io.github.sockettask.SocketTask;
import io.github.sockettask.modes.Mode;

/**
 * A task whose events are noted, with something to do inside its callbacks.
 */
class ObservedTask {

	private final Complaints complaints = new Complaints();

	// callbacks of a parallel dispatch may overlap, see 5.26; their order is checked all
	// the same
	private final OneAtATime callbacks = new OneAtATime(this.complaints, !Mode.current().isSerial());

	private final Calls calls = new Calls(this.callbacks);

	private final List<Event> events = new CopyOnWriteArrayList<>();

	private final Map<EventKind, Consumer<ObservedTask>> actions = new ConcurrentHashMap<>();

	private final AtomicInteger messages = new AtomicInteger();

	private @Nullable SocketTask task;

	/**
	 * Do something inside a callback, from now on.
	 * @param kind the callback
	 * @param action what to do
	 */
	void inside(EventKind kind, Consumer<ObservedTask> action) {
		this.actions.put(kind, action);
	}

	void doNothingInside() {
		this.actions.clear();
	}

	void attach(SocketTask task) {
		this.task = task;
		setCallbacks();
	}

	void setCallbacks() {
		task().onOpen((result) -> observe(new Event(EventKind.OPEN, task().readyState(), "")));
		task().onMessage((result) -> observe(new Event(EventKind.MESSAGE, task().readyState(), text(result.data()))));
		task().onError(this::failed);
		task().onClose(
				(result) -> observe(new Event(EventKind.CLOSE, task().readyState(), String.valueOf(result.code()))));
	}

	private void failed(OnErrorCallbackResult result) {
		boolean mischief = result.cause() instanceof Mischief;
		Event event = new Event(EventKind.ERROR, task().readyState(), result.errMsg(), mischief);
		if (mischief) {
			this.callbacks.run(event.toString(), () -> this.events.add(event));
		}
		else {
			observe(event);
		}
	}

	private void observe(Event event) {
		this.callbacks.run(event.toString(), () -> {
			this.events.add(event);
			this.actions.getOrDefault(event.kind(), (task) -> {
			}).accept(this);
		});
	}

	private static String text(Object data) {
		return (data instanceof byte[] bytes) ? new String(bytes, StandardCharsets.UTF_8) : data.toString();
	}

	/**
	 * Make the next message.
	 * @param sender the sender; one thread at a time
	 * @return a text that sorts behind those before
	 */
	String nextMessage(String sender) {
		return sender + String.format("%06d", this.messages.incrementAndGet());
	}

	SocketTask task() {
		SocketTask task = this.task;
		if (task == null) {
			throw new IllegalStateException("not attached");
		}
		return task;
	}

	Calls calls() {
		return this.calls;
	}

	Complaints complaints() {
		return this.complaints;
	}

	List<Event> events() {
		return this.events;
	}

	long count(EventKind kind) {
		return this.events.stream().filter((event) -> event.kind() == kind).count();
	}

}
