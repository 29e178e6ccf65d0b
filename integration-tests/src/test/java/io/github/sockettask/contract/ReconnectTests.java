package io.github.sockettask.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import javax.net.ssl.SSLSocket;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

import io.github.sockettask.CallbackResult;
import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskFactory;
import io.github.sockettask.SocketTaskStatus;
import io.github.sockettask.modes.InEveryMode;
import io.github.sockettask.modes.Mode;
import io.github.sockettask.settings.Overflow;
import io.github.sockettask.settings.ReconnectSettings;
import io.github.sockettask.test.SocketFrame;
import io.github.sockettask.test.TestSocketConnection;
import io.github.sockettask.transport.netty.TyrusTransport;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tasks that connect again, with real sockets.
 */
@InEveryMode
class ReconnectTests extends ContractFixture {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final RecordedTask recorded = new RecordedTask();

	private static ReconnectSettings quick(ReconnectSettings settings) {
		return settings.withDelay(Duration.ofMillis(10)).withMaxDelay(Duration.ofMillis(50));
	}

	@BeforeEach
	void reconnectQuickly() {
		this.client.with((settings) -> settings.withReconnect(quick(settings.reconnect())));
		this.server.on("/x", (connection) -> connection.accept());
	}

	private SocketTask create() {
		SocketTask task = this.client.create(this.server.url("/x"));
		this.recorded.attach(task);
		return task;
	}

	private void stop() {
		assertThat(this.recorded.task().stop()).succeedsWithin(PATIENCE);
		assertThat(this.recorded.task().status()).isSameAs(SocketTaskStatus.STOPPED);
	}

	@Test
	@Contract({ "7.1", "7.6" })
	void whenTheServerRestartsThenTheTaskIsOpenAgain() {
		CountDownLatch down = new CountDownLatch(1);
		this.server.onNext("/x", (connection) -> connection.accept().await(down).drop());
		SocketTask task = create();
		assertThat(task.start()).succeedsWithin(PATIENCE);
		this.server.stopAccepting();
		down.countDown();
		this.recorded.awaitNumberOf("error", 2);
		CompletableFuture<Void> started = task.start();
		this.server.onNext("/x", (connection) -> connection.accept());
		this.server.startAccepting();
		assertThat(started).succeedsWithin(PATIENCE);
		assertThat(task.status()).isSameAs(SocketTaskStatus.OPEN);
		stop();
	}

	@ParameterizedTest
	@ValueSource(ints = { 401, 403, 404, 429, 500, 503 })
	@Contract({ "7.1", "7.2" })
	void whenRefusedThenTheTaskTriesAgain(int status) {
		this.server.onNext("/x", (connection) -> connection.refuse(status));
		this.server.onNext("/x", (connection) -> connection.refuse(status));
		this.server.onNext("/x", (connection) -> connection.accept());
		assertThat(create().start()).succeedsWithin(PATIENCE);
		assertThat(this.recorded.events()).containsExactly("error", GONE, "error", GONE, "open");
		stop();
	}

	@Test
	@Contract("7.4")
	void whenTheServerSaysWhenToRetryThenTheTaskDoesNotComeBefore() {
		this.server.onNext("/x", (connection) -> connection.refuse(503, Map.of("Retry-After", "1")));
		this.server.onNext("/x", (connection) -> connection.accept());
		long start = System.nanoTime();
		assertThat(create().start()).succeedsWithin(PATIENCE);
		assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(TimeUnit.SECONDS.toNanos(1));
		stop();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 3000, 4401 })
	@Contract({ "7.1", "7.2" })
	void whenClosedByThePeerThenTheTaskConnectsAgain(int code) {
		this.server.onNext("/x", (connection) -> connection.accept().close(code, ""));
		this.server.onNext("/x", (connection) -> connection.accept());
		create().start();
		this.recorded.awaitNumberOf("open", 2);
		assertThat(this.recorded.events()).containsExactly("open", "close " + code + " ", "open");
		stop();
	}

	@Test
	@Contract("7.1")
	void whenResetBehindTheHandshakeThenTheTaskConnectsAgain() {
		for (int i = 0; i < 20; i++) {
			this.server.onNext("/x", (connection) -> connection.accept().reset());
		}
		this.server.onNext("/x", (connection) -> connection.accept().sendText("a"));
		create().start();
		this.recorded.awaitCall("message a");
		assertThat(this.server.connections()).hasSize(21);
		stop();
	}

	@ParameterizedTest
	@ValueSource(strings = { "open", "message", "error", "close" })
	@Contract({ "7.8", "7.9" })
	void whenStoppedInsideOfACallbackThenNoConnectionIsMade(String callback) throws Exception {
		CompletableFuture<Void> stopped = new CompletableFuture<>();
		SocketTask task = act(callback,
				(current) -> current.stop().whenComplete((result, failure) -> stopped.complete(null)));
		task.start();
		stopped.get(10, TimeUnit.SECONDS);
		int connections = this.server.connections().size();
		assertThat(task.status()).isSameAs(SocketTaskStatus.STOPPED);
		this.client.awaitQuiet();
		assertThat(this.server.connections()).hasSize(connections);
	}

	@ParameterizedTest
	@ValueSource(strings = { "open", "message", "error", "close" })
	@Contract({ "7.7", "7.9" })
	void whenReconnectedInsideOfACallbackThenTheTaskIsOpenAgain(String callback) {
		CompletableFuture<Void> reconnected = new CompletableFuture<>();
		SocketTask task = act(callback, (current) -> current.reconnect().thenRun(() -> reconnected.complete(null)));
		task.start();
		assertThat(reconnected).succeedsWithin(PATIENCE);
		this.server.on("/x", (connection) -> connection.accept());
		stop();
	}

	// refused first, then open with a message, then lost
	private SocketTask act(String callback, Consumer<SocketTask> action) {
		this.server.onNext("/x", (connection) -> connection.refuse(500));
		this.server.onNext("/x", (connection) -> connection.accept().sendText("a"));
		SocketTask task = this.client.create(this.server.url("/x"));
		AtomicBoolean first = new AtomicBoolean(true);
		Runnable once = () -> {
			if (first.getAndSet(false)) {
				action.accept(task);
			}
		};
		this.recorded.attach(task);
		switch (callback) {
			case "open" -> task.onOpen((result) -> once.run());
			case "message" -> task.onMessage((result) -> once.run());
			case "error" -> task.onError((result) -> once.run());
			default -> task.onClose((result) -> once.run());
		}
		return task;
	}

	@Test
	@Contract("7.12")
	void aStreamOfMessagesGoesOnOverConnectionsAndCompletesWithTheTask() {
		this.server.onNext("/x", (connection) -> connection.accept().sendText("a").drop());
		this.server.onNext("/x", (connection) -> connection.refuse(503));
		this.server.onNext("/x", (connection) -> connection.accept().sendText("b"));
		SocketTask task = create();
		List<String> seen = new CopyOnWriteArrayList<>();
		task.messages(String.class).subscribe(new Flow.Subscriber<Object>() {
			@Override
			public void onSubscribe(Flow.Subscription subscription) {
				subscription.request(Long.MAX_VALUE);
			}

			@Override
			public void onNext(Object item) {
				seen.add(item.toString());
			}

			@Override
			public void onError(Throwable throwable) {
				seen.add(throwable.toString());
			}

			@Override
			public void onComplete() {
				seen.add("complete");
			}
		});
		task.start();
		this.recorded.awaitCall("message b");
		stop();
		assertThat(seen).containsExactly("a", "b", "complete");
	}

	@Test
	@Contract("7.13")
	void whatWaitsInTheOfflineQueueOutlivesConnections() {
		this.client.with((settings) -> settings
			.withSend(settings.send().withOffline(settings.send().offline().withEnabled(true))));
		this.server.onNext("/x", (connection) -> connection.refuse(503));
		this.server.onNext("/x", (connection) -> connection.resetBeforeHandshake());
		this.server.onNext("/x", (connection) -> connection.accept().expectText("a").expectText("b"));
		SocketTask task = create();
		CompletableFuture<CallbackResult> first = task.send("a");
		task.start();
		CompletableFuture<CallbackResult> second = task.send("b");
		assertThat(CompletableFuture.allOf(first, second)).succeedsWithin(PATIENCE);
		stop();
	}

	@ParameterizedTest
	@EnumSource(value = Overflow.class, names = { "REJECT", "DROP_OLDEST" })
	@Contract("7.13")
	void theOfflineQueueHoldsNoMoreThanItsBytesThroughFailedAttempts(Overflow overflow) {
		int size = 1024 * 1024;
		this.client.with((settings) -> settings.withSend(settings.send()
			.withOverflow(overflow)
			.withOffline(settings.send().offline().withEnabled(true).withBytes(DataSize.ofMegabytes(4)))));
		this.server.onNext("/x", (connection) -> connection.refuse(503));
		this.server.onNext("/x", TestSocketConnection::accept);
		SocketTask task = create();
		List<CompletableFuture<CallbackResult>> sent = IntStream.range(0, 9)
			.mapToObj((i) -> task.send(String.valueOf(i).repeat(size)))
			.toList();
		assertThat(task.bufferedAmount()).isEqualTo(3 * size);
		task.start();
		List<Integer> kept = (overflow == Overflow.REJECT) ? List.of(0, 1, 2) : List.of(6, 7, 8);
		kept.forEach((i) -> assertThat(sent.get(i)).succeedsWithin(PATIENCE));
		assertThat(sent).filteredOn(CompletableFuture::isCompletedExceptionally).hasSize(6);
		TestSocketConnection connection = this.server.awaitConnection(2);
		connection
			.awaitFrame((frame) -> frame.opcode() == SocketFrame.TEXT && frame.text().startsWith("" + kept.get(2)));
		stop();
		assertThat(connection.frames()
			.stream()
			.filter((frame) -> frame.opcode() == SocketFrame.TEXT)
			.map((frame) -> frame.text().charAt(0) - '0')).isEqualTo(kept);
	}

	@Test
	@Contract("7.14")
	void aSocketOfConnectSocketHasOneConnection() {
		RecordedTask once = connectTo((connection) -> connection.accept().drop());
		once.awaitClose();
		Awaitility.await().until(() -> once.task().status() == SocketTaskStatus.STOPPED);
		this.client.awaitQuiet();
		assertThat(this.server.connections()).hasSize(1);
	}

	@Test
	@Contract("7.14")
	void aSocketOfConnectSocketConnectsAgainIfItsOptionSaysSo() {
		this.server.onNext("/x", (connection) -> connection.accept().drop());
		this.server.onNext("/x", (connection) -> connection.accept());
		RecordedTask task = this.client.connect(ConnectSocketOption.of(this.server.url("/x")).reconnect(true));
		task.awaitNumberOf("open", 2);
		assertThat(task.task().stop()).succeedsWithin(PATIENCE);
	}

	@Test
	@Contract("7.16")
	void whenOneAddressOfTheHostAcceptsAndClosesThenTheTaskOpensOnTheOther() throws Exception {
		Mode mode = Mode.current();
		InetAddress other = InetAddress.getByName("127.0.0.2");
		try (ServerSocket closing = mode.serverSockets().createServerSocket(this.server.port(), 50, other);
				TyrusTransport transport = mode.transport(Runnable::run, new ExecutorTimer(), "127.0.0.2",
						"127.0.0.1")) {
			CompletableFuture<Void> accepted = CompletableFuture.runAsync(() -> acceptAndClose(closing));
			SocketTaskFactory factory = this.client.factory(transport);
			factory.connectSocket(this.recorded.record(ConnectSocketOption.of(this.server.url("/x"))).reconnect(true),
					this.recorded::attach);
			this.recorded.awaitOpen();
			assertThat(accepted).isCompleted();
			assertThat(this.recorded.events()).containsExactly("error", GONE, "open");
			assertThat(this.recorded.error().errMsg()).contains("(127.0.0.2:" + this.server.port() + ")");
			stop();
		}
	}

	private static void acceptAndClose(ServerSocket closing) {
		try (Socket socket = closing.accept()) {
			if (socket instanceof SSLSocket tls) {
				// an address that fails before is one that can't be reached
				tls.startHandshake();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
