package io.github.sockettask.guide;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

import io.github.sockettask.SocketMessageConverter;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskFactory;
import io.github.sockettask.SocketTaskListener;
import io.github.sockettask.client.DefaultSocketTaskFactory;
import io.github.sockettask.client.execution.SocketTaskExecutors;
import io.github.sockettask.settings.EngineConfiguration;
import io.github.sockettask.settings.SocketTaskSettingsSource;
import io.github.sockettask.transport.Transport;
import io.github.sockettask.transport.TransportTimer;

/**
 * Parts of the application's own.
 */
@Configuration(proxyBeanMethods = false)
class Replacing {

	private final SocketTaskListener listener;

	Replacing(SocketTaskListener listener) {
		this.listener = listener;
	}

	// tag::own-factory[]
	@Bean
	SocketTaskFactory listenedSocketTaskFactory(SocketTaskSettingsSource settings, EngineConfiguration configuration,
			Transport transport, SocketTaskExecutors executors, TransportTimer timer,
			SocketMessageConverter converter) {
		return new DefaultSocketTaskFactory(settings, configuration, transport, executors, timer, converter) {

			@Override
			public SocketTask createTask(String name) {
				SocketTask task = super.createTask(name);
				task.addListener(Replacing.this.listener);
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
