package io.github.sockettask.handlers;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.sockettask.SocketMessageConverter;
import io.github.sockettask.autoconfigure.SocketTaskAutoConfiguration;
import io.github.sockettask.settings.EngineConfiguration;
import io.github.sockettask.settings.SocketTaskSettingsSource;
import io.github.sockettask.test.task.FakeSocketConnection;
import io.github.sockettask.test.task.FakeSocketTask;
import io.github.sockettask.test.task.FakeSocketTaskFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application with the tasks {@code ticker} and {@code audit}, which have no network.
 */
abstract class HandlerFixture {

	static final List<String> events = new ArrayList<>();

	private final Set<Class<?>> beans = new HashSet<>();

	private ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, SocketTaskAutoConfiguration.class))
		.withUserConfiguration(Fakes.class)
		.withPropertyValues("sockettask.tasks.ticker.url=ws://localhost/", "sockettask.tasks.audit.url=ws://localhost/",
				"sockettask.defaults.auto-startup=false");

	HandlerFixture() {
		events.clear();
	}

	HandlerFixture with(String... properties) {
		this.runner = this.runner.withPropertyValues(properties);
		return this;
	}

	HandlerFixture with(Class<?>... beans) {
		for (Class<?> bean : beans) {
			if (this.beans.add(bean)) {
				this.runner = this.runner.withBean(bean);
			}
		}
		return this;
	}

	void configuredBy(Class<?> configuration) {
		this.runner = this.runner.withUserConfiguration(configuration);
	}

	void run(Consumer<FakeSocketConnection> test) {
		runContext((context) -> {
			assertThat(context).hasNotFailed();
			test.accept(context.getBean("ticker", FakeSocketTask.class).connection().open());
		});
	}

	void runOpened(Object message) {
		runContext((context) -> {
			assertThat(context).hasNotFailed();
			context.getBean("ticker", FakeSocketTask.class)
				.connection()
				.open("v1.json", Map.of("X-Id", List.of("7", "8")))
				.receive(message);
		});
	}

	void runContext(Consumer<AssertableApplicationContext> test) {
		this.runner.run(test::accept);
	}

	@Configuration(proxyBeanMethods = false)
	static class Fakes {

		@Bean
		FakeSocketTaskFactory socketTaskFactory(SocketTaskSettingsSource settings, EngineConfiguration configuration,
				SocketMessageConverter converter) {
			return new FakeSocketTaskFactory(settings, configuration, converter);
		}

	}

}
