package io.github.sockettask.benchmarks.handlers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

import io.github.sockettask.SocketTask;

/**
 * An application whose tasks have handlers but no network, called by the thread that
 * reads.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class FeedApplication {

	static ConfigurableApplicationContext start(Class<?> handlers, String... tasks) {
		Map<String, Object> properties = new HashMap<>();
		properties.put("sockettask.defaults.receive.mode", "inline");
		properties.put("sockettask.defaults.auto-startup", false);
		properties.put("logging.level.root", "warn");
		for (String task : tasks) {
			properties.put("sockettask.tasks." + task + ".url", "ws://" + task);
		}
		SpringApplication application = new SpringApplication(FeedApplication.class, handlers);
		application.setBannerMode(Banner.Mode.OFF);
		application.setDefaultProperties(properties);
		ConfigurableApplicationContext context = application.run();
		List.of(tasks).forEach((task) -> context.getBean(task, SocketTask.class).start().join());
		return context;
	}

	@Bean
	FeedTransport transport() {
		return new FeedTransport();
	}

}
