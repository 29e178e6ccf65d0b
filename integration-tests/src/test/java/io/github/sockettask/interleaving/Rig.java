package io.github.sockettask.interleaving;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

import org.awaitility.Awaitility;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.client.DefaultSocketTaskFactory;
import io.github.sockettask.client.execution.SocketTaskExecutors;
import io.github.sockettask.contract.ExecutorTimer;
import io.github.sockettask.contract.NoConverter;
import io.github.sockettask.modes.Mode;
import io.github.sockettask.test.TestSocketServer;
import io.github.sockettask.transport.netty.TyrusTransport;

/**
 * An engine and a peer for all tests of a class in one mode, and the check that nothing
 * of them is left. Impatient: most cases end with a timeout that one side has provoked.
 */
class Rig implements AutoCloseable {

	private final TestSocketServer server = Mode.current().server(TestSocketServer.builder()).start();

	private final ExecutorService callbacks = Executors.newCachedThreadPool(daemons("rig-callback-"));

	private final ExecutorService completions = Executors.newCachedThreadPool(daemons("rig-completion-"));

	private final TyrusTransport tyrus = Mode.current().transport(this.callbacks, new ExecutorTimer());

	private final WatchedTransport transport = new WatchedTransport(this.tyrus);

	private final StateSampler sampler = new StateSampler();

	private final DefaultSocketTaskFactory factory;

	private final Collection<ObservedTask> tasks = new ConcurrentLinkedQueue<>();

	Rig(Duration timeout) {
		this.factory = new DefaultSocketTaskFactory(new UrlSettings(timeout), UrlSettings.CONFIGURATION, this.transport,
				new SocketTaskExecutors(this.callbacks, this.completions), new ExecutorTimer(), new NoConverter());
	}

	private static ThreadFactory daemons(String prefix) {
		CustomizableThreadFactory factory = new CustomizableThreadFactory(prefix);
		factory.setDaemon(true);
		return factory;
	}

	TestSocketServer server() {
		return this.server;
	}

	Executor threads() {
		return this.completions;
	}

	WatchedTransport transport() {
		return this.transport;
	}

	/**
	 * Connect with the connect call.
	 * @param task is attached and sampled
	 * @param path where to
	 */
	void connect(ObservedTask task, String path) {
		Call call = task.calls().add("connect");
		this.factory.connectSocket(
				ConnectSocketOption.of(this.server.url(path)).success(call::connected).complete(call::connectCompleted),
				(socketTask) -> {
					task.attach(socketTask);
					watch(task);
				});
	}

	/**
	 * Create a task that is not connected.
	 * @param task is attached and sampled
	 * @param path where it will connect to
	 */
	void create(ObservedTask task, String path) {
		task.attach(this.factory.createTask(this.server.url(path)));
		watch(task);
	}

	/**
	 * Create a task whose connections overlap, so that the order of all its events is not
	 * that of one connection.
	 * @param task is attached and sampled
	 * @param path where it will connect to
	 */
	void createOverlapping(ObservedTask task, String path) {
		task.attach(this.factory.createTask(this.server.url(path)));
		this.sampler.add(task);
	}

	private void watch(ObservedTask task) {
		this.tasks.add(task);
		this.sampler.add(task);
	}

	void release(ObservedTask task) {
		this.sampler.remove(task);
	}

	/** All slots are free; to be called when all tasks are closed. */
	void verifyNothingIsConnected() {
		Awaitility.await("slots and connections are given back")
			.atMost(Duration.ofSeconds(5))
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(1))
			.until(() -> EngineState.of(this.factory), EngineState::isIdle);
	}

	@Override
	public void close() {
		try {
			verifyNothingIsConnected();
			// once more, for events that came late
			this.tasks.forEach((task) -> EventOrder.check(task.events()));
			this.tasks.forEach((task) -> task.complaints().verify("at the end"));
		}
		finally {
			this.sampler.close();
			this.tyrus.close();
			this.callbacks.shutdownNow();
			this.completions.shutdownNow();
			this.server.close();
		}
	}

}
