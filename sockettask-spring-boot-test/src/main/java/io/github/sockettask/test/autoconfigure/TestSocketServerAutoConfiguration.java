package io.github.sockettask.test.autoconfigure;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

import io.github.sockettask.SocketTaskRegistry;
import io.github.sockettask.autoconfigure.SocketTaskAutoConfiguration;
import io.github.sockettask.test.TestSocketServer;

/**
 * Auto-configuration of a scripted server, and of tasks that connect to it.
 *
 * @since 0.1.0
 * @see AutoConfigureTestSocketServer
 */
@AutoConfiguration(before = SocketTaskAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "sockettask.test.network", matchIfMissing = true)
public final class TestSocketServerAutoConfiguration {

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	ServerUrlCustomizer testSocketServerUrlCustomizer(TestSocketServer server) {
		return new ServerUrlCustomizer(server);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingBean(TestSocketServer.class)
	static class OwnServer {

		@Bean
		TestSocketServer testSocketServer() {
			return TestSocketServer.start();
		}

		@Bean
		ServerCleanup testSocketServerCleanup(TestSocketServer testSocketServer, SocketTaskRegistry registry,
				ListableBeanFactory beanFactory) {
			return new ServerCleanup(testSocketServer, registry, beanFactory);
		}

	}

}
