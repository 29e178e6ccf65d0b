package io.github.sockettask.client;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Flow;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.DeadLetterHandler;
import io.github.sockettask.MessageContext;
import io.github.sockettask.MessageRoute;
import io.github.sockettask.OnCloseCallback;
import io.github.sockettask.OnErrorCallback;
import io.github.sockettask.OnMessageCallback;
import io.github.sockettask.OnMessagesCallback;
import io.github.sockettask.OnOpenCallback;
import io.github.sockettask.OnWritableCallback;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskListener;
import io.github.sockettask.client.connection.SharedResources;
import io.github.sockettask.client.execution.SerialExecutor;
import io.github.sockettask.client.handler.DeadLetters;
import io.github.sockettask.client.handler.EventDispatcher;
import io.github.sockettask.client.handler.MessagePublisher;
import io.github.sockettask.client.message.MessageReader;
import io.github.sockettask.client.receive.ReceiveGate;
import io.github.sockettask.settings.SocketTaskSettings;

/**
 * The receiving side of a task: who is told of what happens.
 */
public abstract class ReceivingTask implements SocketTask {

	private static final Log logger = LogFactory.getLog(ReceivingTask.class);

	private final SerialExecutor stream;

	private final EventDispatcher callbacks;

	private final ReceiveGate intake;

	private volatile boolean checked;

	/**
	 * Create a task with nobody to tell.
	 * @param settings how to receive
	 * @param engine what the task shares with other tasks
	 */
	ReceivingTask(SocketTaskSettings settings, SharedResources engine) {
		this.stream = new SerialExecutor(engine.executors().callbacks());
		MessageReader reading = new MessageReader(engine.converter(), engine.fields(), settings.dispatch());
		this.callbacks = new EventDispatcher(this, reading, settings, this.stream,
				new DeadLetters(engine.deadLetters()), () -> intake().changed());
		this.intake = new ReceiveGate(settings, this.callbacks, this.stream, engine.executors().callbacks(),
				engine.timer(), engine.keys());
	}

	/** To be called when the task is started. */
	void checkHandlers() {
		if (!this.checked && !this.callbacks.areUsed()) {
			logger.warn("Socket task '%s' is started without any handler, so what it receives is thrown away. "
				.formatted(name())
					+ "Annotated methods are found in beans only, and in those that name this task or none: "
					+ "is a @Component or a name missing?");
		}
		this.checked = true;
	}

	SerialExecutor stream() {
		return this.stream;
	}

	EventDispatcher callbacks() {
		return this.callbacks;
	}

	ReceiveGate intake() {
		return this.intake;
	}

	@Override
	public void onOpen(OnOpenCallback callback) {
		this.callbacks.onOpen(required("callback", callback));
	}

	@Override
	@SuppressWarnings("unchecked")
	public MessageRoute<Object> onMessage(OnMessageCallback<Object> callback) {
		return (MessageRoute<Object>) this.callbacks.onMessage(Object.class, required("callback", callback));
	}

	@Override
	public MessageRoute<?> onMessage(Type type, OnMessageCallback<?> callback) {
		return this.callbacks.onMessage(required("type", type), required("callback", callback));
	}

	@Override
	public MessageRoute<?> onMessages(Type type, OnMessagesCallback<?> callback) {
		return this.callbacks.onMessages(required("type", type), required("callback", callback));
	}

	@Override
	public Flow.Publisher<?> messages(Type type) {
		return new MessagePublisher(this.callbacks.messages(required("type", type)), this.callbacks.streams(),
				this.stream);
	}

	@Override
	public void pause() {
		this.intake.pause();
	}

	@Override
	public void resume() {
		this.intake.resume();
	}

	@Override
	public boolean isPaused() {
		return this.intake.isPaused();
	}

	@Override
	public void onError(OnErrorCallback callback) {
		this.callbacks.onError(required("callback", callback));
	}

	@Override
	public void onDeadLetter(DeadLetterHandler handler) {
		this.callbacks.onDeadLetter(required("handler", handler));
	}

	@Override
	public void onWritable(OnWritableCallback callback) {
		this.callbacks.onWritable(required("callback", callback));
	}

	@Override
	public void onClose(OnCloseCallback callback) {
		this.callbacks.onClose(required("callback", callback));
	}

	@Override
	public void addListener(SocketTaskListener listener) {
		this.callbacks.addListener(required("listener", listener));
	}

	@Override
	public void reportError(Throwable error) {
		required("error", error);
		this.stream.execute(() -> this.callbacks.error(error));
	}

	@Override
	public void reportError(Object handler, Throwable error, List<MessageContext> messages) {
		List<MessageContext> failed = List.copyOf(required("messages", messages));
		required("handler", handler);
		required("error", error);
		this.stream.execute(() -> this.callbacks.error(handler, failed, error));
	}

	static <V> V required(String name, @Nullable V value) {
		return Objects.requireNonNull(value, () -> name + " must not be null");
	}

}
