package io.github.sockettask.client.receive;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.OnOpenCallbackResult;
import io.github.sockettask.SocketTask;
import io.github.sockettask.client.DefaultSocketTaskFactory;
import io.github.sockettask.client.execution.SocketTaskExecutors;
import io.github.sockettask.settings.EngineConfiguration;
import io.github.sockettask.settings.ReceiveMode;
import io.github.sockettask.settings.SocketTaskSettings;
import io.github.sockettask.settings.SocketTaskSettingsSource;
import io.github.sockettask.transport.TransportConnection;
import io.github.sockettask.transport.TransportHandler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;

/**
 * What waits inside of a parallel mode is bounded: it counts among what the task lets in
 * until its callback begins.
 */
class ParallelBackPressureTests {

	private static final int PATIENCE_MILLIS = 10_000;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final TransportConnection connection = mock();

	private final CompletableFuture<TransportHandler> handler = new CompletableFuture<>();

	/** How many callbacks may return. */
	private final Semaphore go = new Semaphore(0);

	private final AtomicInteger begun = new AtomicInteger();

	@AfterEach
	void stop() {
		this.threads.shutdownNow();
	}

	private SocketTask connect(ReceiveMode mode) throws InterruptedException {
		SocketTaskSettings settings = SocketTaskSettings.DEFAULTS
			.withReceive(SocketTaskSettings.DEFAULTS.receive().withMode(mode).withConcurrency(3).withKey("any"));
		DefaultSocketTaskFactory factory = new DefaultSocketTaskFactory(new Fixed(settings),
				EngineConfiguration.DEFAULTS.withMessageKeys((key) -> (message) -> message),
				(request, handler) -> this.handler.complete(handler),
				new SocketTaskExecutors(this.threads, this.threads), (task, delay) -> () -> {
				}, mock());
		SocketTask task = factory.connectSocket(ConnectSocketOption.of("ws://example.org/"),
				(made) -> made.onMessage((message) -> {
					this.begun.incrementAndGet();
					this.go.acquire();
				}));
		this.handler.join().opening(this.connection);
		this.handler.join().opened(mock(OnOpenCallbackResult.class));
		awaitStream(task);
		return task;
	}

	/** All that arrived has left the stream: what is reported comes behind it. */
	private void awaitStream(SocketTask task) throws InterruptedException {
		CountDownLatch passed = new CountDownLatch(1);
		task.onError((error) -> passed.countDown());
		task.reportError(new IllegalStateException("passes the stream"));
		assertThat(passed.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
	}

	@ParameterizedTest
	@EnumSource(value = ReceiveMode.class, names = { "CONCURRENT", "PER_KEY" })
	void whileCallbacksBlockReadingStopsAndGoesOnWhenTheyHaveTakenWhatWaited(ReceiveMode mode) throws Exception {
		SocketTask task = connect(mode);
		CountDownLatch paused = new CountDownLatch(1);
		willAnswer((call) -> {
			paused.countDown();
			return null;
		}).given(this.connection).pauseReading();
		int arrived = 0;
		while (paused.getCount() > 0 && arrived < 100_000) {
			this.handler.join().message("m" + arrived);
			this.handler.join().messagesComplete();
			arrived++;
			if (arrived % 16 == 0) {
				awaitStream(task);
			}
		}
		awaitStream(task);
		assertThat(this.begun.get()).isLessThanOrEqualTo(3);
		assertThat(arrived).isLessThanOrEqualTo(1024 + 3);
		then(this.connection).should(never()).resumeReading();
		this.go.release(arrived);
		then(this.connection).should(timeout(PATIENCE_MILLIS)).resumeReading();
	}

	@ParameterizedTest
	@EnumSource(value = ReceiveMode.class, names = { "CONCURRENT", "PER_KEY" })
	void whenATaskIsClosedThenWhatIsDroppedCountsNoMore(ReceiveMode mode) throws Exception {
		SocketTask task = connect(mode);
		CountDownLatch paused = new CountDownLatch(1);
		willAnswer((call) -> {
			paused.countDown();
			return null;
		}).given(this.connection).pauseReading();
		while (paused.getCount() > 0) {
			this.handler.join().message("any");
			this.handler.join().messagesComplete();
		}
		task.close();
		this.go.release(3);
		then(this.connection).should(timeout(PATIENCE_MILLIS)).resumeReading();
		then(this.connection).should().close(1000, "");
		then(this.connection).should(never()).abort(any());
		assertThat(this.begun.get()).isLessThanOrEqualTo(3);
	}

	private record Fixed(SocketTaskSettings settings) implements SocketTaskSettingsSource {

		@Override
		public SocketTaskSettings settings(String name) {
			return this.settings;
		}

		@Override
		public SocketTaskSettings defaults() {
			return this.settings;
		}

	}

}
