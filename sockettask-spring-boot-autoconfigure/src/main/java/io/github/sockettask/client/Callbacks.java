package io.github.sockettask.client;

import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.ConnectionEnd;
import io.github.sockettask.OnCloseCallback;
import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.OnErrorCallback;
import io.github.sockettask.OnMessageCallback;
import io.github.sockettask.OnMessageCallbackResult;
import io.github.sockettask.OnMessagesCallback;
import io.github.sockettask.OnOpenCallback;
import io.github.sockettask.OnOpenCallbackResult;
import io.github.sockettask.OnWritableCallback;
import io.github.sockettask.ReconnectFailedException;
import io.github.sockettask.SocketMessageConverter;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskEvent;
import io.github.sockettask.SocketTaskListener;

/**
 * Who is told of the events of a task: one callback an event, then the listeners. What
 * one of them throws is reported to the error handlers and keeps nobody else from being
 * told.
 */
class Callbacks {

	private final SocketTask task;

	private final SocketMessageConverter converter;

	private final boolean batching;

	private final RunningCallback running;

	private final Intake intake = new Intake(this);

	private final ErrorCallbacks errors;

	private volatile SocketTaskListener[] listeners = {};

	/** Those of the listeners that want a message each, and those that want lists. */
	private volatile SocketTaskListener[] singleListeners = {};

	private volatile SocketTaskListener[] listListeners = {};

	private volatile @Nullable OnOpenCallback onOpen;

	private volatile @Nullable OnMessageCallback<Object> onMessage;

	private volatile @Nullable OnMessagesCallback<Object> onMessages;

	private volatile @Nullable OnWritableCallback onWritable;

	private volatile @Nullable OnCloseCallback onClose;

	/**
	 * Create callbacks that nobody has set.
	 * @param task the task that is told of
	 * @param converter converts messages
	 * @param batching whether listeners may have lists of messages
	 * @param running where to tell what runs in the stream of the task
	 */
	Callbacks(SocketTask task, SocketMessageConverter converter, boolean batching, RunningCallback running) {
		this.task = task;
		this.converter = converter;
		this.batching = batching;
		this.running = running;
		this.errors = new ErrorCallbacks(task);
	}

	SocketTask task() {
		return this.task;
	}

	String taskName() {
		return this.task.name();
	}

	void onOpen(OnOpenCallback callback) {
		this.onOpen = callback;
	}

	void onMessage(OnMessageCallback<Object> callback) {
		this.onMessage = callback;
	}

	@SuppressWarnings("unchecked")
	void onMessage(Type type, OnMessageCallback<?> callback) {
		OnMessageCallback<Object> typed = (OnMessageCallback<Object>) callback;
		TypedMessages messages = messages(type);
		this.onMessage = (result) -> {
			if (messages.accepts(result.data())) {
				typed.onMessage(new OnMessageCallbackResult<>(messages.convert(result.data())));
			}
		};
	}

	@SuppressWarnings("unchecked")
	void onMessages(Type type, OnMessagesCallback<?> callback) {
		OnMessagesCallback<Object> typed = (OnMessagesCallback<Object>) callback;
		TypedMessages messages = messages(type);
		this.onMessages = (result) -> {
			List<Object> converted = messages.convert(result.data(), this::error);
			if (!converted.isEmpty()) {
				typed.onMessages(new OnMessageCallbackResult<>(converted));
			}
		};
	}

	TypedMessages messages(Type type) {
		return new TypedMessages(type, this.converter);
	}

	Intake intake() {
		return this.intake;
	}

	void onWritable(OnWritableCallback callback) {
		this.onWritable = callback;
	}

	void onError(OnErrorCallback callback) {
		this.errors.callback(callback);
	}

	void onClose(OnCloseCallback callback) {
		this.onClose = callback;
	}

	synchronized void addListener(SocketTaskListener listener) {
		this.listeners = add(listener, this.listeners);
		if (this.batching && listener.wantsLists()) {
			this.listListeners = add(listener, this.listListeners);
		}
		else {
			this.singleListeners = add(listener, this.singleListeners);
		}
	}

	private static SocketTaskListener[] add(SocketTaskListener listener, SocketTaskListener[] listeners) {
		SocketTaskListener[] added = Arrays.copyOf(listeners, listeners.length + 1);
		added[listeners.length] = listener;
		return added;
	}

	void opened(OnOpenCallbackResult result) {
		OnOpenCallback callback = this.onOpen;
		if (callback != null) {
			run("onOpen callback", () -> callback.onOpen(result));
		}
		for (SocketTaskListener listener : this.listeners) {
			run(listener, () -> listener.onOpen(this.task, result));
		}
	}

	void message(Object data) {
		message(data, this.running);
	}

	/**
	 * Tell of a message, outside of the stream of the task.
	 * @param data a {@code String} or a {@code byte[]}
	 * @param running where to tell what runs
	 */
	void message(Object data, RunningCallback running) {
		OnMessageCallbackResult<Object> result = new OnMessageCallbackResult<>(data);
		OnMessageCallback<Object> callback = this.onMessage;
		if (callback != null) {
			message(callback, result, running);
		}
		// no lambdas, since this runs for each message
		for (SocketTaskListener listener : this.singleListeners) {
			message(listener, result, running);
		}
	}

	boolean wantLists() {
		return this.onMessages != null || this.listListeners.length > 0;
	}

	void messages(List<Object> data) {
		OnMessageCallbackResult<List<Object>> result = new OnMessageCallbackResult<>(data);
		OnMessagesCallback<Object> callback = this.onMessages;
		if (callback != null) {
			run("onMessages callback", () -> callback.onMessages(result));
		}
		for (SocketTaskListener listener : this.listListeners) {
			run(listener, () -> listener.onMessages(this.task, result));
		}
	}

	private void message(OnMessageCallback<Object> callback, OnMessageCallbackResult<Object> result,
			RunningCallback running) {
		running.begin("onMessage callback");
		try {
			callback.onMessage(result);
		}
		catch (Throwable ex) {
			error(ex, running);
		}
	}

	private void message(SocketTaskListener listener, OnMessageCallbackResult<Object> result, RunningCallback running) {
		running.begin(listener);
		try {
			listener.onMessage(this.task, result);
		}
		catch (Throwable ex) {
			error(ex, running);
		}
	}

	void writable() {
		OnWritableCallback callback = this.onWritable;
		if (callback != null) {
			run("onWritable callback", callback::onWritable);
		}
		for (SocketTaskListener listener : this.listeners) {
			run(listener, () -> listener.onWritable(this.task));
		}
	}

	void event(SocketTaskEvent event) {
		for (SocketTaskListener listener : this.listeners) {
			run(listener, () -> listener.onEvent(this.task, event));
		}
	}

	void ended(ConnectionEnd end, @Nullable ReconnectFailedException gaveUp) {
		if (end.error() != null) {
			failed(end.error());
		}
		if (gaveUp != null) {
			failed(gaveUp);
		}
		closed(end.close());
	}

	private void closed(OnCloseCallbackResult result) {
		OnCloseCallback callback = this.onClose;
		if (callback != null) {
			run("onClose callback", () -> callback.onClose(result));
		}
		for (SocketTaskListener listener : this.listeners) {
			run(listener, () -> listener.onClose(this.task, result));
		}
	}

	private void failed(Throwable cause) {
		this.errors.failed(cause, this.listeners, this.running);
	}

	void error(Throwable cause) {
		error(cause, this.running);
	}

	private void error(Throwable cause, RunningCallback running) {
		this.errors.error(cause, this.listeners, running);
	}

	private void run(Object what, Callback callback) {
		this.running.begin(what);
		try {
			callback.run();
		}
		catch (Throwable ex) {
			error(ex);
		}
	}

	private interface Callback {

		void run() throws Exception;

	}

}
