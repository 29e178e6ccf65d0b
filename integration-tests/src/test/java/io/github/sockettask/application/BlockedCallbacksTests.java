package io.github.sockettask.application;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.SocketTaskFactory;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.autoconfigure.SocketTaskAutoConfiguration;
import io.github.sockettask.client.execution.SocketTaskExecutors;
import io.github.sockettask.contract.Contract;
import io.github.sockettask.test.time.VirtualTimeTaskScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What callbacks that never return do to an application.
 */
@ExtendWith(OutputCaptureExtension.class)
class BlockedCallbacksTests {

	private static final int BLOCKED = 1000;

	private static final int MESSAGES = 100;

	private static final long PATIENCE_SECONDS = 30;

	private final EchoServer server = new EchoServer();

	private final CountDownLatch blocked = new CountDownLatch(BLOCKED);

	private final CountDownLatch release = new CountDownLatch(1);

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SocketTaskAutoConfiguration.class))
		.withPropertyValues("sockettask.connect-rate=" + BLOCKED);

	@AfterEach
	void stop() {
		this.release.countDown();
		this.server.close();
	}

	@Test
	@Contract("5.30")
	void whenAThousandCallbacksBlockThenAnotherTaskGetsItsMessages() {
		this.application.run((context) -> {
			ThreadPoolExecutor pool = ((ThreadPoolTaskExecutor) context.getBean(SocketTaskExecutors.class).callbacks())
				.getThreadPoolExecutor();
			int size = pool.getCorePoolSize();
			blockAndExchange(context);
			assertThat(pool.getLargestPoolSize()).isBetween(BLOCKED, 2000);
			pool.setKeepAliveTime(10, TimeUnit.MILLISECONDS);
			this.release.countDown();
			Awaitility.await().until(() -> pool.getPoolSize() <= size);
			assertThat(pool.getCorePoolSize()).isEqualTo(size);
		});
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	@Contract("5.30")
	void whenAThousandCallbacksBlockVirtualThreadsThenAnotherTaskGetsItsMessages() {
		this.application.withPropertyValues("spring.threads.virtual.enabled=true").run((context) -> {
			blockAndExchange(context);
			this.release.countDown();
		});
	}

	private void blockAndExchange(ApplicationContext context) throws InterruptedException {
		SocketTaskFactory factory = context.getBean(SocketTaskFactory.class);
		for (int i = 0; i < BLOCKED; i++) {
			factory.connectSocket(ConnectSocketOption.of(this.server.url()),
					(task) -> task.onMessage(String.class, (message) -> {
						this.blocked.countDown();
						this.release.await();
					}));
		}
		assertThat(this.blocked.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("all are blocked").isTrue();
		CountDownLatch handled = new CountDownLatch(MESSAGES);
		factory.connectSocket(ConnectSocketOption.of(this.server.url()),
				(task) -> task.onMessage(String.class, (message) -> {
					handled.countDown();
					if (handled.getCount() > 0) {
						task.send(message.data());
					}
				}));
		assertThat(handled.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("one is not").isTrue();
		assertThat(this.release.getCount()).isOne();
	}

	@Test
	@Contract("5.29")
	void whenAnAnnotatedMethodDoesNotReturnThenItIsNamedInTheLog(CapturedOutput output) {
		this.application.withBean("stuck", Stuck.class, () -> new Stuck(this.release))
			.withBean("socketTaskScheduler", VirtualTimeTaskScheduler.class, VirtualTimeTaskScheduler::new)
			.withPropertyValues("sockettask.tasks.ticker.url=" + this.server.url(),
					"sockettask.tasks.ticker.receive.slow-after=2s")
			.run((context) -> {
				VirtualTimeTaskScheduler time = context.getBean(VirtualTimeTaskScheduler.class);
				assertThat(context.getBean(Stuck.class).begun.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
				time.advance(Duration.ofSeconds(3));
				assertThat(output).contains("Task 'ticker': @OnMessage method " + Stuck.class.getName()
						+ ".message(String) of bean 'stuck' has been running for more than 2 s");
				this.release.countDown();
			});
	}

	static class Stuck {

		private final CountDownLatch begun = new CountDownLatch(1);

		private final CountDownLatch release;

		Stuck(CountDownLatch release) {
			this.release = release;
		}

		@OnMessage("ticker")
		void message(String message) throws InterruptedException {
			this.begun.countDown();
			this.release.await();
		}

	}

}
