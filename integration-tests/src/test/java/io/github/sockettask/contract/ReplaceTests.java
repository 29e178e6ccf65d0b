package io.github.sockettask.contract;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.github.sockettask.CallbackResult;
import io.github.sockettask.ConnectSocketException;
import io.github.sockettask.HandshakeRefusedException;
import io.github.sockettask.MessageStream;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskEvent;
import io.github.sockettask.SocketTaskListener;
import io.github.sockettask.SocketTaskStatus;
import io.github.sockettask.modes.InEveryMode;
import io.github.sockettask.test.SocketMessage;
import io.github.sockettask.test.TestSocketConnection;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Section 7 of the contract: a connection that the application replaces, through real
 * sockets.
 */
@InEveryMode
class ReplaceTests extends ContractFixture {

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	private final List<String> events = new CopyOnWriteArrayList<>();

	@BeforeEach
	void closeSoon() {
		this.client.with((settings) -> settings.withCloseTimeout(Duration.ofSeconds(2)));
	}

	private SocketTask create() {
		SocketTask task = this.client.create(this.server.url("/x"));
		task.onOpen((open) -> this.events.add("open"));
		task.onMessage((message) -> this.events.add("message " + message.data()));
		task.onError((error) -> this.events.add("error " + error.errMsg()));
		task.onClose((close) -> this.events.add("close " + close.code() + " " + task.readyState()));
		return task;
	}

	private SocketTask start() {
		SocketTask task = create();
		assertThat(task.start()).succeedsWithin(TIMEOUT);
		return task;
	}

	private void await(String event) {
		Awaitility.await().pollInterval(Duration.ofMillis(1)).until(() -> this.events.contains(event));
	}

	private List<String> received() {
		return this.server.connections()
			.stream()
			.flatMap((connection) -> connection.messages().stream())
			.map(SocketMessage::text)
			.toList();
	}

	@Test
	@Contract({ "7.46", "7.40", "7.41" })
	void theNewConnectionIsOpenBeforeTheOldOneIsClosedAndMessagesOfBothComeInBetween() {
		this.server.on("/x", (connection) -> connection.accept());
		SocketTask task = create();
		List<SocketTaskEvent> told = new CopyOnWriteArrayList<>();
		task.addListener(new SocketTaskListener() {

			@Override
			public void onEvent(SocketTask task, SocketTaskEvent event) {
				told.add(event);
			}

		});
		assertThat(task.start()).succeedsWithin(TIMEOUT);
		int first = task.socketTaskId();
		assertThat(task.replace()).succeedsWithin(TIMEOUT);
		assertThat(this.events).containsExactly("open", "open");
		TestSocketConnection old = this.server.awaitConnection(1);
		old.sendText("from the old");
		await("message from the old");
		this.server.awaitConnection(2).sendText("from the new");
		await("message from the new");
		await("close 1000 OPEN");
		assertThat(old.awaitClose().closeCode()).isEqualTo(1000);
		assertThat(told).last()
			.isInstanceOfSatisfying(SocketTaskEvent.Replaced.class,
					(replaced) -> assertThat(replaced.previousId()).isEqualTo(first));
		assertThat(task.status()).isSameAs(SocketTaskStatus.OPEN);
	}

	@RepeatedTest(3)
	@Contract("7.47")
	void aHundredCallsWhileAReplacementIsMadeShareTheNextOne() {
		CompletableFuture<Void> go = new CompletableFuture<>();
		this.server.onNext("/x", (connection) -> connection.accept());
		this.server.on("/x", (connection) -> {
			go.join();
			connection.accept().sendText("hello");
		});
		SocketTask task = start();
		CompletableFuture<Void> first = task.replace();
		this.server.awaitConnection(2);
		List<CompletableFuture<Void>> outcomes = new CopyOnWriteArrayList<>();
		List<Thread> threads = Stream.generate(() -> new Thread(() -> outcomes.add(task.replace())))
			.limit(100)
			.toList();
		threads.forEach(Thread::start);
		threads.forEach(ReplaceTests::join);
		assertThat(first).isNotDone();
		go.complete(null);
		assertThat(first).succeedsWithin(TIMEOUT);
		assertThat(CompletableFuture.allOf(outcomes.toArray(CompletableFuture[]::new))).succeedsWithin(TIMEOUT);
		assertThat(outcomes).hasSize(100);
		assertThat(task.stop()).succeedsWithin(TIMEOUT);
		assertThat(this.server.connections()).hasSize(3);
	}

	private static void join(Thread thread) {
		try {
			thread.join(TIMEOUT.toMillis());
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	@Contract("7.47")
	void whileTheFirstAttemptIsMadeACallReplacesWhatItOpens() {
		CompletableFuture<Void> go = new CompletableFuture<>();
		this.server.on("/x", (connection) -> {
			go.join();
			connection.accept().sendText("hello");
		});
		SocketTask task = create();
		task.start();
		this.server.awaitConnection(1);
		CompletableFuture<Void> replaced = task.replace();
		go.complete(null);
		assertThat(replaced).succeedsWithin(TIMEOUT);
		await("close 1000 OPEN");
		assertThat(this.server.connections()).hasSize(2);
	}

	@Test
	@Contract({ "7.48", "8.4" })
	@ExtendWith(OutputCaptureExtension.class)
	void aRefusedReplacementFailsTheFutureAndReachesNoCallback(CapturedOutput output) {
		this.client
			.with((settings) -> settings.withReconnect(settings.reconnect().withMaxDelay(Duration.ofMillis(100))));
		this.server.onNext("/x", (connection) -> connection.accept());
		this.server.onNext("/x", (connection) -> connection.refuse(401));
		this.server.on("/x", (connection) -> connection.accept().sendText("hello"));
		SocketTask task = start();
		assertThat(task.replace()).failsWithin(TIMEOUT)
			.withThrowableOfType(ExecutionException.class)
			.havingCause()
			.isInstanceOfSatisfying(HandshakeRefusedException.class,
					(refused) -> assertThat(refused.status()).isEqualTo(401));
		this.server.awaitConnection(3);
		await("close 1000 OPEN");
		assertThat(this.events).startsWith("open", "open").noneMatch((event) -> event.startsWith("error"));
		assertThat(output).containsOnlyOnce("could not replace its connection, which goes on: refused: 401");
	}

	@Test
	@Contract("7.48")
	void whenAllConnectionsAreInUseThenTheFutureTellsTheLimit() {
		this.client.maxConnections(1);
		this.server.on("/x", (connection) -> connection.accept());
		SocketTask task = start();
		assertThat(task.replace()).failsWithin(TIMEOUT)
			.withThrowableOfType(ExecutionException.class)
			.withCauseInstanceOf(ConnectSocketException.class)
			.withMessageContaining("sockettask.max-connections allows no more than 1");
		assertThat(task.status()).isSameAs(SocketTaskStatus.OPEN);
		assertThat(this.server.connections()).hasSize(1);
	}

	@RepeatedTest(5)
	@Contract({ "7.49", "7.43" })
	void whenStoppedMeanwhileThenTheFuturesEndAndBothConnectionsAreClosed() {
		this.server.on("/x", (connection) -> connection.accept());
		SocketTask task = start();
		CompletableFuture<Void> first = task.replace();
		CompletableFuture<Void> later = task.replace();
		assertThat(task.stop()).succeedsWithin(TIMEOUT);
		assertThat(later).isCompletedExceptionally();
		assertThat(first).isDone();
		this.client.awaitQuiet();
		assertThat(this.events.stream().filter((event) -> event.equals("open")).count())
			.isEqualTo(this.events.stream().filter((event) -> event.startsWith("close")).count());
		assertThat(this.server.connections().size()).isLessThanOrEqualTo(2);
	}

	@Test
	@Contract({ "7.46", "7.44" })
	void noMessageIsLostOrDoubledWhileConnectionsAreReplacedAgainAndAgain() {
		this.client.with((settings) -> settings.withSend(
				settings.send().withQueueCapacity(100_000).withOffline(settings.send().offline().withEnabled(true))));
		this.server.on("/x", (connection) -> connection.accept().sendText("hello"));
		SocketTask task = start();
		List<CompletableFuture<CallbackResult>> sends = new ArrayList<>();
		for (int round = 0; round < 5; round++) {
			CompletableFuture<Void> replaced = task.replace();
			while (!replaced.isDone() && sends.size() < 50_000) {
				sends.add(task.send("m" + sends.size()));
				if (sends.size() % 500 == 0) {
					sends.get(sends.size() - 1).join();
				}
			}
			assertThat(replaced).succeedsWithin(TIMEOUT);
		}
		assertThat(CompletableFuture.allOf(sends.toArray(CompletableFuture[]::new))).succeedsWithin(TIMEOUT);
		Awaitility.await().until(() -> received().size() >= sends.size());
		assertThat(received()).hasSize(sends.size());
		assertThat(new HashSet<>(received())).hasSize(sends.size());
	}

	@Test
	@Contract({ "7.46", "7.41" })
	void everyMessageThatTheServerSendsBeforeItAnswersTheCloseIsDelivered() {
		this.server.onNext("/x", (connection) -> {
			connection.accept();
			for (int i = 0; i < 500; i++) {
				connection.sendText("old " + i);
			}
		});
		this.server.on("/x", (connection) -> {
			connection.accept();
			for (int i = 0; i < 500; i++) {
				connection.sendText("new " + i);
			}
		});
		SocketTask task = start();
		assertThat(task.replace()).succeedsWithin(TIMEOUT);
		List<String> expected = Stream.of("old ", "new ")
			.flatMap((prefix) -> IntStream.range(0, 500).mapToObj((i) -> "message " + prefix + i))
			.toList();
		Awaitility.await().until(() -> this.events.containsAll(expected));
		assertThat(this.events.stream().filter((event) -> event.startsWith("message")))
			.containsExactlyInAnyOrderElementsOf(expected);
	}

	@Test
	@Contract({ "7.46", "7.41" })
	void aPausedTaskIsReplacedTooAndItsMessagesComeWhenItIsResumed() {
		this.client.with((settings) -> settings.withCloseTimeout(Duration.ofMillis(200)));
		this.server.on("/x", (connection) -> connection.accept().sendText("hello"));
		SocketTask task = create();
		task.pause();
		assertThat(task.start()).succeedsWithin(TIMEOUT);
		assertThat(task.replace()).succeedsWithin(TIMEOUT);
		assertThat(task.replace()).succeedsWithin(TIMEOUT);
		assertThat(this.server.awaitConnection(2).awaitClose().closeCode()).isEqualTo(1000);
		assertThat(this.events).noneMatch((event) -> event.startsWith("message"));
		task.resume();
		Awaitility.await()
			.until(() -> this.events.stream().filter((event) -> event.equals("message hello")).count() == 3);
	}

	@Test
	@Contract({ "7.46", "7.44" })
	void aStreamThatIsBeingSentEndsOnTheOldConnection() {
		this.server.on("/x", (connection) -> connection.accept());
		SocketTask task = start();
		SubmissionPublisher<ByteBuffer> source = new SubmissionPublisher<>();
		CompletableFuture<CallbackResult> sent = task.send(MessageStream.binary(source));
		Awaitility.await().until(source::hasSubscribers);
		source.submit(ByteBuffer.wrap(new byte[1000]));
		assertThat(task.replace()).succeedsWithin(TIMEOUT);
		CompletableFuture<CallbackResult> behind = task.send("behind");
		this.server.awaitConnection(2).sendText("hello");
		await("message hello");
		source.submit(ByteBuffer.wrap(new byte[1000]));
		source.close();
		assertThat(sent).succeedsWithin(TIMEOUT);
		assertThat(behind).succeedsWithin(TIMEOUT);
		assertThat(this.server.awaitConnection(1).awaitMessages(1).get(0).bytes()).hasSize(2000);
		assertThat(this.server.awaitConnection(2).awaitMessages(1).get(0).text()).isEqualTo("behind");
		await("close 1000 OPEN");
	}

	@Test
	@Contract({ "7.46", "7.14" })
	void aTaskOfConnectSocketIsReplacedTooAndHasNoRetry() {
		this.server.on("/x", (connection) -> connection.accept().sendText("hello"));
		RecordedTask task = this.client.connect(this.server.url("/x"));
		task.awaitOpen();
		assertThat(task.task().replace()).succeedsWithin(TIMEOUT);
		this.server.awaitConnection(2).drop();
		Awaitility.await().until(() -> task.task().status() == SocketTaskStatus.STOPPED);
		assertThat(this.server.connections()).hasSize(2);
	}

	@Test
	@Contract("7.46")
	void aCallbackMayReplaceItsConnection() {
		this.server.onNext("/x", (connection) -> connection.accept().sendText("please move"));
		this.server.on("/x", (connection) -> connection.accept().sendText("welcome"));
		SocketTask task = create();
		task.onMessage((message) -> {
			this.events.add("message " + message.data());
			if (message.data().equals("please move")) {
				task.replace();
			}
		});
		assertThat(task.start()).succeedsWithin(TIMEOUT);
		await("close 1000 OPEN");
		await("message welcome");
		assertThat(this.server.connections()).hasSize(2);
	}

	@Test
	@Contract("7.50")
	void theAddressIsForOneConnection() {
		this.client.with((settings) -> settings.withReconnect(settings.reconnect().withDelay(Duration.ofMillis(10))));
		this.server.on("/x", (connection) -> connection.accept().sendText("hello"));
		this.server.on("/resume", (connection) -> connection.accept().sendText("hello"));
		SocketTask task = start();
		assertThat(task.replace(URI.create(this.server.url("/resume?id=7")))).succeedsWithin(TIMEOUT);
		this.server.awaitConnection(2).drop();
		this.server.awaitConnection(3);
		assertThat(this.server.connections()).extracting((connection) -> connection.handshake().target())
			.containsExactly("/x", "/resume?id=7", "/x");
		assertThat(task.stop()).succeedsWithin(5, TimeUnit.SECONDS);
	}

}
