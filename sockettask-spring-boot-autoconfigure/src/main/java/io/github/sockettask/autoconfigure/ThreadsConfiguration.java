package io.github.sockettask.autoconfigure;

import java.util.concurrent.Executor;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnThreading;
import org.springframework.boot.thread.Threading;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

import io.github.sockettask.client.SocketTaskExecutors;

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

	@Bean
	@ConditionalOnMissingBean
	SocketTaskExecutors socketTaskExecutors(@Qualifier(CALLBACKS) Executor callbacks,
			@Qualifier(COMPLETIONS) Executor completions) {
		return new SocketTaskExecutors(callbacks, completions);
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
		ThreadPoolTaskExecutor socketTaskCallbackExecutor() {
			// callbacks may block, hence more threads than processors
			return pool("sockettask-", Math.max(16, 4 * Runtime.getRuntime().availableProcessors()));
		}

		@Bean(name = COMPLETIONS, defaultCandidate = false)
		@ConditionalOnMissingBean(name = COMPLETIONS)
		ThreadPoolTaskExecutor socketTaskCompletionExecutor() {
			return pool("sockettask-send-", 2);
		}

		private ThreadPoolTaskExecutor pool(String prefix, int size) {
			ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
			// the queue needs no bound of its own: a task has one entry in it at most
			executor.setCorePoolSize(size);
			executor.setMaxPoolSize(size);
			executor.setAllowCoreThreadTimeOut(true);
			executor.setThreadNamePrefix(prefix);
			executor.setAcceptTasksAfterContextClose(true);
			return executor;
		}

	}

}
