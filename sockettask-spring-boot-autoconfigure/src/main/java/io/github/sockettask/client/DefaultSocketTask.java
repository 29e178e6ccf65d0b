package io.github.sockettask.client;

import java.lang.reflect.Type;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.IntConsumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.CallbackResult;
import io.github.sockettask.CloseOption;
import io.github.sockettask.CloseSocketException;
import io.github.sockettask.ConnectSocketException;
import io.github.sockettask.DeadLetterHandler;
import io.github.sockettask.MessageContext;
import io.github.sockettask.MessageFilter;
import io.github.sockettask.MessageStream;
import io.github.sockettask.OnCloseCallback;
import io.github.sockettask.OnErrorCallback;
import io.github.sockettask.OnMessageCallback;
import io.github.sockettask.OnMessagesCallback;
import io.github.sockettask.OnOpenCallback;
import io.github.sockettask.OnWritableCallback;
import io.github.sockettask.ReadyState;
import io.github.sockettask.ReconnectPolicy;
import io.github.sockettask.Registration;
import io.github.sockettask.SendOption;
import io.github.sockettask.SocketTaskException;
import io.github.sockettask.SocketTaskListener;
import io.github.sockettask.SocketTaskStatus;
import io.github.sockettask.client.connect.HandshakeFactory;
import io.github.sockettask.client.connection.ConnectionSupervisor;
import io.github.sockettask.client.connection.SharedResources;
import io.github.sockettask.client.connection.SocketConnection;
import io.github.sockettask.client.connection.TaskContext;
import io.github.sockettask.client.execution.SerialExecutor;
import io.github.sockettask.client.handler.EventDispatcher;
import io.github.sockettask.client.message.MessageReader;
import io.github.sockettask.client.receive.ReceiveGate;
import io.github.sockettask.client.reconnect.ReconnectBackoff;
import io.github.sockettask.client.send.CallOutcome;
import io.github.sockettask.client.send.ConnectionSender;
import io.github.sockettask.client.send.OfflineQueue;
import io.github.sockettask.client.send.OutboundConverter;
import io.github.sockettask.client.send.QueuedSend;
import io.github.sockettask.client.send.SendFailures;
import io.github.sockettask.client.send.StreamedSend;
import io.github.sockettask.client.send.TaskSends;
import io.github.sockettask.settings.SocketTaskSettings;
import io.github.sockettask.settings.Startup;
import io.github.sockettask.transport.TransportRequest;

/**
 * The task of this library: checks calls, converts messages and passes both on to the
 * current connection.
 */
class DefaultSocketTask implements ApplicationTask {

	private static final String CLOSED = "closeSocket:ok";

	private static final Log logger = LogFactory.getLog(DefaultSocketTask.class);

	private final String name;

	private final SocketTaskSettings settings;

	private final SerialExecutor executor;

	private final EventDispatcher dispatcher;

	private final ReceiveGate gate;

	private final OutboundConverter messages;

	private final TaskSends sends;

	private final @Nullable OfflineQueue offline;

	private final ConnectionSupervisor supervisor;

	/** Whether the first message starts the task; cleared before it is stopped. */
	private volatile boolean lazy;

	private volatile boolean checked;

	DefaultSocketTask(String name, HandshakeFactory handshakes, SocketTaskSettings settings,
			@Nullable ReconnectPolicy policy, SharedResources resources) {
		this.name = name;
		this.settings = settings;
		this.lazy = settings.startup() == Startup.LAZY;
		this.executor = new SerialExecutor(resources.executors().callbacks());
		MessageReader reader = resources.reader().withTypeField(Objects.requireNonNull(settings.routing().typeField()));
		this.dispatcher = new EventDispatcher(this, reader, settings, this.executor, resources.deadLetters(),
				this::demandChanged);
		this.gate = new ReceiveGate(settings, this.dispatcher, this.executor, resources.executors().callbacks(),
				resources.timer(), resources.keys());
		this.messages = new OutboundConverter(resources.converter(), this::protocol);
		TaskContext context = TaskContext.of(this.executor, this.dispatcher, this.gate, settings, resources);
		this.offline = context.offline();
		this.sends = context.sends();
		this.supervisor = new ConnectionSupervisor(handshakes, new ReconnectBackoff(settings.reconnect(), policy,
				handshakes.areCustomized(), handshakes.urls(), resources.timer()), context);
	}

	private void demandChanged() {
		this.gate.changed();
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public SocketTaskSettings settings() {
		return this.settings;
	}

	@Override
	public boolean hasListHandlers() {
		return this.dispatcher.delivery().wantsLists();
	}

	@Override
	public int socketTaskId() {
		SocketConnection connection = this.supervisor.current();
		return (connection != null) ? connection.id() : 0;
	}

	@Override
	public ReadyState readyState() {
		return this.supervisor.readyState();
	}

	@Override
	public String errMsg() {
		return this.supervisor.errMsg();
	}

	@Override
	public <T> @Nullable T ws(Class<T> type) {
		required("type", type);
		SocketConnection connection = this.supervisor.current();
		return (connection != null) ? connection.unwrap(type) : null;
	}

	@Override
	public SocketTaskStatus status() {
		return this.supervisor.status();
	}

	@Override
	public CompletableFuture<Void> start() {
		checkHandlers();
		this.lazy = false;
		return this.supervisor.start(() -> true);
	}

	private void checkHandlers() {
		if (!this.checked && !this.dispatcher.areUsed()) {
			logger.warn("Socket task '%s' is started without any handler, so what it receives is thrown away. "
				.formatted(name())
					+ "Annotated methods are found in beans only, and in those that name this task or none: "
					+ "is a @Component or a name missing?");
		}
		this.checked = true;
	}

	@Override
	public CompletableFuture<Void> reconnect() {
		this.lazy = false;
		return this.supervisor.reconnect();
	}

	@Override
	public CompletableFuture<Void> replace() {
		return this.supervisor.rotation().replace(null);
	}

	@Override
	public CompletableFuture<Void> replace(URI address) {
		return this.supervisor.rotation().replace(required("address", address));
	}

	void connect(TransportRequest request, int id, IntConsumer accepted) {
		this.supervisor.connect(request, id, accepted);
	}

	@Override
	public CompletableFuture<Void> stop() {
		this.lazy = false;
		CompletableFuture<Void> stopped = this.supervisor.stop(Duration.ZERO);
		// Only now: a connection that is lost meanwhile leaves its messages here.
		endWaiting();
		return stopped;
	}

	@Override
	public Registration onOpen(OnOpenCallback callback) {
		return this.dispatcher.onOpen(required("callback", callback));
	}

	@Override
	public Registration onMessage(OnMessageCallback<Object> callback) {
		return this.dispatcher.onMessage(null, Object.class, required("callback", callback));
	}

	@Override
	public Registration onMessage(Type type, OnMessageCallback<?> callback) {
		return this.dispatcher.onMessage(null, required("type", type), required("callback", callback));
	}

	@Override
	public Registration onMessage(MessageFilter filter, Type type, OnMessageCallback<?> callback) {
		return this.dispatcher.onMessage(required("filter", filter), required("type", type),
				required("callback", callback));
	}

	@Override
	public Registration onMessages(Type type, OnMessagesCallback<?> callback) {
		return this.dispatcher.onMessages(null, required("type", type), required("callback", callback));
	}

	@Override
	public Registration onMessages(MessageFilter filter, Type type, OnMessagesCallback<?> callback) {
		return this.dispatcher.onMessages(required("filter", filter), required("type", type),
				required("callback", callback));
	}

	@Override
	public Flow.Publisher<?> messages(Type type) {
		return this.dispatcher.messages(null, required("type", type));
	}

	@Override
	public Flow.Publisher<?> messages(MessageFilter filter, Type type) {
		return this.dispatcher.messages(required("filter", filter), required("type", type));
	}

	@Override
	public void pause() {
		this.gate.pause();
	}

	@Override
	public void resume() {
		this.gate.resume();
	}

	@Override
	public boolean isPaused() {
		return this.gate.isPaused();
	}

	@Override
	public Registration onError(OnErrorCallback callback) {
		return this.dispatcher.onError(required("callback", callback));
	}

	@Override
	public Registration onDeadLetter(DeadLetterHandler handler) {
		return this.dispatcher.onDeadLetter(required("handler", handler));
	}

	@Override
	public Registration onWritable(OnWritableCallback callback) {
		return this.dispatcher.onWritable(required("callback", callback));
	}

	@Override
	public Registration onClose(OnCloseCallback callback) {
		return this.dispatcher.onClose(required("callback", callback));
	}

	@Override
	public Registration addListener(SocketTaskListener listener) {
		return this.dispatcher.addListener(required("listener", listener));
	}

	@Override
	public void reportError(Throwable error) {
		required("error", error);
		this.executor.execute(() -> this.dispatcher.error(error));
	}

	@Override
	public void handlerFailed(Object handler, Throwable cause, List<MessageContext> messages) {
		this.dispatcher.errorLater(handler, cause, List.copyOf(messages));
	}

	@Override
	public CompletableFuture<CallbackResult> send(@Nullable SendOption option) {
		if (option == null) {
			return refuse(null, SendFailures.noOption());
		}
		return send(option.data(), QueuedSend.isPlain(option) ? null : option);
	}

	// The short forms pass no option, so that none has to be made.

	@Override
	public CompletableFuture<CallbackResult> send(String text) {
		return send(text, null);
	}

	@Override
	public CompletableFuture<CallbackResult> send(byte[] bytes) {
		return send(bytes, null);
	}

	private CompletableFuture<CallbackResult> send(@Nullable Object data, @Nullable SendOption option) {
		Object message = null;
		CompletableFuture<CallbackResult> outcome;
		try {
			message = this.messages.of(data);
			outcome = send(message, OutboundConverter.size(message),
					(option != null) ? OutboundConverter.check(option) : null);
		}
		catch (SocketTaskException ex) {
			outcome = refuse(option, ex);
		}
		if (message instanceof MessageStream streamed && !(outcome instanceof StreamedSend)) {
			StreamedSend.close(streamed);
		}
		return outcome;
	}

	private CompletableFuture<CallbackResult> send(Object message, int size, @Nullable SendOption option) {
		ConnectionSender sender = sender();
		if (sender != null) {
			return sender.send(message, size, option);
		}
		if (this.offline == null || !this.offline.isKeeping()) {
			return refuse(option, SendFailures.notOpen());
		}
		CompletableFuture<CallbackResult> kept = this.offline.send(message, size, option);
		if (this.lazy) {
			startLazily();
		}
		return kept;
	}

	private void startLazily() {
		try {
			this.supervisor.start(() -> this.lazy);
			this.lazy = false;
		}
		catch (ConnectSocketException ex) {
			// The message stays in the queue, and the next one tries again.
			reportError(ex);
		}
	}

	private CompletableFuture<CallbackResult> refuse(@Nullable SendOption option, SocketTaskException failure) {
		return this.sends.refuse(option, failure);
	}

	private @Nullable String protocol() {
		SocketConnection connection = this.supervisor.current();
		return (connection != null) ? connection.mailbox().origin().protocol() : null;
	}

	private @Nullable ConnectionSender sender() {
		SocketConnection connection = this.supervisor.current();
		ConnectionSender sender = sender(connection);
		// Another connection may have replaced it meanwhile.
		while (sender == null && connection != this.supervisor.current()) {
			connection = this.supervisor.current();
			sender = sender(connection);
		}
		return sender;
	}

	private static @Nullable ConnectionSender sender(@Nullable SocketConnection connection) {
		return (connection != null) ? connection.sender() : null;
	}

	@Override
	public long bufferedAmount() {
		SocketConnection connection = this.supervisor.current();
		return ((connection != null) ? connection.bufferedAmount() : 0)
				+ ((this.offline != null) ? this.offline.size() : 0);
	}

	@Override
	public boolean isWritable() {
		ConnectionSender sender = sender();
		if (sender != null) {
			return sender.isWritable();
		}
		return this.offline != null && this.offline.isWritable();
	}

	private void endWaiting() {
		if (this.offline != null) {
			this.offline.lazyStartIsOver();
		}
		clearOfflineQueue();
	}

	@Override
	public int clearOfflineQueue() {
		return (this.offline != null) ? this.offline.clear(SendFailures::cleared) : 0;
	}

	@Override
	public CompletableFuture<CallbackResult> close(@Nullable CloseOption option) {
		CallOutcome outcome = new CallOutcome(this.executor, option);
		CloseOption checked;
		try {
			checked = check(option);
		}
		catch (CloseSocketException ex) {
			return outcome.refuse(ex);
		}
		this.lazy = false;
		SocketConnection connection = this.supervisor.close();
		if (connection != null) {
			connection.close(checked.code(), checked.reason(), () -> outcome.announce(CLOSED));
		}
		else {
			outcome.announce(CLOSED);
		}
		// Only now: a connection that is lost meanwhile leaves its messages here.
		endWaiting();
		outcome.future().complete(new CallbackResult(CLOSED));
		return outcome.future();
	}

	// RFC 6455, sections 5.5 and 7.4.2
	private static CloseOption check(@Nullable CloseOption option) {
		if (option == null) {
			throw new CloseSocketException(
					"closeSocket:fail parameter error: parameter should be Object instead of Null");
		}
		if (Objects.isNull(option.reason())) {
			throw new CloseSocketException(
					"closeSocket:fail parameter error: parameter.reason should be String instead of Null");
		}
		int code = option.code();
		if (code != CloseOption.NORMAL && (code < 3000 || code > 4999)) {
			throw new CloseSocketException(
					"closeSocket:fail the code must be either 1000, or between 3000 and 4999; " + code + " is neither");
		}
		int length = option.reason().getBytes(StandardCharsets.UTF_8).length;
		if (length > CloseOption.MAX_REASON_BYTES) {
			throw new CloseSocketException("closeSocket:fail the reason must not be longer than "
					+ CloseOption.MAX_REASON_BYTES + " bytes of UTF-8; it is " + length + " bytes long");
		}
		return option;
	}

	static <V> V required(String name, @Nullable V value) {
		return Objects.requireNonNull(value, () -> name + " must not be null");
	}

	@Override
	public String toString() {
		return "SocketTask '" + this.name + "' (" + readyState() + ")";
	}

}
