package io.github.sockettask.benchmarks.peers.sockettask;

import java.util.HashMap;
import java.util.Map;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

import io.github.sockettask.benchmarks.client.ClientSettings;

/**
 * The application that each of our peers is.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class BenchmarkApplication {

	static ApplicationContext start(ClientSettings settings, Map<String, Object> more,
			ApplicationContextInitializer<GenericApplicationContext> beans) {
		Map<String, Object> properties = new HashMap<>(more);
		properties.put("sockettask.defaults.receive.max-message-size", settings.maxMessageSize() + "B");
		// the other clients open connections as fast as they can
		properties.put("sockettask.connect-rate", 0);
		properties.put("sockettask.max-concurrent-connects", 0);
		SpringApplication application = new SpringApplication(BenchmarkApplication.class);
		application.setBannerMode(Banner.Mode.OFF);
		application.setDefaultProperties(properties);
		application.addInitializers(beans);
		return application.run();
	}

}
