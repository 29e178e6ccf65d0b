package io.github.sockettask.interleaving;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.ConnectSocketResult;
import io.github.sockettask.ReadyState;
import io.github.sockettask.client.DefaultSocketTaskFactory;
import io.github.sockettask.client.execution.SocketTaskExecutors;
import io.github.sockettask.contract.Contract;
import io.github.sockettask.contract.ExecutorTimer;
import io.github.sockettask.contract.NoConverter;
import io.github.sockettask.modes.InEveryMode;
import io.github.sockettask.modes.Mode;
import io.github.sockettask.test.TestSocketServer;
import io.github.sockettask.transport.Transport;
import io.github.sockettask.transport.netty.TyrusTransport;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What may happen before the call that starts a connection has returned.
 */
@InEveryMode
class StartTests {

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final TyrusTransport tyrus = Mode.current().transport(this.threads, new ExecutorTimer());

	private final TestSocketServer server = Mode.current()
		.server(TestSocketServer.builder())
		.start()
		.on("/x", (peer) -> peer.accept());

	private final ObservedTask task = new ObservedTask();

	@AfterEach
	void close() {
		this.tyrus.close();
		this.threads.shutdownNow();
		this.server.close();
	}

	private DefaultSocketTaskFactory factory(Transport transport) {
		return new DefaultSocketTaskFactory(new UrlSettings(Duration.ofSeconds(2)), UrlSettings.CONFIGURATION,
				transport, new SocketTaskExecutors(this.threads, this.threads), new ExecutorTimer(), new NoConverter());
	}

	private void await(EventKind kind) {
		Awaitility.await(kind.name()).pollDelay(Duration.ZERO).until(() -> this.task.count(kind) > 0);
	}

	@Test
	@Contract("3.7")
	void whenOpenBeforeTheStartReturnsThenSendAndCloseInTheCallbackWork() {
		this.task.inside(EventKind.OPEN, (opened) -> {
			opened.calls().send(opened.task(), "text");
			opened.calls().close(opened.task(), 4000);
		});
		this.task.attach(factory((request, handler) -> {
			this.tyrus.open(request, handler);
			await(EventKind.OPEN);
		}).createTask(this.server.url("/x")));
		this.task.task().start();
		await(EventKind.CLOSE);
		assertThat(this.task.events()).extracting(Event::text).containsExactly("", "4000");
		assertThat(this.server.awaitConnection(1).awaitMessages(1)).hasSize(1);
	}

	@Test
	@Contract({ "2.9", "5.7" })
	void whenTheTransportIsClosedThenAStartFailsAsAConnectionDoes() {
		this.tyrus.close();
		DefaultSocketTaskFactory factory = factory(this.tyrus);
		this.task.attach(factory.createTask(this.server.url("/x")));
		this.task.task().start();
		await(EventKind.CLOSE);
		assertThat(this.task.events()).extracting(Event::kind).containsExactly(EventKind.ERROR, EventKind.CLOSE);
		Awaitility.await().until(() -> EngineState.of(factory).isIdle());
		assertThat(this.task.task().stop()).isCompleted();
	}

	@Test
	@Contract({ "2.9", "5.7" })
	void whenTheTransportThrowsThenTheStartFailsAsAConnectionDoes() {
		DefaultSocketTaskFactory factory = factory((request, handler) -> {
			throw new IllegalStateException("no transport");
		});
		this.task.attach(factory.createTask(this.server.url("/x")));
		this.task.task().start();
		await(EventKind.CLOSE);
		assertThat(this.task.events()).extracting(Event::kind).containsExactly(EventKind.ERROR, EventKind.CLOSE);
		Awaitility.await().until(() -> EngineState.of(factory).isIdle());
	}

	@Test
	@Contract("2.1")
	void whenTheHandlersStartTheTaskThenTheConnectCallIsCompletedAllTheSame() {
		Call call = this.task.calls().add("connect");
		factory(this.tyrus).connectSocket(
				ConnectSocketOption.of(this.server.url("/x")).success(call::connected).complete(call::connectCompleted),
				(connected) -> {
					this.task.attach(connected);
					connected.start();
				});
		await(EventKind.OPEN);
		this.task.calls().stop(this.task.task());
		this.task.calls().verify("connect");
		assertThat(EventOrder.check(this.task.events())).hasSize(1);
		assertThat(this.task.task().readyState()).isSameAs(ReadyState.CLOSED);
	}

	@Test
	@Contract({ "1.2", "2.1" })
	void whenTheHandlersStartTheTaskAndItIsClosedAgainThenTheConnectCallHasDoneItsWork() {
		this.server.on("/gone", (peer) -> peer.refuse(404));
		List<ConnectSocketResult> results = new CopyOnWriteArrayList<>();
		DefaultSocketTaskFactory factory = factory(this.tyrus);
		factory.connectSocket(ConnectSocketOption.of(this.server.url("/gone")).complete(results::add), (connected) -> {
			this.task.attach(connected);
			connected.start();
			await(EventKind.CLOSE);
		});
		Awaitility.await().until(() -> !results.isEmpty() && EngineState.of(factory).isIdle());
		assertThat(results).extracting(ConnectSocketResult::socketTaskId)
			.containsExactly(this.task.task().socketTaskId());
		assertThat(EventOrder.check(this.task.events())).hasSize(1);
	}

}
