package io.github.sockettask.application;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import io.github.sockettask.SocketTask;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.autoconfigure.SocketTaskAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for an application whose tasks are switched off.
 */
@ExtendWith(OutputCaptureExtension.class)
class SwitchedOffMethodsLogTests {

	@Test
	void whenSwitchedOffThenTheLogNamesTheMethodsThatAreNotCalled(CapturedOutput output) {
		try (ConfigurableApplicationContext context = run(WithHandler.class, "--sockettask.enabled=false")) {
			assertThat(context.getBeanNamesForType(SocketTask.class)).isEmpty();
		}
		assertThat(output.toString().lines().filter((line) -> line.contains("are not called")))
			.singleElement(InstanceOfAssertFactories.STRING)
			.contains("INFO", "sockettask.enabled is false: there are no socket tasks", "Prices.trade");
	}

	@Test
	void whenSwitchedOffWithoutMethodsThenTheLogIsSilent(CapturedOutput output) {
		run(WithoutHandler.class, "--sockettask.enabled=false").close();
		assertThat(output).doesNotContain("are not called");
	}

	@Test
	void whenSwitchedOnThenTheLogIsSilent(CapturedOutput output) {
		run(WithHandler.class, "--sockettask.tasks.feed.url=ws://localhost:1/",
				"--sockettask.tasks.feed.auto-startup=false")
			.close();
		assertThat(output).doesNotContain("are not called");
	}

	private static ConfigurableApplicationContext run(Class<?> configuration, String... arguments) {
		SpringApplication application = new SpringApplicationBuilder(configuration).web(WebApplicationType.NONE)
			.build();
		return application.run(arguments);
	}

	@Configuration(proxyBeanMethods = false)
	@Import(SocketTaskAutoConfiguration.class)
	static class WithoutHandler {

	}

	@Configuration(proxyBeanMethods = false)
	@Import(SocketTaskAutoConfiguration.class)
	static class WithHandler {

		@Bean
		Prices prices() {
			return new Prices();
		}

	}

	static class Prices {

		@OnMessage
		void trade(String message) {
		}

	}

}
