package io.github.sockettask.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.CallbackResult;
import io.github.sockettask.CloseOption;
import io.github.sockettask.CloseSocketException;
import io.github.sockettask.MessageStream;
import io.github.sockettask.ReadyState;
import io.github.sockettask.ReconnectPolicy;
import io.github.sockettask.SendOption;
import io.github.sockettask.SocketTaskException;
import io.github.sockettask.SocketTaskStatus;
import io.github.sockettask.client.connect.HandshakeFactory;
import io.github.sockettask.client.connection.ConnectionSupervisor;
import io.github.sockettask.client.connection.SharedResources;
import io.github.sockettask.client.connection.SocketConnection;
import io.github.sockettask.client.connection.TaskContext;
import io.github.sockettask.client.reconnect.ReconnectBackoff;
import io.github.sockettask.client.send.CallOutcome;
import io.github.sockettask.client.send.ConnectionSender;
import io.github.sockettask.client.send.OfflineQueue;
import io.github.sockettask.client.send.OutboundConverter;
import io.github.sockettask.client.send.QueuedSend;
import io.github.sockettask.client.send.SendFailures;
import io.github.sockettask.client.send.StreamedSend;
import io.github.sockettask.client.send.UnobservedSends;
import io.github.sockettask.settings.SocketTaskSettings;
import io.github.sockettask.settings.Startup;
import io.github.sockettask.transport.TransportRequest;

/**
 * The task of this library: checks calls, converts messages and passes both on to the
 * current connection.
 */
class DefaultSocketTask extends ReceivingTask implements ApplicationTask {

	private static final String CLOSED = "closeSocket:ok";

	private final String name;

	private final SocketTaskSettings settings;

	private final OutboundConverter messages;

	private final UnobservedSends unobserved;

	private final @Nullable OfflineQueue offline;

	private final ConnectionSupervisor connections;

	private final LazyStart lazy;

	/**
	 * Create a task that is not connected.
	 * @param name its name
	 * @param handshakes where and how to connect
	 * @param settings how to connect again, send and receive
	 * @param policy decides whether to connect again, if there is one
	 * @param engine what it shares with other tasks
	 */
	DefaultSocketTask(String name, HandshakeFactory handshakes, SocketTaskSettings settings,
			@Nullable ReconnectPolicy policy, SharedResources engine) {
		super(settings, engine);
		this.name = name;
		this.settings = settings;
		this.messages = new OutboundConverter(engine.converter(), this::protocol);
		TaskContext context = TaskContext.of(stream(), callbacks(), intake(), settings, engine);
		this.offline = context.offline();
		this.unobserved = context.unobserved();
		this.connections = new ConnectionSupervisor(handshakes,
				new ReconnectBackoff(settings.reconnect(), policy, handshakes.areCustomized()), context);
		this.lazy = new LazyStart(this.connections.attempts(), this::reportError,
				settings.startup().mode() == Startup.LAZY);
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
		return callbacks().wantLists();
	}

	@Override
	public int socketTaskId() {
		SocketConnection connection = this.connections.current();
		return (connection != null) ? connection.id() : 0;
	}

	@Override
	public ReadyState readyState() {
		return this.connections.readyState();
	}

	@Override
	public String errMsg() {
		return this.connections.attempts().errMsg();
	}

	@Override
	public <T> @Nullable T ws(Class<T> type) {
		required("type", type);
		SocketConnection connection = this.connections.current();
		return (connection != null) ? connection.unwrap(type) : null;
	}

	@Override
	public SocketTaskStatus status() {
		return this.connections.status();
	}

	@Override
	public CompletableFuture<Void> start() {
		checkHandlers();
		this.lazy.cancel();
		return this.connections.attempts().start();
	}

	@Override
	public CompletableFuture<Void> reconnect() {
		this.lazy.cancel();
		return this.connections.attempts().reconnect();
	}

	void connect(TransportRequest request, int id, IntConsumer accepted) {
		this.connections.attempts().connect(request, id, accepted);
	}

	@Override
	public CompletableFuture<Void> stop() {
		this.lazy.cancel();
		CompletableFuture<Void> stopped = this.connections.stop(Duration.ZERO);
		// afterwards, or a connection that is lost meanwhile might leave something here
		endWaiting();
		return stopped;
	}

	@Override
	public CompletableFuture<CallbackResult> send(@Nullable SendOption option) {
		if (option == null) {
			return refuse(null, SendFailures.noOption());
		}
		return send(option.data(), QueuedSend.isPlain(option) ? null : option);
	}

	// the short forms without an option in between, which would be there for nothing

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
		ConnectionSender outbox = outbox();
		if (outbox != null) {
			return outbox.send(message, size, option);
		}
		if (this.offline == null || !this.offline.isKeeping()) {
			return refuse(option, SendFailures.notOpen());
		}
		CompletableFuture<CallbackResult> kept = this.offline.send(message, size, option);
		this.lazy.sent();
		return kept;
	}

	private CompletableFuture<CallbackResult> refuse(@Nullable SendOption option, SocketTaskException failure) {
		return this.unobserved.refuse(new CallOutcome(stream(), option), failure);
	}

	private @Nullable String protocol() {
		SocketConnection connection = this.connections.current();
		return (connection != null) ? connection.mailbox().origin().protocol() : null;
	}

	private @Nullable ConnectionSender outbox() {
		SocketConnection connection = this.connections.current();
		return (connection != null) ? connection.outbox() : null;
	}

	@Override
	public long bufferedAmount() {
		SocketConnection connection = this.connections.current();
		return ((connection != null) ? connection.bufferedAmount() : 0)
				+ ((this.offline != null) ? this.offline.size() : 0);
	}

	@Override
	public boolean isWritable() {
		ConnectionSender outbox = outbox();
		if (outbox != null) {
			return outbox.isWritable();
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
		CallOutcome outcome = new CallOutcome(stream(), option);
		CloseOption checked;
		try {
			checked = CloseRules.check(option);
		}
		catch (CloseSocketException ex) {
			return outcome.refuse(ex);
		}
		this.lazy.cancel();
		SocketConnection connection = this.connections.last();
		if (connection != null) {
			connection.close(checked.code(), checked.reason(), () -> outcome.announce(CLOSED));
		}
		else {
			outcome.announce(CLOSED);
		}
		// afterwards, or a connection that is lost meanwhile might leave something here
		endWaiting();
		outcome.future().complete(new CallbackResult(CLOSED));
		return outcome.future();
	}

	@Override
	public String toString() {
		return "SocketTask '" + this.name + "' (" + readyState() + ")";
	}

}
