package io.github.sockettask.guide;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

import io.github.sockettask.SocketMessageConverter;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskFactory;
import io.github.sockettask.SocketTaskListener;
import io.github.sockettask.client.DefaultSocketTaskFactory;
import io.github.sockettask.client.SocketTaskExecutors;
import io.github.sockettask.client.SocketTaskSettingsSource;
import io.github.sockettask.transport.Transport;

/**
 * Parts of the application's own.
 */
@Configuration(proxyBeanMethods = false)
class Replacing {

	// tag::own-factory[]
	@Bean
	SocketTaskFactory listenedSocketTaskFactory(SocketTaskSettingsSource settings, Transport transport,
			SocketTaskExecutors executors, SocketMessageConverter converter, SocketTaskListener listener) {
		return new DefaultSocketTaskFactory(settings, transport, executors, converter) {

			@Override
			public SocketTask createTask(String name) {
				SocketTask task = super.createTask(name);
				task.addListener(listener);
				return task;
			}

		};
	}
	// end::own-factory[]

	// tag::own-executor[]
	@Bean(defaultCandidate = false)
	ThreadPoolTaskExecutor socketTaskCallbackExecutor() {
		ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
		executor.setCorePoolSize(64);
		executor.setThreadNamePrefix("feed-");
		executor.setAcceptTasksAfterContextClose(true);
		return executor;
	}
	// end::own-executor[]

}
