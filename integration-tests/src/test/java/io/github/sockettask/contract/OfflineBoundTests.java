package io.github.sockettask.contract;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.util.unit.DataSize;

import io.github.sockettask.CallbackResult;
import io.github.sockettask.SocketTask;
import io.github.sockettask.client.DefaultSocketTaskFactory;
import io.github.sockettask.client.execution.SocketTaskExecutors;
import io.github.sockettask.settings.CompressionSettings;
import io.github.sockettask.settings.EngineConfiguration;
import io.github.sockettask.settings.ReceiveMode;
import io.github.sockettask.settings.SocketTaskSettings;
import io.github.sockettask.test.SocketFrame;
import io.github.sockettask.test.TestCertificates;
import io.github.sockettask.test.TestSocketConnection;
import io.github.sockettask.test.TestSocketServer;
import io.github.sockettask.transport.netty.TestTransports;
import io.github.sockettask.transport.netty.TyrusTransport;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A peer takes nothing and resets the connection while many messages wait. How many of
 * them count as begun is bounded by what TCP or TLS takes at once.
 */
class OfflineBoundTests {

	/** More than TCP takes while the peer reads nothing. */
	private static final int TOTAL = 6 * 1024 * 1024;

	/** The largest record of TLS. */
	private static final int RECORD = 16 * 1024;

	private static final String LETTERS = ContractFixture.incompressible(2 * 1024 * 1024);

	private static final TestCertificates CERTIFICATES = TestCertificates.create();

	private final ExecutorService callbacks = Executors.newCachedThreadPool();

	private final CountDownLatch sent = new CountDownLatch(1);

	@AfterEach
	void endThreads() {
		this.callbacks.shutdownNow();
	}

	static Stream<Arguments> lanes() {
		return Stream.of(Lane.PLAIN, Lane.TLS, Lane.NATIVE_TLS)
			.flatMap((lane) -> Stream.of(false, true)
				.flatMap((compression) -> Stream.of(Arguments.of(lane, compression, ReceiveMode.SERIAL, 3000),
						Arguments.of(lane, compression, ReceiveMode.INLINE, (lane != Lane.PLAIN) ? 1000 : 100_000))));
	}

	@ParameterizedTest(name = "{0}, compression {1}, {2}, messages of {3}")
	@MethodSource("lanes")
	@Contract("3.15")
	void noMoreFailThanWereBegunAndTheOthersGoOutOnceAndInOrder(Lane lane, boolean compression, ReceiveMode mode,
			int size) throws Exception {
		boolean tls = lane != Lane.PLAIN;
		try (TestSocketServer server = server(tls, compression); TyrusTransport transport = transport(lane)) {
			int count = TOTAL / size;
			server.onNext("/x", (connection) -> connection.accept().stopReading().await(this.sent).reset());
			server.onNext("/x", TestSocketConnection::accept);
			SocketTask task = task(transport, server.url("/x"), mode, compression);
			task.start().get(10, TimeUnit.SECONDS);
			List<CompletableFuture<CallbackResult>> futures = IntStream.range(0, count)
				.mapToObj((number) -> task.send(number + ":" + letters(number, size)))
				.toList();
			this.sent.countDown();
			futures.get(count - 1).get(20, TimeUnit.SECONDS);
			TestSocketConnection second = server.awaitConnection(2);
			second.awaitFrame((frame) -> isNumber(frame, count - 1));
			List<Integer> seen = second.frames()
				.stream()
				.filter(OfflineBoundTests::isText)
				.map(OfflineBoundTests::number)
				.toList();
			int first = seen.get(0);
			assertThat(seen).containsExactlyElementsOf(IntStream.range(first, count).boxed().toList());
			List<Integer> failed = IntStream.range(0, count)
				.filter((number) -> futures.get(number).isCompletedExceptionally())
				.boxed()
				.toList();
			int bound = tls ? RECORD / (compression ? size / 2 : size) + 2 : 1;
			assertThat(failed).isEqualTo(IntStream.range(first - failed.size(), first).boxed().toList());
			assertThat(failed).hasSizeLessThanOrEqualTo(bound);
			task.stop().get(10, TimeUnit.SECONDS);
		}
	}

	// what compression has seen shortly before would be nothing for it
	private static String letters(int number, int size) {
		int start = (int) (number * 77_777L % (LETTERS.length() - size));
		return LETTERS.substring(start, start + size);
	}

	private static boolean isNumber(SocketFrame frame, int number) {
		return isText(frame) && number(frame) == number;
	}

	private static boolean isText(SocketFrame frame) {
		return frame.opcode() == SocketFrame.TEXT;
	}

	private static int number(SocketFrame frame) {
		String text = frame.text();
		return Integer.parseInt(text.substring(0, text.indexOf(':')));
	}

	private static TestSocketServer server(boolean tls, boolean compression) {
		TestSocketServer.Builder server = TestSocketServer.builder()
			.receiveBufferSize(4096)
			.deadline(Duration.ofSeconds(20))
			.compression(compression);
		return (tls ? server.tls(CERTIFICATES) : server).start();
	}

	private TyrusTransport transport(Lane lane) {
		return TestTransports.create(this.callbacks, new ExecutorTimer(),
				lane != Lane.TLS && TestTransports.isEpollPresent(),
				(lane != Lane.PLAIN) ? CERTIFICATES.authority().certificate() : null);
	}

	private SocketTask task(TyrusTransport transport, String url, ReceiveMode mode, boolean compression) {
		SocketTaskSettings defaults = SocketTaskSettings.DEFAULTS.withUrl(url);
		SocketTaskSettings settings = defaults.withCompression(new CompressionSettings(compression))
			.withReceive(defaults.receive().withMode(mode))
			.withReconnect(defaults.reconnect().withDelay(Duration.ofMillis(1)))
			.withSend(defaults.send()
				.withQueueCapacity(TOTAL)
				.withQueueBytes(DataSize.ofBytes(2 * TOTAL))
				.withOffline(defaults.send().offline().withEnabled(true).withCapacity(TOTAL)));
		return new DefaultSocketTaskFactory((name) -> settings, EngineConfiguration.DEFAULTS, transport,
				new SocketTaskExecutors(this.callbacks, new SimpleAsyncTaskExecutor("completion-")),
				new ExecutorTimer(), new NoConverter())
			.createTask("bound");
	}

	/** What is between messages and the socket. */
	enum Lane {

		PLAIN, TLS, NATIVE_TLS

	}

}
