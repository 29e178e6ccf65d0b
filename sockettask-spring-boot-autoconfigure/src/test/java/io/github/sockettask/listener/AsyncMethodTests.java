package io.github.sockettask.listener;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;

import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.annotation.OnOpen;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Methods that run on other threads.
 */
class AsyncMethodTests {

	private static final LinkedBlockingQueue<String> threads = new LinkedBlockingQueue<>();

	@AfterEach
	void reset() {
		threads.clear();
	}

	@ParameterizedTest
	@ValueSource(classes = { JdkProxies.class, ClassProxies.class })
	void methodRunsOnTheThreadOfItsExecutor(Class<?> configuration) throws InterruptedException {
		start(configuration).open();
		assertThat(threads.poll(10, TimeUnit.SECONDS)).startsWith("async-");
	}

	@ParameterizedTest
	@ValueSource(classes = { JdkProxies.class, ClassProxies.class })
	void futureThatMethodReturnsIsTheReply(Class<?> configuration) {
		RecordingSocketTask task = start(configuration);
		task.message("hello");
		Awaitility.await().untilAsserted(() -> assertThat(task.sent).containsExactly("hello from async"));
	}

	private static RecordingSocketTask start(Class<?> configuration) {
		return new CallbackContext("ticker").register(configuration)
			.bean("feed", new AsyncFeed())
			.refresh()
			.task("ticker");
	}

	interface Feed {

		void open();

		CompletableFuture<String> answer(String text);

	}

	static class AsyncFeed implements Feed {

		@Override
		@Async
		@OnOpen
		public void open() {
			threads.add(Thread.currentThread().getName());
		}

		@Override
		@Async
		@OnMessage
		public CompletableFuture<String> answer(String text) {
			String thread = Thread.currentThread().getName();
			return CompletableFuture.completedFuture(text + " from " + thread.substring(0, thread.indexOf('-')));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAsync
	static class JdkProxies {

		@Bean
		Executor taskExecutor() {
			return new SimpleAsyncTaskExecutor("async-");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAsync(proxyTargetClass = true)
	static class ClassProxies extends JdkProxies {

	}

}
