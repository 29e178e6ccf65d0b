package io.github.sockettask.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.github.sockettask.CallbackResult;
import io.github.sockettask.ReadyState;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskEvent;
import io.github.sockettask.SocketTaskListener;
import io.github.sockettask.SocketTaskStatus;
import io.github.sockettask.modes.InEveryMode;
import io.github.sockettask.modes.Mode;
import io.github.sockettask.settings.CompressionSettings;
import io.github.sockettask.test.TestSocketConnection;
import io.github.sockettask.test.TestSocketServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Section 7 of the contract: a connection that is replaced when it is old.
 */
@InEveryMode
class ConnectionRotationTests extends ContractFixture {

	private static final Duration AGE = Duration.ofMillis(100);

	private final List<String> events = new CopyOnWriteArrayList<>();

	@BeforeEach
	void replaceOften() {
		this.client.with((settings) -> settings.withMaxConnectionAge(AGE).withCloseTimeout(Duration.ofMillis(500)));
	}

	private SocketTask create() {
		return create(this.server);
	}

	private SocketTask create(TestSocketServer server) {
		SocketTask task = this.client.create(server.url("/x"));
		task.onOpen((open) -> this.events.add("open " + task.socketTaskId()));
		task.onMessage((message) -> this.events.add("message " + message.data()));
		task.onError((error) -> this.events.add("error " + error.errMsg()));
		task.onClose((close) -> this.events.add("close " + close.code() + " " + task.readyState()));
		return task;
	}

	private SocketTask start() {
		SocketTask task = create();
		assertThat(task.start()).succeedsWithin(5, TimeUnit.SECONDS);
		return task;
	}

	private void await(String event) {
		Awaitility.await().pollInterval(Duration.ofMillis(2)).until(() -> this.events.contains(event));
	}

	private List<String> seen() {
		return this.server.connections()
			.stream()
			.flatMap((connection) -> connection.messages().stream())
			.map((message) -> message.text())
			.toList();
	}

	private List<String> ends() {
		return this.events.stream().filter((event) -> !event.startsWith("message")).toList();
	}

	@Test
	@Contract("7.40")
	void whenAConnectionIsOldThenAnotherOneIsOpenBeforeItIsClosed() {
		this.server.on("/x", (connection) -> connection.accept().sendText("hello"));
		SocketTask task = start();
		int first = task.socketTaskId();
		await("close 1000 OPEN");
		assertThat(ends()).startsWith("open " + first);
		assertThat(ends().get(1)).startsWith("open ");
		assertThat(this.server.awaitConnection(1).awaitClose().closeCode()).isEqualTo(1000);
		assertThat(task.status()).isSameAs(SocketTaskStatus.OPEN);
	}

	@Test
	@Contract("7.40")
	void theApplicationIsToldThatAConnectionWasReplacedAndNotThatTheStatusChanged() {
		this.server.on("/x", (connection) -> connection.accept());
		SocketTask task = create();
		List<SocketTaskEvent> told = new CopyOnWriteArrayList<>();
		task.addListener(new SocketTaskListener() {

			@Override
			public void onEvent(SocketTask task, SocketTaskEvent event) {
				told.add(event);
			}

		});
		assertThat(task.start()).succeedsWithin(5, TimeUnit.SECONDS);
		int first = task.socketTaskId();
		Awaitility.await().until(() -> told.size() >= 4);
		assertThat(List.copyOf(told).subList(2, 4))
			.allSatisfy((event) -> assertThat(event).isInstanceOf(SocketTaskEvent.Replaced.class));
		SocketTaskEvent.Replaced replaced = (SocketTaskEvent.Replaced) told.get(2);
		assertThat(replaced.previousId()).isEqualTo(first);
		assertThat(replaced.socketTaskId()).isGreaterThan(first);
	}

	@Test
	@Contract("7.41")
	void theOldConnectionIsClosedWhenTheNewOneHasBroughtAMessageAndItsMessagesComeUntilThen() {
		this.client.with((settings) -> settings.withCloseTimeout(Duration.ofMinutes(1)));
		this.server.on("/x", (connection) -> connection.accept());
		start();
		TestSocketConnection first = this.server.awaitConnection(1);
		TestSocketConnection second = this.server.awaitConnection(2);
		Awaitility.await().until(() -> this.events.size() >= 2);
		first.sendText("from the first");
		await("message from the first");
		assertThat(this.events).noneMatch((event) -> event.startsWith("close"));
		second.sendText("from the second");
		await("close 1000 OPEN");
		await("message from the second");
		// In parallel modes, a message is not ordered with the end of another connection
		assertThat(!Mode.current().isSerial()
				|| this.events.indexOf("message from the second") < this.events.indexOf("close 1000 OPEN"))
			.isTrue();
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	@Contract("7.41")
	void whenPausedThenWhatHasArrivedOnTheOldConnectionComesOnceWhenItIsResumed(boolean compressed) {
		this.client.with((settings) -> settings.withCompression(new CompressionSettings(compressed))
			.withCloseTimeout(Duration.ofSeconds(1)));
		List<String> sent = IntStream.range(0, 200).mapToObj((i) -> "message m" + i).toList();
		try (TestSocketServer server = Mode.current()
			.server(TestSocketServer.builder().compression(compressed))
			.start()) {
			server.on("/x", (connection) -> connection.accept());
			SocketTask task = create(server);
			task.onMessage((message) -> {
				this.events.add("message " + message.data());
				task.pause();
			});
			assertThat(task.start()).succeedsWithin(5, TimeUnit.SECONDS);
			TestSocketConnection first = server.awaitConnection(1);
			first.inSameSegment((together) -> together.repeat(100, (i) -> together.sendText("m" + i)));
			await("message m0");
			first.repeat(100, (i) -> first.sendText("m" + (100 + i)));
			assertThat(first.awaitClose().closeCode()).isEqualTo(1000);
			task.onMessage((message) -> this.events.add("message " + message.data()));
			task.resume();
			Awaitility.await().until(() -> this.events.containsAll(sent));
			assertThat(task.stop()).succeedsWithin(5, TimeUnit.SECONDS);
			assertThat(this.events.stream().filter((event) -> event.startsWith("message m")))
				.containsExactlyInAnyOrderElementsOf(sent);
		}
	}

	@Test
	@Contract("7.41")
	void whenTheQueueOfTheOldConnectionIsFullThenItEndsAndItsMessagesComeOnceAndInOrder() {
		this.client
			.with((settings) -> settings.withReceive(settings.receive().withQueueCapacity(4).withConcurrency(1)));
		this.server.on("/x", (connection) -> connection.accept());
		SocketTask task = create();
		task.onMessage((message) -> this.events.add("message " + message.data()));
		assertThat(task.start()).succeedsWithin(5, TimeUnit.SECONDS);
		task.pause();
		TestSocketConnection first = this.server.awaitConnection(1);
		first.repeat(50, (i) -> first.sendText("m" + i));
		assertThat(first.awaitClose().closeCode()).isEqualTo(1000);
		first.awaitEnd();
		task.resume();
		Awaitility.await().until(() -> this.events.stream().anyMatch((event) -> event.startsWith("close")));
		List<String> messages = this.events.stream().filter((event) -> event.startsWith("message m")).toList();
		assertThat(messages).hasSizeGreaterThanOrEqualTo(4)
			.containsExactlyElementsOf(IntStream.range(0, messages.size()).mapToObj((i) -> "message m" + i).toList());
	}

	@Test
	@Contract({ "7.42", "8.4" })
	@ExtendWith(OutputCaptureExtension.class)
	void aReplacementThatFailsIsLoggedOnceAndTheConnectionGoesOn(CapturedOutput output) {
		this.client.with((settings) -> settings
			.withReconnect(settings.reconnect().withDelay(Duration.ofMillis(20)).withMaxDelay(Duration.ofMillis(20))));
		this.server.onNext("/x", (connection) -> connection.accept());
		this.server.onNext("/x", (connection) -> connection.refuse(503));
		this.server.onNext("/x", (connection) -> connection.refuse(503));
		this.server.on("/x", (connection) -> connection.accept().sendText("hello"));
		SocketTask task = start();
		int first = task.socketTaskId();
		this.server.awaitConnection(3);
		assertThat(this.events).containsExactly("open " + first);
		await("close 1000 OPEN");
		assertThat(ends()).startsWith("open " + first);
		assertThat(ends().get(1)).startsWith("open ");
		assertThat(output).containsOnlyOnce("could not replace its connection");
	}

	@RepeatedTest(10)
	@Contract("7.43")
	void whenStoppedMeanwhileThenBothConnectionsAreClosed() {
		this.server.on("/x", (connection) -> connection.accept());
		SocketTask task = start();
		this.server.awaitConnection(2);
		assertThat(task.stop()).succeedsWithin(5, TimeUnit.SECONDS);
		assertThat(task.status()).isSameAs(SocketTaskStatus.STOPPED);
		this.client.awaitQuiet();
		int connections = this.server.connections().size();
		List<String> seen = List.copyOf(this.events);
		assertThat(seen.stream().filter((event) -> event.startsWith("open")).count())
			.isEqualTo(seen.stream().filter((event) -> event.startsWith("close")).count());
		assertThat(this.server.connections()).hasSize(connections);
	}

	@Test
	@Contract("7.44")
	void whatIsSentWhileConnectionsAreReplacedIsNeitherRefusedNorLost() {
		this.server.on("/x", (connection) -> connection.accept());
		SocketTask task = start();
		List<CompletableFuture<CallbackResult>> sends = new ArrayList<>();
		int number = 0;
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
		while (this.server.connections().size() < 5 && System.nanoTime() < deadline) {
			for (int i = 0; i < 100; i++) {
				sends.add(task.send("m" + number++));
			}
			sends.get(sends.size() - 1).join();
		}
		assertThat(CompletableFuture.allOf(sends.toArray(CompletableFuture[]::new))).succeedsWithin(5,
				TimeUnit.SECONDS);
		int sent = number;
		Awaitility.await().until(() -> seen().size() >= sent);
		assertThat(seen()).hasSize(sent);
		assertThat(new HashSet<>(seen())).hasSize(sent);
		assertThat(task.readyState()).isSameAs(ReadyState.OPEN);
	}

	@Test
	@Contract("7.45")
	void whenTheOldConnectionIsLostMeanwhileThenTheNewOneIsTheNext() {
		this.server.onNext("/x", (connection) -> connection.accept());
		CompletableFuture<Void> go = new CompletableFuture<>();
		this.server.on("/x", (connection) -> {
			go.join();
			connection.accept();
		});
		SocketTask task = start();
		int first = task.socketTaskId();
		this.server.awaitConnection(2);
		this.server.awaitConnection(1).drop();
		await("close 1006 CONNECTING");
		assertThat(task.status()).isIn(SocketTaskStatus.CONNECTING, SocketTaskStatus.WAITING_RETRY);
		go.complete(null);
		Awaitility.await().until(() -> task.status() == SocketTaskStatus.OPEN && task.socketTaskId() != first);
	}

}
