package io.github.sockettask.transport.netty;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;

import io.netty.channel.socket.SocketChannel;
import jakarta.websocket.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

import io.github.sockettask.contract.ExecutorTimer;
import io.github.sockettask.test.TestSocketServer;
import io.github.sockettask.transport.TransportConnection;
import io.github.sockettask.transport.TransportRequest;
import io.github.sockettask.transport.TransportTimer;
import io.github.sockettask.transport.TriedAddresses;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What connections of one transport must not do to each other.
 */
class TyrusTransportTests {

	private final TestSocketServer server = TestSocketServer.start()
		.on("/x", (connection) -> connection.accept().noCloseReply().sendText("a"))
		.on("/echo", (connection) -> connection.echo())
		.on("/refuse", (connection) -> connection.refuse(503));

	@AfterEach
	void stop() {
		this.server.close();
	}

	private static TyrusTransport transport() {
		return new TyrusTransport(new SimpleAsyncTaskExecutor("lookup-"), new ExecutorTimer());
	}

	private RecordingHandler open(TyrusTransport transport, String path) {
		return open(transport, URI.create(this.server.url(path)));
	}

	private RecordingHandler open(TyrusTransport transport, URI uri) {
		RecordingHandler handler = new RecordingHandler();
		transport.open(new TransportRequest(uri, Map.of(), List.of(), Duration.ofSeconds(5), Duration.ofSeconds(2),
				Duration.ofSeconds(30), true, false, 1000, new TriedAddresses(), null, null), handler);
		return handler;
	}

	@Test
	void whenConnectionsOpenAtTheSameTimeThenNoMessageIsLost() throws Exception {
		for (int i = 0; i < 300; i++) {
			try (TyrusTransport transport = transport()) {
				List<RecordingHandler> handlers = Stream.of("/x", "/x").map((path) -> open(transport, path)).toList();
				for (RecordingHandler handler : handlers) {
					assertThat(handler.awaitMessage()).isEqualTo("a");
				}
			}
		}
	}

	@Test
	void whenReadingIsPausedAndResumedOverAndOverThenTheLastCallWins() throws Exception {
		try (TyrusTransport transport = transport()) {
			RecordingHandler handler = open(transport, "/echo");
			handler.awaitOpened();
			TransportConnection connection = handler.connection();
			for (int i = 0; i < 500; i++) {
				connection.pauseReading();
				handler.send("a");
				connection.resumeReading();
				assertThat(handler.awaitMessage()).isEqualTo("a");
			}
		}
	}

	@Test
	void whenOtherConnectionsHaveGoneThenASessionStillHasItsTimers() throws Exception {
		try (TyrusTransport transport = transport()) {
			RecordingHandler handler = open(transport, "/x");
			handler.awaitMessage();
			open(transport, "/refuse").awaitClosed();
			RecordingHandler other = open(transport, "/x");
			other.awaitMessage();
			other.connection().abort(null);
			other.awaitClosed();
			Session session = handler.connection().unwrap(Session.class);
			assertThat(session).isNotNull();
			session.setMaxIdleTimeout(50);
			assertThat(this.server.awaitConnection(1).awaitClose()).isNotNull();
		}
	}

	@Test
	void whenTheDeadlineIsDueAsTheConnectionOpensThenItStaysOpen() throws Exception {
		List<Runnable> due = new CopyOnWriteArrayList<>();
		TransportTimer late = (task, delay) -> {
			due.add(task);
			return () -> {
			};
		};
		try (TyrusTransport transport = new TyrusTransport(new SimpleAsyncTaskExecutor("lookup-"), late)) {
			RecordingHandler handler = open(transport, "/echo");
			handler.awaitOpened();
			assertThat(due).hasSize(1).allSatisfy(Runnable::run);
			handler.send("still there");
			assertThat(handler.awaitMessage()).isEqualTo("still there");
		}
	}

	@Test
	void whenTheHostIsAnAddressThenNoThreadIsTakenToLookItUp() throws Exception {
		Executor noLookups = (task) -> {
			throw new RejectedExecutionException("No thread");
		};
		try (TyrusTransport transport = new TyrusTransport(noLookups, new ExecutorTimer())) {
			URI uri = URI.create(this.server.url("/x").replace("localhost", "127.0.0.1"));
			assertThat(open(transport, uri).awaitMessage()).isEqualTo("a");
			RecordingHandler named = open(transport, URI.create(uri.toString().replace("127.0.0.1", "localhost")));
			assertThat(named.awaitClosed().code()).isEqualTo(1006);
			assertThat(named.error()).hasMessageContaining("no thread to look up the host");
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void messagesOfEachKindArriveOnEachKindOfEventLoop(boolean epoll) throws Exception {
		Assumptions.assumeTrue(!epoll || EventLoops.isEpollPresent(), "epoll is present");
		this.server.on("/echo", (connection) -> connection.expectText("a").sendBinary(new byte[] { 1 }).sendText("b"));
		EventLoops loops = new EventLoops(epoll);
		assertThat(loops.channelType().getSimpleName()).startsWith(epoll ? "Epoll" : "Nio");
		try (TyrusTransport transport = new TyrusTransport(Runnable::run, new ExecutorTimer(), loops, TestTls.none())) {
			RecordingHandler handler = open(transport, "/echo");
			handler.awaitOpened();
			handler.send("a");
			assertThat(handler.awaitMessage()).isEqualTo(new byte[] { 1 });
			assertThat(handler.awaitMessage()).isEqualTo("b");
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void theSocketIsToldWhetherToSendSmallMessagesAtOnce(boolean noDelay) throws Exception {
		EventLoops loops = new EventLoops(false) {

			@Override
			Class<? extends SocketChannel> channelType() {
				return KeptChannel.class;
			}

		};
		try (TyrusTransport transport = new TyrusTransport(Runnable::run, new ExecutorTimer(), loops, TestTls.none())) {
			RecordingHandler handler = new RecordingHandler();
			transport.open(new TransportRequest(URI.create(this.server.url("/x")), Map.of(), List.of(),
					Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(30), noDelay, false, 1000,
					new TriedAddresses(), null, null), handler);
			handler.awaitOpened();
			assertThat(KeptChannel.last().config().isTcpNoDelay()).isEqualTo(noDelay);
		}
	}

}
