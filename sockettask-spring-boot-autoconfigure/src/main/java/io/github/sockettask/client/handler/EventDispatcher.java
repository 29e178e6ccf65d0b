package io.github.sockettask.client.handler;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.ConnectionEnd;
import io.github.sockettask.DeadLetter;
import io.github.sockettask.DeadLetterHandler;
import io.github.sockettask.MessageContext;
import io.github.sockettask.MessageFilter;
import io.github.sockettask.OnCloseCallback;
import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.OnErrorCallback;
import io.github.sockettask.OnMessageCallback;
import io.github.sockettask.OnMessagesCallback;
import io.github.sockettask.OnOpenCallback;
import io.github.sockettask.OnOpenCallbackResult;
import io.github.sockettask.OnWritableCallback;
import io.github.sockettask.ReconnectFailedException;
import io.github.sockettask.Registration;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskEvent;
import io.github.sockettask.SocketTaskListener;
import io.github.sockettask.client.execution.RunningCallback;
import io.github.sockettask.client.execution.SerialExecutor;
import io.github.sockettask.client.message.MessageOrigin;
import io.github.sockettask.client.message.MessageReader;
import io.github.sockettask.client.message.ReceivedMessage;
import io.github.sockettask.client.message.Route;
import io.github.sockettask.client.message.TypedMessages;
import io.github.sockettask.settings.SocketTaskSettings;

/**
 * Dispatches the events of a task: to the one callback of the event, then to the
 * listeners. What one of them throws is reported to the error handlers; the others still
 * get the event.
 */
public class EventDispatcher {

	private final SocketTask task;

	private final MessageReader reader;

	private final SerialExecutor executor;

	private final RunningCallback running;

	private final MessageStreams streams;

	private final ErrorHandlers errors;

	private final MessageRoutes routes;

	private final MessageDelivery delivery;

	/** Whether there ever was a callback, a listener or a stream. */
	private volatile boolean used;

	private volatile SocketTaskListener[] listeners = {};

	private final CallbackSlot<OnOpenCallback> onOpen = new CallbackSlot<>();

	private final CallbackSlot<OnWritableCallback> onWritable = new CallbackSlot<>();

	private final CallbackSlot<OnCloseCallback> onClose = new CallbackSlot<>();

	public EventDispatcher(SocketTask task, MessageReader reader, SocketTaskSettings settings, SerialExecutor executor,
			Supplier<List<DeadLetterHandler>> deadLetters, Runnable demandChanged) {
		this.task = task;
		this.reader = reader;
		this.executor = executor;
		this.running = executor.running();
		this.errors = new ErrorHandlers(task, deadLetters);
		this.streams = new MessageStreams(this, executor, demandChanged);
		this.routes = new MessageRoutes(reader, settings.makesLists());
		this.delivery = new MessageDelivery(this.routes, this.streams, settings.receive().retry(), this, this.running);
	}

	public MessageOrigin origin(int socketTaskId) {
		return new MessageOrigin(this.task, socketTaskId, this.reader);
	}

	public SocketTask task() {
		return this.task;
	}

	public String taskName() {
		return this.task.name();
	}

	// Returns false for a task whose events have no handler at all.
	public boolean areUsed() {
		return this.used;
	}

	public Registration onOpen(OnOpenCallback callback) {
		this.used = true;
		return this.onOpen.set(callback);
	}

	/**
	 * Set the callback for messages, or add one.
	 * @param filter the messages that it gets, {@code null} to set the callback that is
	 * replaced by the next one
	 * @param type the type of the messages
	 * @param callback the callback
	 * @return removes the callback
	 */
	@SuppressWarnings("unchecked")
	public Registration onMessage(@Nullable MessageFilter filter, Type type, OnMessageCallback<?> callback) {
		TypedMessages messages = typed(filter, type);
		boolean isReplaceable = filter == null && !messages.isSelective();
		return this.routes
			.add(new CallbackRoute.OfMessages((OnMessageCallback<Object>) callback, messages, isReplaceable));
	}

	/**
	 * Set the callback for lists of messages, or add one.
	 * @param filter the messages that it gets, {@code null} to set the callback that is
	 * replaced by the next one
	 * @param type the type of the messages
	 * @param callback the callback
	 * @return removes the callback
	 */
	@SuppressWarnings("unchecked")
	public Registration onMessages(@Nullable MessageFilter filter, Type type, OnMessagesCallback<?> callback) {
		refuseUnmatched(filter, "lists");
		TypedMessages messages = typed(filter, type);
		boolean isReplaceable = filter == null && !messages.isSelective();
		return this.routes.add(new CallbackRoute.OfLists((OnMessagesCallback<Object>) callback, messages, isReplaceable,
				this::leftOut));
	}

	public Flow.Publisher<?> messages(@Nullable MessageFilter filter, Type type) {
		refuseUnmatched(filter, "a stream");
		TypedMessages messages = typed(filter, type);
		this.reader.check(messages.filter());
		return this.streams.publisher(messages);
	}

	private TypedMessages typed(@Nullable MessageFilter filter, Type type) {
		this.used = true;
		TypedMessages messages = TypedMessages.of(type, this.reader.fields());
		return (filter != null) ? messages.narrow(filter) : messages;
	}

	private static void refuseUnmatched(@Nullable MessageFilter filter, String form) {
		if (filter != null && filter.isUnmatched()) {
			throw new IllegalArgumentException(
					"Unmatched messages can't be delivered as %s; add a callback for single messages".formatted(form));
		}
	}

	public MessageStreams streams() {
		return this.streams;
	}

	public Registration onWritable(OnWritableCallback callback) {
		this.used = true;
		return this.onWritable.set(callback);
	}

	public Registration onError(OnErrorCallback callback) {
		this.used = true;
		return this.errors.callback(callback);
	}

	public Registration onDeadLetter(DeadLetterHandler handler) {
		return this.errors.deadLetterCallback(handler);
	}

	public Registration onClose(OnCloseCallback callback) {
		this.used = true;
		return this.onClose.set(callback);
	}

	public Registration addListener(SocketTaskListener listener) {
		this.used = true;
		Route route = this.routes.add(listener);
		synchronized (this) {
			this.listeners = Stream.concat(Arrays.stream(this.listeners), Stream.of(listener))
				.toArray(SocketTaskListener[]::new);
		}
		return () -> removeListener(listener, route);
	}

	private synchronized void removeListener(SocketTaskListener listener, Route route) {
		if (this.routes.remove(route)) {
			List<SocketTaskListener> left = new ArrayList<>(Arrays.asList(this.listeners));
			// A listener may be equal to others, and may have been added twice
			left.remove(
					IntStream.range(0, left.size()).filter((i) -> left.get(i) == listener).findFirst().orElseThrow());
			this.listeners = left.toArray(SocketTaskListener[]::new);
		}
	}

	public void opened(OnOpenCallbackResult result) {
		OnOpenCallback callback = this.onOpen.get();
		if (callback != null) {
			run("onOpen callback", () -> callback.onOpen(result));
		}
		for (SocketTaskListener listener : this.listeners) {
			run(listener, () -> listener.onOpen(this.task, result));
		}
	}

	public MessageDelivery delivery() {
		return this.delivery;
	}

	public void writable() {
		OnWritableCallback callback = this.onWritable.get();
		if (callback != null) {
			run("onWritable callback", callback::onWritable);
		}
		for (SocketTaskListener listener : this.listeners) {
			run(listener, () -> listener.onWritable(this.task));
		}
	}

	public void event(SocketTaskEvent event) {
		for (SocketTaskListener listener : this.listeners) {
			run(listener, () -> listener.onEvent(this.task, event));
		}
	}

	public void ended(ConnectionEnd end, @Nullable ReconnectFailedException gaveUp) {
		if (end.error() != null) {
			failed(end.error());
		}
		if (gaveUp != null) {
			failed(gaveUp);
		}
		closed(end.close());
	}

	private void closed(OnCloseCallbackResult result) {
		OnCloseCallback callback = this.onClose.get();
		if (callback != null) {
			run("onClose callback", () -> callback.onClose(result));
		}
		for (SocketTaskListener listener : this.listeners) {
			run(listener, () -> listener.onClose(this.task, result));
		}
	}

	private void failed(Throwable cause) {
		this.errors.failed(ErrorHandlers.result(cause, null, null), this.listeners, this.running);
	}

	public void error(Throwable cause) {
		error(cause, this.running);
	}

	// Other code of the application than a handler is about to run in the executor.
	public void begin(Object what) {
		this.running.begin(what);
	}

	void error(Throwable cause, RunningCallback running) {
		this.errors.error(ErrorHandlers.result(cause, null, null), this.listeners, running);
	}

	void error(Object handler, @Nullable MessageContext message, Throwable cause, RunningCallback running) {
		this.errors.error(ErrorHandlers.result(cause, handler, message), this.listeners, running);
		if (message != null) {
			deadLetter(handler, message, cause);
		}
	}

	private void leftOut(Object handler, Throwable cause, List<MessageContext> messages) {
		reported(handler, messages);
		error(handler, messages, cause);
	}

	// The list that a message was left out of may fail as a whole later
	private static void reported(Object handler, List<MessageContext> messages) {
		messages.stream()
			.filter(ReceivedMessage.class::isInstance)
			.forEach((message) -> ((ReceivedMessage) message).failures().reported(handler));
	}

	// Reports a handler that has returned already, or has left messages out. Returns at
	// once.
	public void errorLater(Object handler, Throwable cause, List<MessageContext> messages) {
		reported(handler, messages);
		this.executor.execute(() -> error(handler, messages, cause));
	}

	// Reports a handler that has failed with messages that were not reported before; none
	// if another event has failed.
	void error(Object handler, List<? extends MessageContext> messages, Throwable cause) {
		MessageContext first = messages.isEmpty() ? null : messages.get(0);
		this.errors.error(ErrorHandlers.result(cause, handler, first), this.listeners, this.running);
		messages.forEach((message) -> deadLetter(handler, message, cause));
	}

	private void deadLetter(Object handler, MessageContext message, Throwable cause) {
		int attempts = (message instanceof ReceivedMessage received) ? received.attempts(handler) : 1;
		this.errors.deadLetter(new DeadLetter(message, handler, cause, attempts));
	}

	private void run(Object what, Callback callback) {
		this.running.begin(what);
		try {
			callback.run();
		}
		catch (Throwable ex) {
			error(what, null, ex, this.running);
		}
	}

	private interface Callback {

		void run() throws Exception;

	}

}
