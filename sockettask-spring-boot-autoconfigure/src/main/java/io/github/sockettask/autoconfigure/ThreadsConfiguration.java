package io.github.sockettask.autoconfigure;

import java.util.concurrent.Executor;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnThreading;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.thread.Threading;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

import io.github.sockettask.client.execution.SocketTaskExecutors;
import io.github.sockettask.transport.TransportTimer;

/**
 * The threads of the engine. None of these beans is a default candidate, so that those of
 * Spring Boot are still created, and still injected where no qualifier says otherwise.
 * All of them accept work until they are destroyed, which is after the tasks were
 * stopped.
 */
@Configuration(proxyBeanMethods = false)
class ThreadsConfiguration {

	private static final String CALLBACKS = "socketTaskCallbackExecutor";

	private static final String COMPLETIONS = "socketTaskCompletionExecutor";

	static final String SCHEDULER = "socketTaskScheduler";

	@Bean
	@ConditionalOnMissingBean
	SocketTaskExecutors socketTaskExecutors(@Qualifier(CALLBACKS) Executor callbacks,
			@Qualifier(COMPLETIONS) Executor completions) {
		return new SocketTaskExecutors(callbacks, completions);
	}

	@Bean(name = SCHEDULER, defaultCandidate = false)
	@ConditionalOnMissingBean(name = SCHEDULER)
	ThreadPoolTaskScheduler socketTaskScheduler() {
		ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
		scheduler.setPoolSize(1);
		// Most deadlines are met and cancelled early.
		scheduler.setRemoveOnCancelPolicy(true);
		scheduler.setThreadNamePrefix("sockettask-timer-");
		scheduler.setDaemon(true);
		scheduler.setAcceptTasksAfterContextClose(true);
		return scheduler;
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnThreading(Threading.VIRTUAL)
	static class VirtualThreads {

		@Bean(name = CALLBACKS, defaultCandidate = false)
		@ConditionalOnMissingBean(name = CALLBACKS)
		VirtualThreadTaskExecutor socketTaskCallbackExecutor() {
			return new VirtualThreadTaskExecutor("sockettask-");
		}

		@Bean(name = COMPLETIONS, defaultCandidate = false)
		@ConditionalOnMissingBean(name = COMPLETIONS)
		VirtualThreadTaskExecutor socketTaskCompletionExecutor() {
			return new VirtualThreadTaskExecutor("sockettask-send-");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnThreading(Threading.PLATFORM)
	static class PlatformThreads {

		@Bean(name = CALLBACKS, defaultCandidate = false)
		@ConditionalOnMissingBean(name = CALLBACKS)
		ThreadPoolTaskExecutor socketTaskCallbackExecutor(SocketTaskProperties properties, TransportTimer timer) {
			// More threads than processors, since callbacks may block.
			int size = Math.max(16, 4 * Runtime.getRuntime().availableProcessors());
			ThreadPoolTaskExecutor executor = new CallbackThreadPool(size, maxThreads(properties), timer);
			executor.setThreadNamePrefix("sockettask-");
			executor.setAcceptTasksAfterContextClose(true);
			return executor;
		}

		private int maxThreads(SocketTaskProperties properties) {
			int max = properties.maxCallbackThreads();
			if (max < 1) {
				throw new InvalidConfigurationPropertyValueException("sockettask.max-callback-threads", max,
						"Must be positive.");
			}
			return max;
		}

		@Bean(name = COMPLETIONS, defaultCandidate = false)
		@ConditionalOnMissingBean(name = COMPLETIONS)
		ThreadPoolTaskExecutor socketTaskCompletionExecutor() {
			ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
			// The queue is bounded by the number of tasks: each has at most one entry.
			executor.setCorePoolSize(2);
			executor.setMaxPoolSize(2);
			executor.setAllowCoreThreadTimeOut(true);
			executor.setThreadNamePrefix("sockettask-send-");
			executor.setAcceptTasksAfterContextClose(true);
			return executor;
		}

	}

}
