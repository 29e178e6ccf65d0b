package io.github.sockettask.test.task;

import java.lang.reflect.Type;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.CallbackResult;
import io.github.sockettask.CloseOption;
import io.github.sockettask.DeadLetterHandler;
import io.github.sockettask.MessageContext;
import io.github.sockettask.MessageFilter;
import io.github.sockettask.OnCloseCallback;
import io.github.sockettask.OnErrorCallback;
import io.github.sockettask.OnMessageCallback;
import io.github.sockettask.OnMessagesCallback;
import io.github.sockettask.OnOpenCallback;
import io.github.sockettask.OnWritableCallback;
import io.github.sockettask.ReadyState;
import io.github.sockettask.Registration;
import io.github.sockettask.SendOption;
import io.github.sockettask.SocketMessageConverter;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskListener;
import io.github.sockettask.SocketTaskStatus;
import io.github.sockettask.client.ApplicationTask;
import io.github.sockettask.settings.SocketTaskSettings;

/**
 * A task without a network, for tests of what uses a task. It is the real engine, with
 * its states, checks and texts, on a connection that the test controls:
 *
 * <pre class="code">
 * FakeSocketTask task = new FakeSocketTask("ticker");
 * Desk desk = new Desk(task);
 * task.connection().open().receiveText("hello");
 * assertThat(task.connection().sent()).containsExactly("world");
 * </pre>
 *
 * Callbacks run within the calls that cause them, and futures of sends are complete when
 * they are returned, or when the running callback returns.
 *
 * @since 0.1.0
 */
public final class FakeSocketTask implements ApplicationTask {

	private final ApplicationTask task;

	private final FakeSocketConnection connection;

	/**
	 * Create a task that is not connected, and converts messages as JSON if Jackson is on
	 * the class path.
	 * @param name its name
	 */
	public FakeSocketTask(String name) {
		this(name, DefaultConverter.create());
	}

	/**
	 * Create a task that is not connected.
	 * @param name its name
	 * @param converter converts messages
	 */
	public FakeSocketTask(String name, SocketMessageConverter converter) {
		this(name, new FakeEngine(new FixedSettings(), FixedSettings.CONFIGURATION, converter));
	}

	FakeSocketTask(String name, FakeEngine engine) {
		this(engine.createTask(name), engine);
	}

	FakeSocketTask(SocketTask task, FakeEngine engine) {
		this.task = (ApplicationTask) task;
		this.connection = new FakeSocketConnection(task, engine);
		// Records the events before the first assertion.
		SocketTaskRecorder.of(this);
	}

	/**
	 * Return what the test controls.
	 * @return the other end of the task, the same for all of its connections
	 */
	public FakeSocketConnection connection() {
		return this.connection;
	}

	@Override
	public String name() {
		return this.task.name();
	}

	@Override
	public SocketTaskSettings settings() {
		return this.task.settings();
	}

	@Override
	public boolean hasListHandlers() {
		return this.task.hasListHandlers();
	}

	@Override
	public int socketTaskId() {
		return this.task.socketTaskId();
	}

	@Override
	public ReadyState readyState() {
		return this.task.readyState();
	}

	@Override
	public String errMsg() {
		return this.task.errMsg();
	}

	/**
	 * Return nothing: there is no session.
	 */
	@Override
	public <T> @Nullable T ws(Class<T> type) {
		return this.task.ws(type);
	}

	@Override
	public CompletableFuture<CallbackResult> send(SendOption option) {
		return this.task.send(option);
	}

	@Override
	public long bufferedAmount() {
		return this.task.bufferedAmount();
	}

	@Override
	public boolean isWritable() {
		return this.task.isWritable();
	}

	@Override
	public int clearOfflineQueue() {
		return this.task.clearOfflineQueue();
	}

	@Override
	public Registration onDeadLetter(DeadLetterHandler handler) {
		return this.task.onDeadLetter((letter) -> handler.onDeadLetter(NamingListener.named(letter)));
	}

	@Override
	public Registration onWritable(OnWritableCallback callback) {
		return this.task.onWritable(callback);
	}

	@Override
	public CompletableFuture<CallbackResult> close(CloseOption option) {
		return this.task.close(option);
	}

	@Override
	public Registration onOpen(OnOpenCallback callback) {
		return this.task.onOpen(callback);
	}

	@Override
	public Registration onMessage(OnMessageCallback<Object> callback) {
		return this.task.onMessage(callback);
	}

	@Override
	public Registration onMessage(Type type, OnMessageCallback<?> callback) {
		return this.task.onMessage(type, callback);
	}

	@Override
	public Registration onMessage(MessageFilter filter, Type type, OnMessageCallback<?> callback) {
		return this.task.onMessage(filter, type, callback);
	}

	@Override
	public Registration onMessages(MessageFilter filter, Type type, OnMessagesCallback<?> callback) {
		return this.task.onMessages(filter, type, callback);
	}

	@Override
	public Flow.Publisher<?> messages(MessageFilter filter, Type type) {
		return this.task.messages(filter, type);
	}

	@Override
	public Registration onMessages(Type type, OnMessagesCallback<?> callback) {
		return this.task.onMessages(type, callback);
	}

	@Override
	public Flow.Publisher<?> messages(Type type) {
		return this.task.messages(type);
	}

	@Override
	public void pause() {
		this.task.pause();
	}

	@Override
	public void resume() {
		this.task.resume();
	}

	@Override
	public boolean isPaused() {
		return this.task.isPaused();
	}

	@Override
	public Registration onError(OnErrorCallback callback) {
		return this.task.onError((result) -> callback.onError(NamingListener.named(result)));
	}

	@Override
	public Registration onClose(OnCloseCallback callback) {
		return this.task.onClose(callback);
	}

	@Override
	public Registration addListener(SocketTaskListener listener) {
		return this.task.addListener(new NamingListener(this, listener));
	}

	@Override
	public void reportError(Throwable error) {
		this.task.reportError(error);
	}

	@Override
	public void handlerFailed(Object handler, Throwable cause, List<MessageContext> messages) {
		this.task.handlerFailed(NamedMessage.inner(handler, messages), cause,
				messages.stream().map(NamedMessage::inner).toList());
	}

	@Override
	public SocketTaskStatus status() {
		return this.task.status();
	}

	@Override
	public CompletableFuture<Void> start() {
		return this.task.start();
	}

	@Override
	public CompletableFuture<Void> reconnect() {
		return this.task.reconnect();
	}

	@Override
	public CompletableFuture<Void> replace() {
		return this.task.replace();
	}

	@Override
	public CompletableFuture<Void> replace(URI address) {
		return this.task.replace(address);
	}

	@Override
	public CompletableFuture<Void> stop() {
		return this.task.stop();
	}

	@Override
	public String toString() {
		return "Fake" + this.task;
	}

}
