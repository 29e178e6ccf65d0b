package io.github.sockettask.autoconfigure;

import java.util.stream.Stream;

import io.netty.handler.ssl.SslHandler;
import org.glassfish.tyrus.client.ClientManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedFiles;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.javapoet.ClassName;
import org.springframework.web.socket.client.WebSocketClient;

import io.github.sockettask.MessageConversionException;
import io.github.sockettask.SocketMessageConverter;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskFactory;
import io.github.sockettask.client.DefaultSocketTaskFactory;
import io.github.sockettask.client.execution.SocketTaskExecutors;
import io.github.sockettask.settings.SocketTaskSettingsSource;
import io.github.sockettask.transport.Transport;
import io.github.sockettask.transport.netty.TyrusTransport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link SocketTaskAutoConfiguration}.
 */
class SocketTaskAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SocketTaskAutoConfiguration.class, JacksonAutoConfiguration.class,
				PropertyPlaceholderAutoConfiguration.class, TaskExecutionAutoConfiguration.class,
				TaskSchedulingAutoConfiguration.class));

	private final ApplicationContextRunner twoTasks = this.contextRunner.withUserConfiguration(FakeFactory.class)
		.withPropertyValues("sockettask.tasks.ticker.url=ws://localhost/ticker",
				"sockettask.tasks.market-feed.url=ws://localhost/feed");

	@Test
	void itIsFoundByTheApplication() {
		assertThat(ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader()))
			.contains(SocketTaskAutoConfiguration.class.getName());
	}

	@Test
	void whenNoTaskIsConfiguredThenSocketsCanBeConnectedByProgram() {
		this.contextRunner.run((context) -> assertThat(context).hasNotFailed()
			.doesNotHaveBean(SocketTask.class)
			.hasSingleBean(DefaultSocketTaskFactory.class)
			.hasSingleBean(TyrusTransport.class)
			.hasSingleBean(SocketTaskExecutors.class));
	}

	@Test
	void whenEnabledIsFalseThenNothingIsConfigured() {
		this.twoTasks.withPropertyValues("sockettask.enabled=false")
			.withUserConfiguration(NothingNeeded.class)
			.run((context) -> assertThat(context).doesNotHaveBean(SocketTask.class)
				.doesNotHaveBean(SocketTaskProperties.class)
				.doesNotHaveBean(SocketTaskLifecycle.class)
				.doesNotHaveBean(SocketTaskExecutors.class));
	}

	@ParameterizedTest
	@ValueSource(classes = { WebSocketClient.class, ClientManager.class, SslHandler.class })
	void whenAJarIsMissingThenItBacksOff(Class<?> missing) {
		this.contextRunner.withClassLoader(new FilteredClassLoader(missing))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(SocketTaskFactory.class));
	}

	@Test
	void whenJacksonIsMissingThenObjectsAreRefusedAndTheReasonIsTold() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("tools.jackson")).run((context) -> {
			SocketMessageConverter converter = context.getBean(SocketMessageConverter.class);
			assertThat(converter.toMessage("text")).isEqualTo("text");
			assertThat(converter.fromMessage("text", String.class)).isEqualTo("text");
			assertThatExceptionOfType(MessageConversionException.class)
				.isThrownBy(() -> converter.toMessage(new Object()))
				.withMessage("java.lang.Object can't be converted to a message: Jackson is missing");
			assertThatExceptionOfType(MessageConversionException.class)
				.isThrownBy(() -> converter.fromMessage("text", Integer.class))
				.withMessage(
						"Text message of 4 characters can't be converted to java.lang.Integer: Jackson is missing");
		});
	}

	@Test
	void eachTaskIsABeanToBeInjectedByQualifierOrParameterName() {
		this.twoTasks.withUserConfiguration(Injected.class).run((context) -> {
			Injected.Consumer consumer = context.getBean(Injected.Consumer.class);
			assertThat(consumer.ticker().name()).isEqualTo("ticker");
			assertThat(consumer.other().name()).isEqualTo("market-feed");
			assertThat(context.getBeansOfType(SocketTask.class)).containsOnlyKeys("ticker", "market-feed");
		});
	}

	@Test
	void aSingleTaskIsInjectedByType() {
		this.contextRunner.withUserConfiguration(FakeFactory.class)
			.withPropertyValues("sockettask.tasks.[a.b].url=ws://localhost/ticker")
			.run((context) -> assertThat(context.getBean(SocketTask.class).name()).isEqualTo("a.b"));
	}

	@Test
	void aBeanOfATasksNameIsRefused() {
		this.twoTasks.withBean("ticker", String.class, () -> "mine")
			.run((context) -> assertThat(context).getFailure().isInstanceOf(TaskNameTakenException.class));
	}

	@Test
	void aTransportOrAConverterOfTheApplicationReplacesOurs() {
		Transport transport = mock(Transport.class);
		SocketMessageConverter converter = mock(SocketMessageConverter.class);
		this.contextRunner.withBean(Transport.class, () -> transport)
			.withBean(SocketMessageConverter.class, () -> converter)
			.run((context) -> {
				assertThat(context.getBean(Transport.class)).isSameAs(transport);
				assertThat(context.getBean(SocketMessageConverter.class)).isSameAs(converter);
			});
	}

	@Test
	void itCanBeProcessedAheadOfTime() {
		InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			TestPropertyValues.of("sockettask.tasks.ticker.url=ws://localhost/ticker").applyTo(context);
			context.register(SocketTaskAutoConfiguration.class);
			DefaultGenerationContext generation = new DefaultGenerationContext(
					new ClassNameGenerator(ClassName.get("com.example", "Application")), files);
			new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
			generation.writeGeneratedContent();
		}
		Stream<String> sources = files.getGeneratedFiles(GeneratedFiles.Kind.SOURCE).keySet().stream();
		assertThat(sources).anyMatch((path) -> path.contains("SocketTaskAutoConfiguration"));
	}

	@Configuration(proxyBeanMethods = false)
	@Import(FakeSocketTaskFactory.class)
	static class FakeFactory {

	}

	@Configuration(proxyBeanMethods = false)
	static class NothingNeeded {

		@Bean
		SocketTaskSettingsSource unused() {
			return mock(SocketTaskSettingsSource.class);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Injected {

		@Bean
		Consumer consumer(SocketTask ticker, @Qualifier("market-feed") SocketTask other) {
			return new Consumer(ticker, other);
		}

		record Consumer(SocketTask ticker, SocketTask other) {

		}

	}

}
