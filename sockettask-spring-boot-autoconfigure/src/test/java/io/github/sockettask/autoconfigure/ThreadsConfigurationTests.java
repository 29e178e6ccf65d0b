package io.github.sockettask.autoconfigure;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Import;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

import io.github.sockettask.client.execution.SocketTaskExecutors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ThreadsConfiguration}.
 */
class ThreadsConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SocketTaskAutoConfiguration.class,
				TaskExecutionAutoConfiguration.class, TaskSchedulingAutoConfiguration.class));

	@Test
	void callbacksRunOnABoundedPoolThatGrowsAndShrinks() {
		this.contextRunner.run((context) -> {
			SocketTaskExecutors executors = context.getBean(SocketTaskExecutors.class);
			ThreadPoolTaskExecutor callbacks = (ThreadPoolTaskExecutor) executors.callbacks();
			int size = Math.max(16, 4 * Runtime.getRuntime().availableProcessors());
			assertThat(callbacks.getCorePoolSize()).isEqualTo(size);
			assertThat(callbacks).isInstanceOf(CallbackThreadPool.class);
			assertThat(callbacks.getMaxPoolSize()).isEqualTo(2000);
			assertThat(callbacks.getThreadPoolExecutor().allowsCoreThreadTimeOut()).isTrue();
			assertThat(threadOf(callbacks).getName()).startsWith("sockettask-1");
		});
	}

	@ParameterizedTest
	@ValueSource(ints = { 3000, 1 })
	void theBoundOfThePoolIsAProperty(int max) {
		this.contextRunner.withPropertyValues("sockettask.max-callback-threads=" + max).run((context) -> {
			ThreadPoolTaskExecutor callbacks = (ThreadPoolTaskExecutor) context.getBean(SocketTaskExecutors.class)
				.callbacks();
			assertThat(callbacks.getMaxPoolSize()).isEqualTo(max);
			assertThat(callbacks.getCorePoolSize()).isBetween(1, max);
			assertThat(threadOf(callbacks).getName()).isEqualTo("sockettask-1");
		});
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, -1 })
	void whenThePoolWouldHaveNoThreadsThenTheStartFailsAndThePropertyIsNamed(int max) {
		this.contextRunner.withPropertyValues("sockettask.max-callback-threads=" + max)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("sockettask.max-callback-threads")
				.hasMessageContaining("Must be positive."));
	}

	@Test
	void whileTheContextClosesCallbacksStillRunAndThePoolStillGrows() {
		this.contextRunner.withBean(Closing.class).run((context) -> {
			Closing closing = context.getBean(Closing.class);
			context.close();
			assertThat(closing.ran.getCount()).isZero();
		});
	}

	@Test
	void deadlinesHaveAThreadOfTheirOwn() {
		this.contextRunner.run((context) -> {
			ThreadPoolTaskScheduler scheduler = context.getBean("socketTaskScheduler", ThreadPoolTaskScheduler.class);
			assertThat(threadOf(scheduler).getName()).startsWith("sockettask-timer-");
			assertThat(scheduler.getScheduledThreadPoolExecutor().getCorePoolSize()).isOne();
			assertThat(scheduler.getScheduledThreadPoolExecutor().getRemoveOnCancelPolicy()).isTrue();
		});
	}

	@Test
	void completionsHaveThreadsOfTheirOwn() {
		this.contextRunner.run((context) -> {
			SocketTaskExecutors executors = context.getBean(SocketTaskExecutors.class);
			assertThat(((ThreadPoolTaskExecutor) executors.completions()).getMaxPoolSize()).isEqualTo(2);
			assertThat(threadOf(executors.completions()).getName()).startsWith("sockettask-send-");
		});
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void whenVirtualThreadsAreEnabledThenCallbacksRunOnThem() {
		this.contextRunner.withPropertyValues("spring.threads.virtual.enabled=true").run((context) -> {
			SocketTaskExecutors executors = context.getBean(SocketTaskExecutors.class);
			assertThat(executors.callbacks()).isInstanceOf(VirtualThreadTaskExecutor.class);
			assertThat(executors.completions()).isInstanceOf(VirtualThreadTaskExecutor.class);
			assertThat(threadOf(executors.callbacks()).getName()).startsWith("sockettask-");
		});
	}

	@Test
	void theExecutorOfSpringBootIsUndisturbed() {
		this.contextRunner.withUserConfiguration(Executors.class).run((context) -> {
			Object applicationTaskExecutor = context.getBean("applicationTaskExecutor");
			assertThat(context.getBean(Executors.class).any()).isSameAs(applicationTaskExecutor);
			assertThat(context.getBean(Executors.class).async()).isSameAs(applicationTaskExecutor);
		});
	}

	@Test
	void theSchedulerOfSpringBootIsUndisturbed() {
		this.contextRunner.withUserConfiguration(Scheduling.class)
			.run((context) -> assertThat(context.getBean(Schedulers.class).any())
				.isSameAs(context.getBean("taskScheduler")));
	}

	@Test
	void anExecutorOfTheApplicationIsTakenByItsName() {
		Executor mine = Runnable::run;
		this.contextRunner
			.withBean("socketTaskCallbackExecutor", Executor.class, () -> mine,
					(definition) -> definition.setAutowireCandidate(true))
			.run((context) -> assertThat(context.getBean(SocketTaskExecutors.class).callbacks()).isSameAs(mine));
	}

	private static Thread threadOf(Executor executor) {
		return CompletableFuture.supplyAsync(Thread::currentThread, executor).join();
	}

	/** Blocks as many callbacks as the pool begins with, and runs one more. */
	static class Closing implements DisposableBean {

		private final Executor callbacks;

		private final CountDownLatch ran = new CountDownLatch(1);

		Closing(SocketTaskExecutors executors) {
			this.callbacks = executors.callbacks();
		}

		@Override
		public void destroy() throws InterruptedException {
			CountDownLatch release = new CountDownLatch(1);
			int size = ((ThreadPoolTaskExecutor) this.callbacks).getCorePoolSize();
			for (int i = 0; i < size; i++) {
				this.callbacks.execute(() -> awaitFor(release));
			}
			this.callbacks.execute(this.ran::countDown);
			awaitFor(this.ran);
			release.countDown();
		}

		private static void awaitFor(CountDownLatch latch) {
			try {
				latch.await(10, TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

	}

	record Executors(Executor any, AsyncTaskExecutor async) {

	}

	record Schedulers(TaskScheduler any) {

	}

	@EnableScheduling
	@Import(Schedulers.class)
	static class Scheduling {

	}

}
