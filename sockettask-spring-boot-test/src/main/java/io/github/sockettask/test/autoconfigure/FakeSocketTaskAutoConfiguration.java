package io.github.sockettask.test.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;

import io.github.sockettask.SocketMessageConverter;
import io.github.sockettask.autoconfigure.SocketTaskAutoConfiguration;
import io.github.sockettask.settings.EngineConfiguration;
import io.github.sockettask.settings.SocketTaskCustomizer;
import io.github.sockettask.settings.SocketTaskSettingsSource;
import io.github.sockettask.settings.Startup;
import io.github.sockettask.test.task.FakeSocketTaskFactory;
import io.github.sockettask.test.task.SocketTaskTestDriver;

/**
 * Auto-configuration of tasks without a network.
 *
 * @since 0.1.0
 * @see AutoConfigureFakeSocketTasks
 */
@AutoConfiguration(before = SocketTaskAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "sockettask.test.network", havingValue = false, matchIfMissing = true)
public final class FakeSocketTaskAutoConfiguration {

	@Bean
	FakeSocketTaskFactory fakeSocketTaskFactory(SocketTaskSettingsSource settings, EngineConfiguration configuration,
			SocketMessageConverter converter) {
		return new FakeSocketTaskFactory(settings, configuration, converter);
	}

	// A fake task is opened by the test, which runs after the start.
	@Bean
	SocketTaskCustomizer fakeStartupCustomizer() {
		return (name, settings) -> (settings.startup() != Startup.LAZY) ? settings.withStartup(Startup.BACKGROUND)
				: settings;
	}

	@Bean
	SocketTaskTestDriver socketTaskTestDriver(FakeSocketTaskFactory factory) {
		return new SocketTaskTestDriver(factory);
	}

	@Bean
	TestCleanup fakeSocketTaskCleanup(SocketTaskTestDriver driver) {
		return driver::reset;
	}

}
