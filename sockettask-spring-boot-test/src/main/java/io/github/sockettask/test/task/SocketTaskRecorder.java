package io.github.sockettask.test.task;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import io.github.sockettask.MessageFilter;
import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.OnErrorCallbackResult;
import io.github.sockettask.OnMessageCallbackResult;
import io.github.sockettask.OnOpenCallbackResult;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskListener;

/**
 * Keeps the events of a task, so that a test can ask later what happened and wait for
 * what is to happen. There is one recorder for a task, and it knows the events since it
 * was first {@linkplain #of asked for}. Test slices, the driver and fake tasks ask when
 * the task is made; a test that makes tasks itself should ask before it starts them.
 * <p>
 * An event is recorded when the callbacks and the listeners that were there before have
 * run for it. All methods may be called from any thread.
 *
 * @since 0.1.0
 */
public final class SocketTaskRecorder {

	// Values do not refer to their keys, so that tasks can go.
	private static final Map<SocketTask, SocketTaskRecorder> recorders = new WeakHashMap<>();

	private static final long LOOK_AGAIN_MILLIS = 20;

	// All lists are guarded by this.

	private final List<OnOpenCallbackResult> opens = new ArrayList<>();

	private final List<Object> messages = new ArrayList<>();

	private final List<OnErrorCallbackResult> errors = new ArrayList<>();

	private final List<OnCloseCallbackResult> closes = new ArrayList<>();

	private SocketTaskRecorder() {
	}

	/**
	 * Return the recorder of a task; the first call starts recording.
	 * @param task the task
	 * @return the recorder, always the same for a task
	 */
	public static SocketTaskRecorder of(SocketTask task) {
		synchronized (recorders) {
			SocketTaskRecorder recorder = recorders.get(task);
			if (recorder == null) {
				recorder = new SocketTaskRecorder();
				task.addListener(recorder.new Listener());
				recorders.put(task, recorder);
			}
			return recorder;
		}
	}

	/**
	 * Return what was told to {@code onOpen}.
	 * @return a copy, one entry for each connection
	 */
	public synchronized List<OnOpenCallbackResult> opens() {
		return List.copyOf(this.opens);
	}

	/**
	 * Return the messages that arrived.
	 * @return a copy; {@code String} for text, {@code byte[]} for binary
	 */
	public synchronized List<Object> messages() {
		return List.copyOf(this.messages);
	}

	/**
	 * Return what was told to {@code onError}: failed connections, violations of the
	 * protocol, and exceptions of callbacks.
	 * @return a copy
	 */
	public synchronized List<OnErrorCallbackResult> errors() {
		return List.copyOf(this.errors);
	}

	/**
	 * Return what was told to {@code onClose}.
	 * @return a copy, one entry for each connection that is gone
	 */
	public synchronized List<OnCloseCallbackResult> closes() {
		return List.copyOf(this.closes);
	}

	/**
	 * Forget all events.
	 */
	public synchronized void clear() {
		this.opens.clear();
		this.messages.clear();
		this.errors.clear();
		this.closes.clear();
	}

	/**
	 * Wait until something is the case. Looks at each event, and now and then in between,
	 * as a state may change without an event.
	 * @param deadline how long to wait at most
	 * @param condition what to wait for; must not block
	 * @return whether it is the case
	 */
	public synchronized boolean await(Duration deadline, BooleanSupplier condition) {
		long end = System.nanoTime() + deadline.toNanos();
		while (!condition.getAsBoolean()) {
			long remaining = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
			if (remaining <= 0) {
				return false;
			}
			try {
				wait(Math.min(remaining, LOOK_AGAIN_MILLIS));
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return false;
			}
		}
		return true;
	}

	private synchronized <T> void add(List<T> events, T event) {
		events.add(event);
		notifyAll();
	}

	private final class Listener implements SocketTaskListener {

		@Override
		public void onOpen(SocketTask task, OnOpenCallbackResult result) {
			add(SocketTaskRecorder.this.opens, result);
		}

		@Override
		public MessageFilter filter() {
			return MessageFilter.all().observing();
		}

		@Override
		public void onMessage(SocketTask task, OnMessageCallbackResult<Object> result) {
			add(SocketTaskRecorder.this.messages, result.data());
		}

		@Override
		public boolean onError(SocketTask task, OnErrorCallbackResult result) {
			add(SocketTaskRecorder.this.errors, result);
			// An error that only a test observes still has to be logged.
			return false;
		}

		@Override
		public void onClose(SocketTask task, OnCloseCallbackResult result) {
			add(SocketTaskRecorder.this.closes, result);
		}

	}

}
