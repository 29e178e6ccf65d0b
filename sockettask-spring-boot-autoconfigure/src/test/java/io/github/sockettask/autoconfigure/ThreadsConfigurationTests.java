package io.github.sockettask.autoconfigure;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Import;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

import io.github.sockettask.client.SocketTaskExecutors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ThreadsConfiguration}.
 */
class ThreadsConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SocketTaskAutoConfiguration.class,
				TaskExecutionAutoConfiguration.class, TaskSchedulingAutoConfiguration.class));

	@Test
	void callbacksRunOnABoundedPoolThatShrinksWhenIdle() {
		this.contextRunner.run((context) -> {
			SocketTaskExecutors executors = context.getBean(SocketTaskExecutors.class);
			ThreadPoolTaskExecutor callbacks = (ThreadPoolTaskExecutor) executors.callbacks();
			int size = Math.max(16, 4 * Runtime.getRuntime().availableProcessors());
			assertThat(callbacks.getCorePoolSize()).isEqualTo(size);
			assertThat(callbacks.getMaxPoolSize()).isEqualTo(size);
			assertThat(callbacks.getThreadPoolExecutor().allowsCoreThreadTimeOut()).isTrue();
			assertThat(threadOf(callbacks).getName()).startsWith("sockettask-1");
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

	record Executors(Executor any, AsyncTaskExecutor async) {

	}

	record Schedulers(TaskScheduler any) {

	}

	@EnableScheduling
	@Import(Schedulers.class)
	static class Scheduling {

	}

}
