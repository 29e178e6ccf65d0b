package io.github.sockettask.test.autoconfigure;

import java.util.stream.Collectors;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

import io.github.sockettask.ConnectSocketException;
import io.github.sockettask.HandshakeCustomizer;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskRegistry;
import io.github.sockettask.autoconfigure.SocketTaskAutoConfiguration;
import io.github.sockettask.settings.SocketTaskCustomizer;
import io.github.sockettask.settings.SocketTaskSettings;
import io.github.sockettask.settings.Startup;
import io.github.sockettask.test.TestSocketServer;
import io.github.sockettask.test.task.FakeSocketTaskFactory;

/**
 * Auto-configuration of tests that must not connect, as the addresses of their tasks are
 * those of production: no task starts with the application, and an attempt that the test
 * or the application makes all the same fails before it reaches the network.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = SocketTaskAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "sockettask.test.connect", havingValue = false)
@ConditionalOnBean(SocketTaskRegistry.class)
@ConditionalOnMissingBean({ TestSocketServer.class, FakeSocketTaskFactory.class })
public final class DisconnectedSocketTaskAutoConfiguration {

	private static final Log logger = LogFactory.getLog(DisconnectedSocketTaskAutoConfiguration.class);

	private static final String REASON = "sockettask.test.connect is false, which is the default of tests with "
			+ "sockettask-spring-boot-test on the class path. To connect, annotate the test with "
			+ "@AutoConfigureTestSocketServer, give it a field with a server, or set sockettask.test.connect=true";

	// Runs last, so that no customizer of the application connects to production.
	@Bean
	@Order(Ordered.LOWEST_PRECEDENCE)
	SocketTaskCustomizer disconnectedTaskCustomizer() {
		return (name, settings) -> disconnected(settings);
	}

	private static SocketTaskSettings disconnected(SocketTaskSettings settings) {
		boolean lazy = settings.startup() == Startup.LAZY;
		return settings.withAutoStartup(false)
			.withStartup(lazy ? Startup.LAZY : Startup.BACKGROUND)
			.withReconnect(settings.reconnect().withEnabled(false));
	}

	// Runs first, since other customizers may request a token from a server.
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	HandshakeCustomizer disconnectedHandshakeCustomizer() {
		return (handshake, attempt) -> {
			throw new ConnectSocketException("Nothing connects in this test: " + REASON);
		};
	}

	@Bean
	SmartInitializingSingleton disconnectedNotice(SocketTaskRegistry registry) {
		return () -> {
			String names = registry.tasks().stream().map(SocketTask::name).sorted().collect(Collectors.joining(", "));
			if (!names.isEmpty()) {
				logger.info("No socket task connects in this test (" + names + "): " + REASON);
			}
		};
	}

}
