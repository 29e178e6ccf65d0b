package io.github.sockettask.listener;

import java.lang.reflect.Type;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.CallbackResult;
import io.github.sockettask.CloseOption;
import io.github.sockettask.DeadLetterHandler;
import io.github.sockettask.MessageContext;
import io.github.sockettask.MessageFilter;
import io.github.sockettask.OnCloseCallback;
import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.OnErrorCallback;
import io.github.sockettask.OnErrorCallbackResult;
import io.github.sockettask.OnMessageCallback;
import io.github.sockettask.OnMessagesCallback;
import io.github.sockettask.OnOpenCallback;
import io.github.sockettask.OnOpenCallbackResult;
import io.github.sockettask.OnWritableCallback;
import io.github.sockettask.ReadyState;
import io.github.sockettask.Registration;
import io.github.sockettask.SendOption;
import io.github.sockettask.SendSocketMessageException;
import io.github.sockettask.SocketProfile;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskListener;
import io.github.sockettask.SocketTaskStatus;
import io.github.sockettask.converter.TestMessage;

/**
 * Records what is sent and lets a test fire events, isolating listeners as the engine
 * does.
 */
public class RecordingSocketTask implements SocketTask {

	final List<Object> sent = new ArrayList<>();

	public final List<SocketTaskListener> listeners = new ArrayList<>();

	public final List<Throwable> unhandled = new ArrayList<>();

	private final String name;

	private @Nullable String sendFailure;

	private int socketTaskId = 1;

	public RecordingSocketTask(String name) {
		this.name = name;
	}

	void open() {
		Map<String, List<String>> header = Map.of("X-Server", List.of("hello"));
		Instant now = Instant.now();
		fire((listener) -> listener.onOpen(this,
				new OnOpenCallbackResult(header, "v1", new SocketProfile(now, now, now))));
	}

	public void message(Object data) {
		fire((listener) -> {
			TestMessage message = new TestMessage(this, data);
			if (message.isWanted(listener.filter())) {
				listener.onMessage(this, message);
			}
		});
	}

	void messages(Object... data) {
		fire((listener) -> listener.onMessages(this,
				Arrays.stream(data).<MessageContext>map((message) -> new TestMessage(this, message)).toList()));
	}

	void closed(int code, String reason) {
		fire((listener) -> listener.onClose(this, new OnCloseCallbackResult(code, reason)));
	}

	void error(Throwable cause) {
		boolean handled = false;
		for (SocketTaskListener listener : List.copyOf(this.listeners)) {
			try {
				handled |= listener.onError(this, new OnErrorCallbackResult(String.valueOf(cause.getMessage()), cause));
			}
			catch (Exception ex) {
				this.unhandled.add(ex);
			}
		}
		if (!handled) {
			this.unhandled.add(cause);
		}
	}

	public void replaceConnection() {
		this.socketTaskId++;
	}

	void failSends(String errMsg) {
		this.sendFailure = errMsg;
	}

	private void fire(Event event) {
		for (SocketTaskListener listener : List.copyOf(this.listeners)) {
			try {
				event.deliver(listener);
			}
			catch (Throwable ex) {
				error(ex);
			}
		}
	}

	@Override
	public CompletableFuture<CallbackResult> send(SendOption option) {
		String failure = (option.data() != null) ? this.sendFailure : "data is required";
		CallbackResult result = new CallbackResult((failure != null) ? failure : "sendSocketMessage:ok");
		if (failure == null) {
			this.sent.add(option.data());
			return CompletableFuture.completedFuture(result);
		}
		Consumer<CallbackResult> fail = option.fail();
		if (fail != null) {
			fail.accept(result);
		}
		return CompletableFuture.failedFuture(new SendSocketMessageException(failure));
	}

	@Override
	public void reportError(Throwable error) {
		error(error);
	}

	@Override
	public Registration addListener(SocketTaskListener listener) {
		this.listeners.add(listener);
		return () -> this.listeners.remove(listener);
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public int socketTaskId() {
		return this.socketTaskId;
	}

	@Override
	public ReadyState readyState() {
		return OPEN;
	}

	@Override
	public String errMsg() {
		return "connectSocket:ok";
	}

	@Override
	public <T> @Nullable T ws(Class<T> type) {
		return null;
	}

	@Override
	public long bufferedAmount() {
		throw new UnsupportedOperationException();
	}

	@Override
	public boolean isWritable() {
		throw new UnsupportedOperationException();
	}

	@Override
	public int clearOfflineQueue() {
		throw new UnsupportedOperationException();
	}

	@Override
	public Registration onDeadLetter(DeadLetterHandler handler) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Registration onWritable(OnWritableCallback callback) {
		throw new UnsupportedOperationException();
	}

	@Override
	public CompletableFuture<CallbackResult> close(CloseOption option) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Registration onOpen(OnOpenCallback callback) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Registration onMessage(OnMessageCallback<Object> callback) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Registration onMessage(Type type, OnMessageCallback<?> callback) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Registration onMessage(MessageFilter filter, Type type, OnMessageCallback<?> callback) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Registration onMessages(MessageFilter filter, Type type, OnMessagesCallback<?> callback) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Flow.Publisher<?> messages(MessageFilter filter, Type type) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Registration onMessages(Type type, OnMessagesCallback<?> callback) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Flow.Publisher<?> messages(Type type) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void pause() {
		throw new UnsupportedOperationException();
	}

	@Override
	public void resume() {
		throw new UnsupportedOperationException();
	}

	@Override
	public boolean isPaused() {
		return false;
	}

	@Override
	public Registration onError(OnErrorCallback callback) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Registration onClose(OnCloseCallback callback) {
		throw new UnsupportedOperationException();
	}

	@Override
	public SocketTaskStatus status() {
		return SocketTaskStatus.OPEN;
	}

	@Override
	public CompletableFuture<Void> start() {
		return CompletableFuture.completedFuture(null);
	}

	@Override
	public CompletableFuture<Void> reconnect() {
		return CompletableFuture.completedFuture(null);
	}

	@Override
	public CompletableFuture<Void> replace() {
		return CompletableFuture.completedFuture(null);
	}

	@Override
	public CompletableFuture<Void> replace(URI address) {
		return CompletableFuture.completedFuture(null);
	}

	@Override
	public CompletableFuture<Void> stop() {
		return CompletableFuture.completedFuture(null);
	}

	@FunctionalInterface
	private interface Event {

		void deliver(SocketTaskListener listener) throws Exception;

	}

}
