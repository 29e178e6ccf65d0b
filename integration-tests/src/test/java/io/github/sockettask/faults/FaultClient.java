package io.github.sockettask.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.SocketTask;
import io.github.sockettask.client.DefaultSocketTaskFactory;
import io.github.sockettask.client.execution.SocketTaskExecutors;
import io.github.sockettask.contract.CountingTimer;
import io.github.sockettask.contract.Footprint;
import io.github.sockettask.contract.NoConverter;
import io.github.sockettask.settings.EngineConfiguration;
import io.github.sockettask.settings.SocketTaskSettings;
import io.github.sockettask.test.TestCertificates;
import io.github.sockettask.transport.AddressFilter;
import io.github.sockettask.transport.TlsBundle;
import io.github.sockettask.transport.TlsBundles;
import io.github.sockettask.transport.netty.TestTls;
import io.github.sockettask.transport.netty.TyrusTransport;

/**
 * Supervised tasks without Spring, with few threads and real time.
 */
final class FaultClient implements AutoCloseable {

	static final Duration DELAY = Duration.ofMillis(20);

	static final Duration MAX_DELAY = Duration.ofMillis(100);

	static final Duration INTERVAL = Duration.ofMillis(100);

	static final Duration TIMEOUT = Duration.ofMillis(200);

	/** Without chance, so that a test can tell the delays. */
	static final SocketTaskSettings SETTINGS = SocketTaskSettings.DEFAULTS.withConnectTimeout(Duration.ofSeconds(5))
		.withCloseTimeout(Duration.ofSeconds(1))
		.withReconnect(SocketTaskSettings.DEFAULTS.reconnect()
			.withDelay(DELAY)
			.withMaxDelay(MAX_DELAY)
			.withJitter(Duration.ZERO))
		.withHeartbeat(SocketTaskSettings.DEFAULTS.heartbeat().withInterval(Duration.ZERO));

	static final SocketTaskSettings WITH_HEARTBEAT = SETTINGS
		.withHeartbeat(SocketTaskSettings.DEFAULTS.heartbeat().withInterval(INTERVAL).withTimeout(TIMEOUT));

	private final ExecutorService callbacks = Executors.newFixedThreadPool(4);

	private final CountingTimer timer = new CountingTimer();

	private volatile @Nullable TestCertificates trusted;

	private final TyrusTransport transport = new TyrusTransport(this.callbacks, this.timer, new TlsBundles() {

		@Override
		public TlsBundle find(String name) {
			return NONE.find(name);
		}

		@Override
		public TlsBundle withoutName() {
			TestCertificates trusted = FaultClient.this.trusted;
			return (trusted != null) ? TestTls.bundle(trusted) : TlsBundle.ofJvm();
		}

	}, AddressFilter.ALL);

	private final List<SocketTask> tasks = new ArrayList<>();

	private final DefaultSocketTaskFactory factory;

	FaultClient(SocketTaskSettings settings) {
		this(settings, 0, 0);
	}

	FaultClient(SocketTaskSettings settings, int maxConcurrentConnects, double connectRate) {
		this.factory = new DefaultSocketTaskFactory((url) -> url.isEmpty() ? settings : settings.withUrl(url),
				EngineConfiguration.DEFAULTS.withMaxConcurrentConnects(maxConcurrentConnects)
					.withConnectRate(connectRate),
				this.transport, new SocketTaskExecutors(this.callbacks, this.callbacks), this.timer, new NoConverter());
	}

	/**
	 * Create a task that is not connected.
	 * @param url its address, which is its name too
	 * @return the task
	 */
	SocketTask create(String url) {
		SocketTask task = this.factory.createTask(url);
		this.tasks.add(task);
		return task;
	}

	/**
	 * Start a task, and do not wait until it is open.
	 * @param url its address
	 * @return what happens to it
	 */
	TaskJournal start(String url) {
		TaskJournal journal = new TaskJournal(create(url));
		journal.task().start();
		return journal;
	}

	/**
	 * As {@link #start}, with the addresses of the settings.
	 * @return what happens to the task
	 */
	TaskJournal startConfigured() {
		return start("");
	}

	/**
	 * Trust a certificate, in place of those that every JVM trusts.
	 * @param certificates those of the authority that has signed it
	 */
	void trust(TestCertificates certificates) {
		this.trusted = certificates;
	}

	int scheduled() {
		return this.timer.scheduled();
	}

	Footprint footprint() {
		return Footprint.take(this.timer);
	}

	/** Stop all tasks for good, and wait for them. */
	void stop() {
		this.factory.stopAll(Duration.ZERO).orTimeout(10, TimeUnit.SECONDS).join();
	}

	@Override
	public void close() {
		stop();
		this.transport.close();
		this.callbacks.shutdownNow();
	}

}
