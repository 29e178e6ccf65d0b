package io.github.sockettask.test.autoconfigure;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

import io.github.sockettask.SocketTaskRegistry;
import io.github.sockettask.autoconfigure.SocketTaskAutoConfiguration;
import io.github.sockettask.settings.SocketTaskCustomizer;
import io.github.sockettask.test.task.SocketTaskRecorder;

/**
 * Auto-configuration of what tasks under test have in common, with and without a network:
 * they are recorded, and wait for the test to be started.
 *
 * @since 0.1.0
 */
// Recorders are added after annotated methods, which have then handled each recorded
// event.
@AutoConfiguration(after = SocketTaskAutoConfiguration.class)
public final class RecordedSocketTaskAutoConfiguration {

	@Bean
	SmartInitializingSingleton socketTaskRecording(SocketTaskRegistry registry) {
		return () -> registry.tasks().forEach(SocketTaskRecorder::of);
	}

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	SocketTaskCustomizer testAutoStartupCustomizer(Environment environment) {
		boolean autoStartup = environment.getProperty("sockettask.test.auto-startup", Boolean.class, false);
		return (name, settings) -> autoStartup ? settings : settings.withAutoStartup(false);
	}

}
